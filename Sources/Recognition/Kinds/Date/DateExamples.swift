/// What the date grammar finds and what it leaves alone.
enum DateExamples {
  /// All dates marked.
  static let positive = [
    "It was signed on ⟦date|23 October 2009⟧ in Bali.", "It opened on ⟦date|October 23, 2009⟧ at noon.",
    "By ⟦date|June 2020⟧ all had left.",
    "On ⟦date|14 Juni 2021⟧ rapat dibuka.", "Sejak ⟦date|Mei 2018⟧ kantor itu tutup.",
    "Filed ⟦date|2009-10-23⟧ by post.",
    "It arrived on ⟦date|23/10/2009⟧ by sea.", "The hearing of ⟦date|3rd March 2015⟧ was short.",
    "The ⟦date|1st of May 2014⟧ was dry.",
    "On ⟦date|27 July⟧ the court rose.", "See the order of ⟦date|Dec. 5, 2016⟧ for details.", "⟦date|12 August 1998⟧",
    "Monday, ⟦date|4 March 2019⟧, was a holiday.", "It lapsed on ⟦date|31 December 2022⟧.",
    "The draft of ⟦date|19.04.2007⟧ was lost.",
    "On ⟦date|September 1⟧ classes begin.", "Berlaku pada ⟦date|15 Desember 2008⟧ di semua daerah.",
    "In ⟦date|May 2011⟧ it rained.",
    "(⟦date|8 March 2017⟧)", "Retrieved ⟦date|12 January 2021⟧ from the archive.",
    "The talks of ⟦date|5 May 2003⟧ failed.",
    "It was ⟦date|November 30th, 1999⟧ then.", "Both ⟦date|1 April 2010⟧ and ⟦date|2 April 2010⟧ were busy.",
    "On ⟦date|10 Oktober 2014⟧ surat itu dikirim.", "As of ⟦date|30 June 2020⟧ none was left.",
  ]

  /// No date in any of them.
  static let negative = [
    "In 2019 it closed.", "May 400 people enter?", "Law No. 21 of 2007 holds.", "In March it rained.",
    "They march 12 km.",
    "Article 5 applies.", "Section 3.1.2 was cut.", "Some 23 people came.", "It may 2 or 3 times fail.",
    "Call 021-555-0199.",
    "The score was 3-1-1.", "Version 1.2.3 is old.", "The ratio 3/4 is fine.", "12 members", "The 1990s were hard.",
  ]
}
