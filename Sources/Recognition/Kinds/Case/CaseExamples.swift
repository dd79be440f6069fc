/// What the recogniser of cases finds and what it leaves alone.
enum CaseExamples {
  /// All cases marked.
  static let positive = [
    "The court followed ⟦law|[2019] EWCA Civ 1599⟧ and ⟦law|[2022] EWHC 3230 (Admin)⟧ there.",
    "It was decided in ⟦law|[2004] 1 AC 546⟧, ⟦law|[1987] QB 815⟧ and ⟦law|(2020) 71 EHRR 2⟧.",
    "See ⟦law|AIR 1973 SC 1461⟧, ⟦law|(1973) 4 SCC 225⟧ and ⟦law|1980 AIR (SC) 531⟧ for that.",
    "The same is said in ⟦law|2021 SCC OnLine SC 788⟧ of the bench.",
    "It is reported as ⟦law|309 CTR 321⟧ too.",
  ]

  /// No case in any of them.
  static let negative = [
    "In 2019 (2018) 71 EU states took part.", "The figure for [2019] 12 is missing.",
    "He wrote (2012) on 14 UN missions.", "The AC runs at 230 volts.",
  ]
}
