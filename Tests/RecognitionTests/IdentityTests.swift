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
