/// All kinds the program recognises: one line each. The order is the order of reports, not of preference.
enum RecognizerCatalog {
  static func all(_ packs: PackSet, _ vocabulary: inout Vocabulary) throws -> [any Recognizer] {
    [
      try LawRecognizer(packs, &vocabulary),
      NamedActRecognizer(packs, &vocabulary),
      TreatyRecognizer(packs, &vocabulary),
      QuantityRecognizer(packs, &vocabulary),
      YearRecognizer(packs, &vocabulary),
      AgencyRecognizer(packs, &vocabulary),
      AcronymRecognizer(packs, &vocabulary),
    ]
  }
}
