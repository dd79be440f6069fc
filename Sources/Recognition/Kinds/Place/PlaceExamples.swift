/// Marked text with all its places, and text without any.
enum PlaceExamples {
  static let positive = [
    "Workers left ⟦place|Indonesia⟧ for ⟦place|Saudi Arabia⟧.",
    "⟦place|Indonesian⟧ workers and ⟦place|Filipinos⟧ share the ward.",
    "The shelter in ⟦place|Batam⟧ closed.",
    "⟦place|South Sudan⟧’s border with ⟦place|Sudan⟧ moved.",
    "rules of ⟦place|Southeast Asia⟧ apply",
    "a clinic in ⟦place|Kupang⟧, ⟦place|East Nusa Tenggara⟧, opened",
    "The ⟦place|U.S.⟧ and the ⟦place|United Kingdom⟧ agreed.",
    "⟦place|Lombok⟧, ⟦place|Kupang⟧, and ⟦place|Batam⟧",
    "The Ministry of Mines of the ⟦place|Republic of Indonesia⟧ agreed.",
    "It was heard in ⟦place|Georgia⟧, ⟦place|United States⟧.",
  ]

  static let negative = [
    "Michael Jordan spoke.",
    "The guide is written in French.",
    "the Dutch language",
    "Victoria signed it.",
    "turkey and chad are not capitalised",
    "a china cup",
    "The Jakarta Chronicle printed it.",
    "Hamilton and Austin argued the appeal.",
  ]
}
