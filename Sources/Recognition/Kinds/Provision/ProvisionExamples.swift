/// What the recogniser of provisions without an instrument, and the linker of acts, find and leave alone.
enum ProvisionExamples {
  /// All laws marked.
  static let positive = [
    "The accused was charged under ⟦law|Sections 147⟧, ⟦law|148⟧ and ⟦law|149⟧.",
    "The court relied on ⟦law|Order VIII Rule 1⟧ and on ⟦law|clause (a) of sub-section 2 of section 41⟧.",
    "That is provided by ⟦law|s. 6(3)⟧ and by ⟦law|section 143(1)(a)(ii)⟧.",
    "He was convicted under ⟦law|Section 302 of the Indian Penal Code⟧ and ⟦law|Section 27⟧ as well.",
    "The offence falls under ⟦law|Section 420 IPC⟧ and ⟦law|Section 41 of the Cr.P.C.⟧ alike.",
    "It violates ⟦law|Article 21 of the Constitution of India⟧ and ⟦law|Article 14 of the Constitution⟧.",
    "Ein Anspruch folgt aus ⟦law|§ 280 Abs. 1 BGB⟧ und ⟦law|Art. 14 GG⟧.",
    "The ⟦law|Modern Slavery Act 2015⟧ came first. ⟦law|Section 54 of that Act⟧ asks for statements.",
    "The ⟦law|Borders Act 2007⟧ and the ⟦law|Asylum Act 2002⟧ differ: ⟦law|section 3 of the 2002 Act⟧ is wider.",
    "In ⟦law|State of Kerala v. Mathew Thomas⟧ the court held otherwise.",
  ]

  /// No law in any of them.
  static let negative = [
    "Section 3 describes the method.", "See Section 3.2 below.", "India v Pakistan was played in Lahore.",
    "Article 5 is about birds.", "Chapter IV follows.", "Take part 2 of the kit.", "In order 5 of them left.",
    "Section 4 presents results for 20 firms.", "The old Act of love was forgotten.",
  ]
}
