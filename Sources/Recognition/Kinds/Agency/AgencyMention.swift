import DocumentModel

/// Makes mentions of institutions, all with the same fields and key.
enum AgencyMention {
  /// The keys of institutions that packs know begin so.
  static let knownPrefix = "agency:="

  /// A mention of an institution that packs know, or of one by its name alone.
  static func make(
    _ range: TextRange, known: InstitutionNames.Institution?, name: String, type: String?, recognizer: String,
    sentence: Int
  ) -> Mention {
    var mention = Mention(
      .agency, range, normalized: ["name": .string(name)], recognizer: recognizer, entityKey: "agency:\(name)",
      sentence: sentence)
    if let known { set(&mention, known) }
    if mention.normalized["org_type"] == nil { mention.normalized["org_type"] = type.map { .string($0) } }
    return mention
  }

  /// Gives a mention what the packs say of its institution.
  static func set(_ mention: inout Mention, _ known: InstitutionNames.Institution) {
    let type = known.type.map { NormalizedValue.string($0) } ?? mention.normalized["org_type"]
    mention.normalized = ["name": .string(known.name)]
    mention.normalized["acronym"] = known.acronym.map { .string($0) }
    mention.normalized["org_type"] = type
    // The field names a country; organisations between states have none.
    let country = known.country.flatMap { $0.utf8.count == 2 && $0 != "UN" && $0 != "EU" ? $0 : nil }
    mention.normalized["country"] = country.map { .string($0) }
    mention.normalized["parent"] = known.parent.map { .string($0) }
    mention.normalized["wikidata"] = known.wikidata.map { .string($0) }
    mention.normalized["ror"] = known.ror.map { .string($0) }
    mention.entityKey = knownPrefix + [country, known.name].compactMap(\.self).joined(separator: ":")
  }
}
