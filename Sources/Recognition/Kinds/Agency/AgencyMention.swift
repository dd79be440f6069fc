import DocumentModel

/// Makes mentions of institutions, all with the same fields and key.
enum AgencyMention {
  /// A mention of the institution with this canonical name.
  static func make(
    _ range: TextRange, name: String, acronym: String?, type: String?, country: String?, recognizer: String,
    sentence: Int
  ) -> Mention {
    var normalized: NormalizedFields = ["name": .string(name)]
    normalized["acronym"] = acronym.map { .string($0) }
    normalized["org_type"] = type.map { .string($0) }
    // The field names a country; organisations between states have none.
    if let country, country.utf8.count == 2, country != "UN", country != "EU" {
      normalized["country"] = .string(country)
    }
    return Mention(
      .agency, range, normalized: normalized, recognizer: recognizer, entityKey: "agency:\(name)", sentence: sentence)
  }
}
