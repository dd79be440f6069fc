import DocumentModel

/// Values of metadata in the forms the model asks for.
enum MetadataValue {
  /// A value of a field; nil where it says nothing.
  static func tidy(_ value: String, _ field: MetadataItem.Field) -> String? {
    guard !value.isEmpty else { return nil }
    switch field {
    case .published, .modified: return MetadataDate.iso(value) ?? value
    // A reference into the document's own ontology is no name.
    case .author, .publisher: return value.hasPrefix("#") ? nil : value
    case .language: return language(value)
    case .doi:
      for prefix in ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"]
      where value.lowercased().hasPrefix(prefix) { return String(value.dropFirst(prefix.count)) }
      return value
    default: return value
    }
  }

  /// A BCP 47 tag: ISO 639-2 codes of the languages legal XML is mostly written in become those of two letters.
  private static func language(_ value: String) -> String {
    let code = value.count <= 3 ? value.lowercased() : value
    return codes[code] ?? code
  }

  private static let codes = [
    "eng": "en", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "spa": "es", "ita": "it", "por": "pt", "nld": "nl",
    "dut": "nl", "ind": "id", "ell": "el", "gre": "el", "fin": "fi", "swe": "sv", "dan": "da", "pol": "pl", "ces": "cs",
    "ron": "ro", "hun": "hu", "ara": "ar", "zho": "zh", "jpn": "ja", "swa": "sw", "msa": "ms", "tha": "th", "vie": "vi",
  ]
}
