/// What the period grammar finds and what it leaves alone.
enum PeriodExamples {
  /// All periods marked.
  static let positive = [
    "It ran ⟦period|from 2015 to June 2020⟧ without a break.", "The plan for ⟦period|2017–2020⟧ ended.",
    "It doubled ⟦period|between 2019 and 2021⟧ in the south.", "Life was hard in the ⟦period|1990s⟧ there.",
    "The term is ⟦period|five years⟧ at most.", "Reply within ⟦period|30 days⟧ or lose the right.",
    "It took ⟦period|almost two years⟧ to build.", "Over ⟦period|the next six months⟧ prices fell.",
    "Data cover ⟦period|January to March 2019⟧ only.", "Berlaku ⟦period|dari 2015 sampai 2020⟧ di Jawa.",
    "Masa jabatannya ⟦period|lima tahun⟧ menurut aturan.", "Program ⟦period|2021–2023⟧ itu sederhana.",
    "Camp runs ⟦period|3–5 March 2020⟧ by the lake.", "The trial took ⟦period|14 days⟧ in all.",
    "⟦period|From 1 May 2014 to 3 June 2015⟧ the road was shut.", "He served ⟦period|twelve months⟧ of it.",
    "⟦period|1998-2003⟧", "They waited ⟦period|at least ten days⟧ for rain.",
    "In ⟦period|the past three years⟧ none came.",
    "The ban of ⟦period|six weeks⟧ was lifted.", "Jawaban datang dalam ⟦period|30 hari kerja⟧.",
    "It lasted ⟦period|2–3 weeks⟧ each time.", "A stay of ⟦period|more than 90 days⟧ needs a visa.",
    "The style of the ⟦period|1920s⟧ came back.", "Dalam ⟦period|lima tahun terakhir⟧ harga naik.",
    "Work stops for ⟦period|48 hours⟧ then.",
  ]

  /// No period in any of them.
  static let negative = [
    "In 2019 it closed.", "On 23 October 2009 it opened.", "Some 400 people came.", "Article 5 applies.",
    "It costs $18 to $20.",
    "The limit is 18 years old.", "Pages 12–19 are lost.", "From Jakarta to Bogor it rains.", "The year was dry.",
    "2,000 to 3,000 voters",
    "6 to 17 years old", "Law No. 21 of 2007 holds.", "Chapters 3 to 5 follow.", "In May 2011 it rained.",
    "Pasal 4 berlaku.",
  ]
}
