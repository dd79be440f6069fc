/// What the year recogniser finds and what it leaves alone.
enum YearExamples {
  /// All years marked.
  static let positive = [
    "It fell in ⟦year|2019⟧ and rose in ⟦year|2020⟧.", "The plan for ⟦year|2017⟧–⟦year|2020⟧ ended.",
    "In (⟦year|1979⟧) the text was opened.",
    "⟦year|2015⟧", "Law No. 21 of ⟦year|2007⟧ holds.", "Between ⟦year|2019⟧ and mid-⟦year|2021⟧ it doubled.",
  ]

  /// No year in any of them.
  static let negative = [
    "See page 2007 of the file.", "There were 2000 people in the hall.", "Order No. 1984 was lifted.",
    "It cost $1999 then.",
    "The 1.2019 release is old.", "Section 1591 applies.", "Call 2015-33 now.", "The code A2019 failed.",
    "They planted 2015 hectares.",
  ]
}
