import DocumentModel

/// Values of metadata in the forms the model asks for.
enum MetadataValue {
  /// A value of a field; nil where it says nothing.
  static func tidy(_ value: String, _ field: MetadataItem.Field) -> String? {
    guard !value.isEmpty else { return nil }
    switch field {
    case .published, .modified: return date(value) ?? value
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

  private static let months = [
    "jan": "01", "feb": "02", "mar": "03", "apr": "04", "may": "05", "jun": "06", "jul": "07", "aug": "08", "sep": "09",
    "oct": "10", "nov": "11", "dec": "12",
  ]

  /// ISO 8601 of a date: `20111215`, `2011-12-15T10:00:00Z`, `2011-Dec-15`, `Thu, 15 Dec 2011 10:00:00 GMT`,
  /// `December 15, 2011`.
  private static func date(_ value: String) -> String? {
    let parts = value.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
    if parts.count == 1, parts[0].utf8.count == 8, parts[0].utf8.allSatisfy(ASCII.isDigit) {
      return "\(parts[0].prefix(4))-\(parts[0].dropFirst(4).prefix(2))-\(parts[0].suffix(2))"
    }
    func isYear(_ part: String) -> Bool { part.utf8.count == 4 && part.utf8.allSatisfy(ASCII.isDigit) }
    func two(_ part: String) -> String? {
      if let month = months[part.lowercased().prefix(3).description], part.utf8.count >= 3 { return month }
      let digits = part.prefix { $0.isASCII && $0.isNumber }
      return (1...2).contains(digits.count) ? (digits.count == 1 ? "0" + digits : String(digits)) : nil
    }
    if let year = parts.first, isYear(year) {
      let rest = parts.dropFirst().prefix(2).prefix { two($0) != nil }.compactMap(two)
      return ([year] + rest).joined(separator: "-")
    }
    guard let place = parts.firstIndex(where: isYear),
      let month = parts.firstIndex(where: { months[$0.lowercased().prefix(3).description] != nil }), month < place
    else { return nil }
    let day = parts[..<place].first { two($0) != nil && $0.first?.isNumber == true }.flatMap(two)
    return ([parts[place], two(parts[month]), day].compactMap { $0 }).joined(separator: "-")
  }
}
