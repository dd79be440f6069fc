import DocumentModel
import TestSupport
import Testing

@testable import Recognition

@Suite("Laws and their identifiers") struct LawIdentityTests {
  private static let engine = Result { try RecognitionEngine(packs: try PackSet.embedded()) }

  private static func laws(_ text: String) throws -> [Mention] {
    try engine.get().recognize(PlainDocument.make([text])).mentions.filter { $0.kind == .law }
  }

  @Test(
    "the spellings and languages of one law are one entity with one identifier",
    arguments: [
      (
        [
          "Law No. 21 of 2007", "UU No. 21 Tahun 2007", "UU 21/2007",
          "Undang-Undang RI Nomor 21 Tahun 2007",
        ],
        "/akn/id/act/2007/21"
      ),
      (
        ["Government Regulation No. 59 of 2021", "PP No. 59 Tahun 2021", "Peraturan Pemerintah Nomor 59 Tahun 2021"],
        "/akn/id/act/pp/2021/59"
      ),
      (["Pub. L. 101-549", "Public Law 101–549", "P.L. 101-549"], "/us/pl/101/549"),
      (["18 U.S.C. § 1591", "18 USC 1591", "section 1591 of title 18, United States Code"], "/us/usc/t18/s1591"),
      (
        ["Regulation (EU) 2016/679", "Verordnung (EU) 2016/679", "Règlement (UE) 2016/679", "CELEX 32016R0679"],
        "32016R0679"
      ),
      (["Directive 92/43/EEC", "Council Directive 92/43/EEC", "Richtlinie 92/43/EWG"], "31992L0043"),
      (
        ["SI 2010/659", "S.I. 2010 No. 659", "Statutory Instrument 2010 No. 659"],
        "http://www.legislation.gov.uk/id/uksi/2010/659"
      ),
      (["S.I. No. 336/2011", "S.I. No. 336 of 2011"], "http://www.irishstatutebook.ie/eli/2011/si/336"),
      (["Human Rights Act 1998", "Human Rights Act 1998 (c. 42)"], "http://www.legislation.gov.uk/id/ukpga/1998/42"),
      (
        ["Promotion of Access to Information Act 2 of 2000", "Promotion of Access to Information Act, 2000"],
        "/akn/za/act/2000/2"
      ),
      (["ECLI:EU:C:2011:124", "EU:C:2011:124"], "ECLI:EU:C:2011:124"),
    ])
  func spellings(_ written: [String], _ id: String) throws {
    let found = try written.map { try Self.laws("They read \($0) again.") }
    #expect(found.map(\.count) == written.map { _ in 1 })
    #expect(found.map { $0.first?.normalized["id"] } == written.map { _ in .string(id) })
    #expect(Set(found.map { $0.first?.entityKey }).count == 1)
  }

  @Test(
    "two laws of one number are two",
    arguments: [
      ("PP No. 22 Tahun 2021", "Perpres No. 22 Tahun 2021"), ("Executive Order 12898", "Proclamation 12898"),
      ("Framework Decision 2002/584/JHA", "Decision 2002/584/JHA"), ("SI 2010/659", "SSI 2010/659"),
    ])
  func others(_ one: String, _ other: String) throws {
    let keys = try [one, other].map { try #require(try Self.laws("They read \($0) again.").first?.entityKey) }
    #expect(keys[0] != keys[1])
  }

  @Test(
    "courts' neutral citations have an identifier",
    arguments: [
      ("[2017] UKSC 5", "https://caselaw.nationalarchives.gov.uk/id/uksc/2017/5"),
      ("[2019] EWHC 123 (Admin)", "https://caselaw.nationalarchives.gov.uk/id/ewhc/admin/2019/123"),
      ("[2010] ZACC 7", "/akn/za/judgment/zacc/2010/7"), ("[1992] HCA 23", "/akn/au/judgment/hca/1992/23"),
    ])
  func courts(_ written: String, _ id: String) throws {
    #expect(try Self.laws("It was held in \(written) again.").map { $0.normalized["id"] } == [.string(id)])
  }

  @Test("a title behind a number is the law's, and is no part of the mention")
  func titles() throws {
    let found = try Self.laws("Under Law No. 7 of 2011 concerning the Management of Coastal Waters it is barred.")
    #expect(found.map { $0.normalized["title"] } == [.string("Management of Coastal Waters")])
    let directive = try Self.laws(
      "See Directive 2009/31/EC of the European Parliament and of the Council of 23 April 2009 on the geological storage of carbon dioxide."
    )
    #expect(directive.map { $0.normalized["title"] } == [.string("geological storage of carbon dioxide")])
    #expect(try Self.laws("It passed Law No. 7 of 2011 on 4 May 2011.").map { $0.normalized["title"] } == [nil])
  }

  @Test("a title and the number in brackets behind it are one law, wherever the title stands again")
  func parallel() throws {
    let found = try Self.laws("The Quiet Harbors Act of 1982 (Pub. L. 97-311) stands. The Quiet Harbors Act is old.")
    #expect(found.count == 3)
    #expect(Set(found.map(\.entityKey)) == ["law:/us/pl/97/311"])
  }
}

@Suite("References back to laws") struct LawReferenceTests {
  private static let engine = Result { try RecognitionEngine(packs: try PackSet.embedded()) }

