/// What the law recognisers find and what they leave alone, beyond the examples that each pack carries.
enum LawExamples {
  /// All laws marked.
  static let positive = [
    "Victims may claim restitution under ⟦law|Article 48 of Law No. 21 of 2007⟧ in the same trial.",
    "⟦law|Articles 3⟧, ⟦law|4⟧ and ⟦law|5 of Law No. 13 of 2006⟧ were read together.",
    "⟦law|Law No. 21 of 2007⟧, known as the ⟦law|TIP Law⟧, is the core statute. ⟦law|Article 2 of the TIP Law⟧ defines the crime.",
    "Permits are issued under the ⟦law|Clean Air Act⟧ and ⟦law|42 U.S.C. § 7661a(b)(3)⟧.",
    "See ⟦law|40 CFR 70.5⟧, ⟦law|40 CFR Part 122⟧ and ⟦law|Executive Order 12898⟧.",
    "The ⟦law|Public Health (Control of Disease) Act 1984⟧ gives councils that power.",
    "The ⟦law|Factories Act, 1948⟧ and the ⟦law|Mines Act, 1952⟧ are older.",
    "⟦law|Section 7 of the Factories Act, 1948⟧ requires notice.",
    "The ⟦law|Health and Safety at Work etc. Act 1974⟧ is in force.",
    "Member States apply ⟦law|Directive 2010/75/EU⟧ and ⟦law|Regulation (EC) No 166/2006⟧.",
    "The instrument is ⟦law|SI 2010/659⟧ of that year.",
    "It was rewritten by the ⟦law|Clean Air Act Amendments of 1990⟧, enacted as ⟦law|Pub. L. 101-549⟧.",
    "Pelaku dihukum dengan ⟦law|UU No. 21 Tahun 2007⟧ dan ⟦law|Undang-Undang Nomor 18 Tahun 2017⟧.",
    "Menurut ⟦law|Pasal 2 ayat (1) UU No. 21 Tahun 2007⟧ hal itu dilarang.",
    "The court relied on ⟦law|410 U.S. 113⟧, 153. ⟦law|Id. at 160⟧ it went on.",
    "See ⟦law|§ 66-7925.45⟧, ⟦law|§ 63:9-647⟧ and ⟦law|§§ 51-6735⟧ to ⟦law|16-2399⟧.",
    "It is ⟦law|28 U.S.C. §§ 561–569⟧, ⟦law|571⟧ and ⟦law|573(a)⟧.",
    "⟦law|Section 145(b) of division C of Public Law 114–223⟧ and ⟦law|chapter 51 of title 5, United States Code⟧ apply.",
    "⟦law|Presidential Regulation No. 69 of 2008⟧ set up the task force.",
  ]

  /// No law in any of them.
  static let negative = [
    "Table 3.2 and Figure 4 show the trend.", "He lives at No. 21, Section 3, in the old town.",
    "The law was passed in 2007.", "Id. at 5 is no law where none was cited.", "See § 3 below and § 4.2 above.",
    "The court cited 12 Kings Rd. 5 and 30 Oct. 1999.", "In 2011 Sci. Rep. 1 and 276 J. Biol. Chem. 12 told of it.",
    "Title 5 is long.", "The ratio was 3.68 Cr 1.57 to 12 Mo 30.",
    "An act of 1990 changed little.", "Section 3 below explains the method.",
    "Article 5 of the journal appeared in 2019.",
    "She will act on the report.", "The laws of physics hold.", "Room No. 12 of 2019 visitors was full.",
    "They act in 40 cases a year.",
    "The Acting Director signed it.", "Chapter 5 follows.",
  ]
}
