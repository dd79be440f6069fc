/// What the percent grammar finds and what it leaves alone.
enum PercentExamples {
  /// All percentages marked.
  static let positive = [
    "Output rose by ⟦percent|7.4%⟧ in spring.", "⟦percent|Around 38% of farm workers⟧ rent their land.",
    "⟦percent|Up to 15 percent of the pupils⟧ stayed away.", "⟦percent|72 per cent of all households⟧ have a tap.",
    "⟦percent|At least 30 % of seats⟧ are reserved.", "The share is ⟦percent|10–12%⟧ in the hills.",
    "It is ⟦percent|between 20% and 25%⟧ by law.", "It fell from ⟦percent|40%⟧ to ⟦percent|31%⟧ in a year.",
    "⟦percent|Fifty percent of members⟧ agreed.", "Sebanyak ⟦percent|sekitar 64 persen⟧ warga desa hadir.",
    "Pajak itu ⟦percent|12,5 persen dari harga⟧.", "⟦percent|Nearly 9% of the budget⟧ was spent.",
    "⟦percent|More than 80% of victims of fraud⟧ knew the caller.", "Only ⟦percent|3%⟧ replied.",
    "⟦percent|Less than 1% of cases⟧ went to trial.", "The rate (⟦percent|5.5%⟧) is low.",
    "⟦percent|One percent of travellers⟧ had papers.", "Levels ⟦percent|above 95%⟧ are rare.",
    "Costs grew ⟦percent|20 to 30 per cent⟧ over the plan.", "⟦percent|100% of rivers and lakes⟧ are sampled.",
    "Hanya ⟦percent|8%⟧ yang lulus.", "The goal is ⟦percent|at most 2%⟧ waste.",
    "⟦percent|61%⟧ of whom were women.", "It kept ⟦percent|18%⟧ for itself.",
    "Rates of ⟦percent|6%⟧ and ⟦percent|9%⟧ apply.",
  ]

  /// No percentage in any of them.
  static let negative = [
    "Some 40 people came.", "It cost $18.", "See page 12.", "The percentage was unknown.", "A large share agreed.",
    "In 2019 it closed.", "Article 7 applies.", "It is 12 km away.", "The per capita figure is low.",
    "Half of them left.",
    "Three of the five stayed.", "No percent sign stands here.", "Pada tahun 2020 turun.", "Pasal 4 berlaku.",
    "10 per day.",
  ]
}
