import DocumentModel
import TestSupport
import Testing

@testable import Recognition

@Suite struct IdentityTests {
  private static let engine = Result { try RecognitionEngine(packs: try PackSet.embedded()) }

  private static func mentions(_ paragraphs: String..., kind: MentionKind = .agency) throws -> [(
    quote: String, mention: Mention
  )] {
    let document = PlainDocument.make(paragraphs)
    return try engine.get().recognize(document).mentions.filter { $0.kind == kind }
      .map { (document.text.quote($0.range), $0) }
  }

  @Test("the country beside a name, before or behind it, tells the institution")
  func countryBeside() throws {
    let found = try Self.mentions(
      "The Indonesian Ministry of Health wrote to Kementerian Kesehatan, the Ministry of Health of the Republic of "
        + "Indonesia, in May.")
    #expect(found.count == 3)
    #expect(Set(found.map(\.mention.entityKey)).count == 1)
    #expect(found.first?.mention.normalized["country"] == .string("ID"))
  }

  @Test("institutions of one name in two countries stay apart")
  func lookAlikes() throws {
    let one = try Self.mentions("In the Philippines and in Manila the Department of Health opened clinics.")
    let other = try Self.mentions("In London and all of England the Department of Health opened clinics.")
    let keys = [one, other].map { found in found.first { $0.quote == "Department of Health" }?.mention.entityKey }
    #expect(keys[0] != nil)
    #expect(keys[1] != nil)
    #expect(keys[0] != keys[1])
  }

  @Test("a ministry that packs know for another country only is not that one")
  func otherCountry() throws {
    let found = try Self.mentions("Egypt and its capital Cairo grew; Egyptian voters asked the Ministry of Manpower.")
    #expect(found.map { $0.mention.normalized["country"] } == [.string("EG")])
  }

  @Test("an acronym, its long form and a translation are one, and the definition tells so")
  func translation() throws {
    let text = "The Agency for Coral Care (Badan Peduli Karang) met. Coral law binds the Agency for Coral Care (ACC)."
    let found = try Self.mentions(text)
    #expect(Set(found.map(\.mention.entityKey)).count == 1, "\(found.map { ($0.quote, $0.mention.entityKey) })")
    let definition = try Self.mentions(text, kind: .acronym).first
    #expect(definition?.mention.entityKey == found.first?.mention.entityKey)
  }

  @Test("a later definition of the same letters holds from there on, and names what it contradicts")
  func twoMeanings() throws {
    let found = try Self.mentions(
      "The Coral Reef Board (CRB) met.", "CRB paid.", "The Coastal Rail Bureau (CRB) met.", "CRB built.",
      kind: .acronym)
    let uses = found.filter { $0.mention.role == "use" }.map { $0.mention.normalized["long"] }
    #expect(uses == [.string("Coral Reef Board"), .string("Coastal Rail Bureau")])
    #expect(found.compactMap { $0.mention.normalized["conflict"] } == [.string("Coral Reef Board")])
  }

  /// A document of sections, each with a heading and one paragraph.
  private static func sections(_ paragraphs: String...) -> Document {
    var document = PlainDocument.make(paragraphs.flatMap { ["Part", $0] })
    for place in document.blocks.indices {
      document.blocks[place].section = place / 2
      if place % 2 == 0 {
        document.blocks[place].kind = .heading
        document.sections.append(Section(heading: document.blocks[place].range, level: 2, parent: nil))
      }
    }
    return document
  }

  @Test("letters that two sections define otherwise mean in each what it says, and nothing certain in a third")
  func sectionScope() throws {
    let document = Self.sections(
      "The Coral Reef Board (CRB) met. CRB paid.", "Boats wait. CRB built the Coastal Rail Bureau (CRB). CRB left.",
      "CRB slept.")
    let mentions = try Self.engine.get().recognize(document).mentions
    let uses = mentions.filter { $0.kind == .acronym && $0.role == "use" }
    #expect(uses.map { $0.normalized["long"]?.text } == ["Coral Reef Board", "Coastal Rail Bureau", nil])
    #expect(uses.last?.normalized["meanings"] == .array([.string("Coral Reef Board"), .string("Coastal Rail Bureau")]))
    let last = try #require(uses.last)
    #expect(!mentions.contains { $0.kind == .agency && $0.range == last.range })
  }

