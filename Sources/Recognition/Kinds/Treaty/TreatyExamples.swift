/// What the treaty recogniser finds and what it leaves alone.
enum TreatyExamples {
  /// All treaties marked.
  static let positive = [
    "Indonesia signed the ⟦treaty|Convention on the Rights of the Child⟧ early.",
    "⟦treaty|Article 14 of the ASEAN Charter⟧ provides for a human rights body.",
    "The ⟦treaty|ASEAN Convention Against Trafficking in Persons, Especially Women and Children⟧ (⟦treaty|ACTIP⟧) followed.",
    "The ⟦treaty|Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children⟧ supplements it.",
    "⟦treaty|CEDAW⟧ and the ⟦treaty|United Nations Convention against Transnational Organized Crime⟧ bind the state.",
    "The ⟦treaty|Bohol TIP Work Plan⟧ ran for four years.",
    "The mandate is in ⟦treaty|Article 4 of the Terms of Reference of the AICHR⟧ only.",
    "The ⟦treaty|ASEAN Charter⟧ came into force. Critics say that the ⟦treaty|Charter⟧ has no teeth.",
    "It adopted the ⟦treaty|Labour Inspection Convention, 1947⟧ soon.",
    "⟦treaty|Konvensi tentang Hak Anak⟧ sudah disahkan.",
    "The ⟦treaty|Council of Europe Convention on Action against Trafficking in Human Beings⟧ is open to others.",
    "The ⟦treaty|Exchange of Notes between Norway and Sweden concerning reindeer grazing⟧ was renewed.",
    "A ⟦treaty|Memorandum of Understanding on the Conservation of Migratory Sharks⟧ was signed.",
    "The ⟦treaty|Agreement between the Government of Canada and the Government of Peru on cooperation in fisheries⟧ lapsed.",
    "It follows the ⟦treaty|Convention on biological diversity⟧ which entered into force.",
    "The ⟦treaty|Constitution of the World Health Organization⟧ and the ⟦treaty|Rome Statute of the International Criminal Court⟧ say so.",
    "They adopted the ⟦treaty|Amendments to the Convention on the Physical Protection of Nuclear Material⟧ later.",
    "The ⟦treaty|Convention on the Rights of the Child⟧ and the ⟦treaty|Convention against Torture⟧ bind it.",
    "Parties to the ⟦treaty|Slavery Convention, signed at Geneva on 25 September 1926⟧ met.",
    "It cites ⟦treaty|Article 17 of the Treaty on European Union⟧ and ⟦treaty|Article 101 TFEU⟧ again.",
    "The 1951 ⟦treaty|Convention relating to the Status of Refugees⟧ and its 1967 annex apply.",
  ]

  /// No treaty in any of them.
  static let negative = [
    "The party held its convention in Bali.", "A plan of action is needed.",
    "The protocol for data collection was simple.",
    "The terms of reference were not published.", "Under the agreement, both sides pay.",
    "The Convention Centre was full.",
    "Work plan templates are attached.", "The declaration was signed at the port.",
    "The Agreement on the basis of which they met is lost.", "She read the Declaration on Tuesday.",
    "The Constitution of Indonesia is older.",
    "An exchange of letters followed.", "The statute of limitations ran out.", "A memorandum was sent to Jakarta.",
  ]
}
