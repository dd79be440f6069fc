/// Citations in running text; see `MarkedExample` for the marks.
enum CitationExamples {
  static let positive = [
    "The rate fell ⟦citation|(Halloran, 2014)⟧ and rose.",
    "The rate fell (⟦citation|Halloran et al., 2014a⟧; ⟦citation|Brüning and van Aken, 2011⟧).",
    "As ⟦citation|Halloran et al. (2014)⟧ found, it fell.",
    "It fell as ⟦citation|Oyelaran and Petty (2009, p. 4)⟧ wrote.",
    "It fell (see ⟦citation|Oyelaran & Petty, 2009⟧).",
    "It fell ⟦citation|(Wagiman dkk., 2018)⟧ lagi.",
    "It fell ⟦citation|(R. Tambunan, 2006)⟧ again.",
    "It fell (⟦citation|Petty et al., 1987a⟧, ⟦citation|1987b⟧) again.",
    "It fell ⟦citation|[12]⟧ and rose [⟦citation|3⟧, ⟦citation|7–9⟧].",
    "The numbers fell in most of the mines ⟦citation|(12)⟧.",
    "It fell, as ⟦citation|Petty, M. (2009)⟧ wrote.",
  ]

  /// No citation in any of them.
  static let negative = [
    "The court sat in (2014) and later.", "Figure (3) shows it.", "The Mines Act (2007) was amended.",
    "They met on 3 March, 2014 in the hall.", "Paragraph (2), as amended, applies.", "On Tuesday, 2014 was gone.",
    "He had 3 of 14 tools.", "The interval [0, 1] is closed.", "[2012] 2 All ER 45 was read.",
  ]
}