  @Test("what a section above defines holds in the sections below it that define nothing else")
  func sectionBelow() throws {
    var document = Self.sections(
      "The Coral Reef Board (CRB) met.", "CRB paid.", "The Coastal Rail Bureau (CRB) met. CRB built.", "CRB left.")
    for place in 1..<4 { document.sections[place].parent = 0 }
    let uses = try Self.engine.get().recognize(document).mentions.filter { $0.kind == .acronym && $0.role == "use" }
    #expect(
      uses.map { $0.normalized["long"]?.text } == ["Coral Reef Board", "Coastal Rail Bureau", "Coral Reef Board"])
  }

  @Test(
    "a name with a slip in one word is the institution's, and the mention tells what differs",
    arguments: [
      ("the Witness and Victim Protecton Agency", "Protecton", "Protection"),
      ("the Witness and Victim Protectoin Agency", "Protectoin", "Protection"),
      ("the Witnes and Victim Protection Agency", nil, nil),
      ("the Witness and Victim Protection Agnecy", "Agnecy", "Agency"),
      ("the Indonesian Minstry of Foreign Affairs", "Minstry", "Ministry"),
    ])
  func misspelt(_ name: String, _ wrong: String?, _ right: String?) throws {
    let document = PlainDocument.make(["In May \(name) answered."])
    let found = try Self.engine.get().recognize(document).mentions.filter { $0.kind == .agency }
    let mention = try #require(found.first)
    #expect(mention.part("misspelt").map { document.text.quote($0) } == wrong)
    #expect(mention.normalized["corrected"]?.text == right)
    #expect(mention.normalized["country"]?.text == (right == nil ? nil : "ID"))
  }

  @Test("the universities of a document's authors are not what it is about")
  func affiliations() throws {
    let found = try Self.mentions(
      "University of Oxford", "Harvard University and Yale University",
      "In Jakarta and in Bandung the Ministry of Manpower wrote.")
    #expect(found.last?.mention.normalized["country"] == .string("ID"))
  }

  @Test("names that differ by a letter, but not by a slip of the pen, stay apart")
  func lookAlikeNames() throws {
    for (one, other) in [
      ("Board of Mineral Dyes", "Board of Minerals Dyes"), ("Council of Gambia Towns", "Council of Zambia Towns"),
      ("Institute for Policy Games", "Institute for Police Games"), ("Bureau of Cable Cars", "Bureau of Fable Cars"),
      ("Board of Lantrn Makers", "Board of Lanterns Makers"),
    ] {
      let found = try Self.mentions("The \(one) met. The \(one) paid. The \(other) left.")
      #expect(Set(found.map(\.mention.entityKey)).count == 2, "\(one), \(other)")
    }
  }

  @Test("of two spellings that no pack knows, the one the document writes more often is meant")
  func misspeltInDocument() throws {
    let found = try Self.mentions(
      "The Harbour Lantern Board met.", "The Harbour Lantrn Board paid.", "The Harbour Lantern Board left.")
    #expect(Set(found.map(\.mention.entityKey)).count == 1)
    #expect(found.map { $0.mention.normalized["corrected"]?.text } == [nil, "Lantern", nil])
    let equal = try Self.mentions("The Harbour Lantern Board met.", "The Harbour Lantrn Board paid.")
    #expect(Set(equal.map(\.mention.entityKey)).count == 2)
  }

  @Test("identifiers of the Research Organization Registry are what the packs say")
  func registry() throws {
    let found = try Self.mentions("The University of Oxford and CERN agreed.")
    #expect(
      found.map { $0.mention.normalized["ror"]?.text } == ["https://ror.org/052gg0110", "https://ror.org/01ggx4157"])
    #expect(found.first?.mention.normalized["wikidata"] == .string("Q34433"))
  }

  @Test("an acronym that the document defines is the institution it says, whatever country the document is about")
  func definedAbroad() throws {
    let found = try Self.mentions(
      "In London, in Leeds and in Bristol the Directorate General of Mines Safety (DGMS) is unknown. DGMS wrote.")
    #expect(found.map(\.quote) == ["Directorate General of Mines Safety", "DGMS", "DGMS"])
    #expect(Set(found.map(\.mention.entityKey)).count == 1)
  }

  @Test("an acronym that several institutions bear stays as it is, unless the document's country decides")
  func sharedAcronym() throws {
    let bare = try Self.mentions("The NIA answered.")
    #expect(bare.map { $0.mention.normalized["name"] } == [.string("NIA")])
    let told = try Self.mentions("In India, at Mumbai and Pune, the NIA answered.")
    #expect(told.map { $0.mention.normalized["name"] } == [.string("National Investigation Agency")])
  }

  @Test("parents and identifiers come from the packs")
  func parents() throws {
    let found = try Self.mentions("The Forest Service planted trees.")
    #expect(found.first?.mention.normalized["parent"] == .string("Department of Agriculture"))
    #expect(found.first?.mention.normalized["wikidata"] == .string("Q1155400"))
  }

  @Test("an institution that opens a bracket with a number is the source of the figure before it")
  func author() throws {
    let document = PlainDocument.make(["Shelters took in 314 women in Batam (LPSK, 2020)."])
    let facts = try Self.engine.get().recognize(document).facts
    #expect(facts.first?.attribution == "LPSK")
    #expect(facts.first?.place == "Batam")
  }
}
