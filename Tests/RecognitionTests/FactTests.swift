import DocumentModel
import TestSupport
import Testing

@testable import Recognition

@Suite struct FactTests {
  private static let engine = Result { try RecognitionEngine(packs: try PackSet.embedded()) }

  private static func facts(_ text: String) throws -> (document: Document, facts: [FactDraft]) {
    let document = PlainDocument.make([text])
    return (document, try engine.get().recognize(document).facts)
  }

  private static let forms: [(property: String, example: String, isPositive: Bool)] = {
    let packs = (try? PackSet.embedded())?.packs ?? []
    return packs.flatMap(\.facts.orEmpty).flatMap { form in
      form.examples.orEmpty.map { (form.property, $0, true) } + form.negative.orEmpty.map { (form.property, $0, false) }
    }
  }()

  @Test("every example of the packs' statements gives its fact", arguments: forms)
  func examples(_ property: String, _ marked: String, _ isPositive: Bool) throws {
    let example = MarkedExample(marked.replacing("⟦subject|", with: "⟦agency|").replacing("⟦value|", with: "⟦law|"))
    let (document, facts) = try Self.facts(example.text)
    let found = facts.filter { $0.property == property && !$0.negated }.map { fact in
      [EvidenceRole.subject, .value].map { role in
        fact.evidence.first { $0.role == role }.map { document.text.quote($0.range) } ?? ""
      }
    }
    let subject = example.marks.first { $0.kind == "agency" }?.quote
    let value = example.marks.first { $0.kind == "law" }?.quote
    #expect(found == (isPositive ? [[subject, value].map { $0 ?? "unmarked" }] : []))
  }

  @Test("what is denied is a negated fact")
  func negated() throws {
    let facts = try Self.facts("Brunei has not ratified the ASEAN Charter.").facts
    #expect(facts.filter { $0.property == "ratification" }.map(\.negated) == [true])
  }

  @Test(
    "a relation takes the time of its own verb, and not the year of a name",
    arguments: [
      ("Indonesia ratified the ASEAN Charter in 2008.", "2008"),
      ("The ASEAN Charter was adopted in 2007 and ratified by Law No. 38 of 2008.", nil),
    ])
  func relationTimes(_ text: String, _ period: String?) throws {
    #expect(try Self.facts(text).facts.filter { $0.property == "ratification" }.map(\.period) == [period])
  }

  @Test(
    "a number takes the time of its own clause, or the one its sentence begins with",
    arguments: [
      ("The office received 46 applications in 2015 and 176 applications in 2019.", ["2015", "2019"]),
      ("In 2020 the office recorded 121 applications.", ["2020"]),
      ("The programme took in 314 people, of whom many in 2019.", [nil]),
      ("At least 25 meetings were moved online in 2020 and 2021.", [nil]),
      ("The Charter entered into force on 15 December 2008 and binds ten member states.", [nil]),
    ])
  func times(_ text: String, _ periods: [String?]) throws {
    #expect(try Self.facts(text).facts.filter { $0.property == "quantity" }.map(\.period) == periods)
  }

  @Test(
    "who says it is told, and who only does it is not",
    arguments: [
      ("UNICEF estimates that 10,000 children work there.", "UNICEF"),
      ("According to UNICEF, 10,000 children work there.", "UNICEF"),
      ("Menurut UNICEF, ada 10.000 anak di sana.", "UNICEF"),
      ("UNICEF sheltered 10,000 children.", nil),
    ])
  func attributions(_ text: String, _ speaker: String?) throws {
    #expect(try Self.facts(text).facts.filter { $0.property == "quantity" }.map(\.attribution) == [speaker])
  }
}

extension Optional where Wrapped: RangeReplaceableCollection {
  fileprivate var orEmpty: Wrapped { self ?? Wrapped() }
}
