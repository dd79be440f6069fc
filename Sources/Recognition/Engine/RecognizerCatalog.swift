/// All kinds the program recognises: one line each. The order is the order of reports, not of preference.
enum RecognizerCatalog {
  static func all(
    _ packs: PackSet, _ vocabulary: inout Vocabulary, institutions: InstitutionNames, places: PlaceNames
  ) throws -> [any Recognizer] {
    let treaties = TreatyRecognizer(packs, &vocabulary)
    let agencies = AgencyRecognizer(packs, &vocabulary, names: institutions, places: places)
    let citations = try CitationLexicon(packs, &vocabulary)
    return [
      try LawRecognizer(packs, &vocabulary),
      CitationRecognizer(citations),
      SectionSignRecognizer(citations, &vocabulary),
      try NamedActRecognizer(packs, &vocabulary),
      try KnownLawRecognizer(packs, &vocabulary),
      try CaseReportRecognizer(packs, &vocabulary),
      CaseNameRecognizer(packs, &vocabulary),
      CourtOfJusticeRecognizer(packs, &vocabulary),
      WrittenIdentifierRecognizer(&vocabulary),
      StandingProvisionRecognizer(packs, &vocabulary),
      OfficialJournalRecognizer(packs, &vocabulary),
      treaties,
      QuantityRecognizer(packs, &vocabulary),
      YearRecognizer(packs, &vocabulary),
      RelativeTimeRecognizer(packs, &vocabulary),
      InTextCitationRecognizer(packs, &vocabulary),
      BackCitationRecognizer(packs, &vocabulary),
      agencies,
      PlaceRecognizer(packs, &vocabulary, names: places),
      AcronymRecognizer(packs, &vocabulary, namers: [agencies, treaties]),
    ]
  }
}
