/// What the money grammar finds and what it leaves alone.
enum MoneyExamples {
  /// All sums marked.
  static let positive = [
    "The fine is ⟦money|IDR 2.1 billion⟧ at most.", "It cost ⟦money|$4,500⟧ to repair.",
    "A licence costs ⟦money|US$ 120⟧ now.",
    "Dendanya ⟦money|Rp600 juta⟧ menurut hakim.", "Biaya itu ⟦money|Rp2,1 miliar⟧ pada awalnya.",
    "Upahnya ⟦money|Rp1.500.000⟧ sebulan.", "Mereka membayar ⟦money|Rp 250.000⟧ kepada calo.",
    "The grant was ⟦money|€5 million⟧ in all.", "They raised ⟦money|about £30,000⟧ at the fair.",
    "It pays ⟦money|20 dollars⟧ a day.", "The fund holds ⟦money|5 million euros⟧ in cash.",
    "A loan of ⟦money|USD 75,000⟧ was refused.", "The toll is ⟦money|RM 12⟧ each way.",
    "Aid of ⟦money|up to $1.5 million⟧ was offered.", "Sales passed ⟦money|$3bn⟧ that year.",
    "The deposit is ⟦money|50 dollars⟧ or more.", "A ticket is ⟦money|HK$ 18⟧ at the pier.",
    "Harganya ⟦money|30.000 rupiah⟧ per kilo.", "The court ordered ⟦money|more than IDR 40 million⟧ in costs.",
    "The estimate is ⟦money|$10–12 million⟧ for both.", "They owe ⟦money|EUR 900⟧ since May.",
    "The budget of ⟦money|IDR 750 million⟧ was cut.", "It sold for ⟦money|three million pounds⟧ at auction.",
    "Bantuan ⟦money|sekitar Rp45 juta⟧ sudah cair.", "A fee of ⟦money|₹500⟧ applies.",
  ]

  /// No sum of money in any of them.
  static let negative = [
    "In 2019 it closed.", "The US sent 40 observers.", "Rp is the sign of the rupiah.", "Article 5 applies.",
    "The dollar fell by 3%.", "Euro zone members agreed.", "The pound is weak this year.",
    "Some 400 people came.", "Call room 12.", "The EUR route is closed.", "A hundred students came.", "12 km of road",
    "The won case was appealed.", "Pasal 4 berlaku.", "No sum was named.",
  ]
}