  /// The mentions of laws and treaties: what is quoted, and the number, the year or the name that it means.
  private static func found(_ text: String) throws -> [String] {
    let document = PlainDocument.make([text])
    return try engine.get().recognize(document).mentions.filter { $0.kind == .law || $0.kind == .treaty }.map {
      mention in
      let meaning = ["number", "title", "name"].compactMap { mention.normalized[$0]?.text }.first ?? ""
      return "\(document.text.quote(mention.range)) = \(meaning)"
    }
  }

  @Test(
    "are resolved where they can mean one alone",
    arguments: [
      ("Law No. 3 of 2011 is new. Article 5 of the said Law is long.", "Article 5 of the said Law = 3"),
      ("Law No. 3 of 2011 (the Ports Law) is new. The Ports Law binds.", "Ports Law = 3"),
      ("Law No. 3 of 2011 concerning Sea Ports (KPL) is new. The KPL binds.", "KPL = 3"),
      ("Regulation (EU) 2016/679 applies. That Regulation is long.", "Regulation = 679"),
      ("UU No. 3 Tahun 2011 berlaku. Dalam undang-undang tersebut ada sanksi.", "undang-undang = 3"),
      ("PP No. 3 Tahun 2011 berlaku. Pasal 4 Peraturan Pemerintah tersebut jelas.", "Pasal 4 Peraturan Pemerintah = 3"),
      (
        "The Quiet Ports Act 1983 (the \"Act\") and the Loud Ports Act 1990 differ. Section 4 of the Act says so.",
        "Section 4 of the Act = Quiet Ports Act"
      ),
      (
        "In Kent v. Miller, 410 U.S. 113 (1973), it held so. Kent, supra, at 160.", "Kent, supra, at 160 = 410 U.S. 113"
      ),
      (
        "The Slavery Convention, 1926 (the \"Convention\") and the ASEAN Charter bind. Article 3 of the Convention says so.",
        "Article 3 of the Convention = Slavery Convention, 1926"
      ),
    ])
  func resolved(_ text: String, _ expected: String) throws {
    let found = try Self.found(text)
    #expect(found.contains(expected), "\(found)")
  }

  @Test(
    "are left alone where they could mean two",
    arguments: [
      ("UU No. 3 Tahun 2011 dan UU No. 4 Tahun 2012 berlaku. Dalam undang-undang tersebut ada sanksi.", 2),
      ("The Quiet Ports Act 1983 and the Loud Ports Act 1990 differ. The Act is old.", 2),
      ("In Kent v. Miller, 410 U.S. 113, and Kent v. Ross, 411 U.S. 12, it held so. Kent, supra, at 160.", 2),
      ("Law No. 3 of 2011 is new. The order was read.", 1),
    ])
  func ambiguous(_ text: String, _ count: Int) throws {
    let found = try Self.found(text)
    #expect(found.count == count, "\(found)")
  }

  @Test("each case of a list of joined cases is one")
  func joinedCases() throws {
    let found = try Self.found("See Joined Cases C-402/05 P and C-415/05 P, and C-34/09, on appeal.")
    #expect(found == ["Cases C-402/05 P = C-402", "C-415/05 P = C-415", "C-34/09 = C-34"])
  }
}

@Suite("What packs say is no law") struct PackNegativeTests {
  @Test("no text that a pack names as none holds a law or a treaty")
  func negatives() throws {
    let engine = try RecognitionEngine(packs: try PackSet.embedded())
    for pack in try PackSet.embedded().packs {
      for text in pack.negative ?? [] {
        let document = PlainDocument.make([text])
        let found = engine.recognize(document).mentions.filter { $0.kind == .law || $0.kind == .treaty }
        #expect(found.map { document.text.quote($0.range) } == [], "\(pack.pack): \(text)")
      }
    }
  }

  @Test("every pack of laws names such texts")
  func present() throws {
    for pack in try PackSet.embedded().packs where pack.laws != nil || pack.namedLaws != nil || pack.treaties != nil {
      #expect(pack.negative?.isEmpty == false, "\(pack.pack)")
    }
  }

  @Test("a broken identifier stops everything and is told with its pack")
  func broken() throws {
    let yaml = "pack: x\nsource: y\nlaws:\n  - {pattern: \"=Rule <number>\", type: act, id: \"/akn/{nummer}\"}"
    let packs = try PackSet.embedded().adding(yaml, file: "x.yaml")
    let error = #expect(throws: PackError.self) { try RecognitionEngine(packs: packs) }
    #expect(error?.description.contains("{nummer}") == true, "\(error?.description ?? "")")
  }
}
