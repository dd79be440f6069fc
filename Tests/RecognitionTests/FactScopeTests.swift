import DocumentModel
import TestSupport
import Testing

@testable import Recognition

/// Which times, places, people, speakers and citations a fact takes from its sentence.
@Suite struct FactScopeTests {
  private static let engine = Result { try RecognitionEngine(packs: try PackSet.embedded()) }

  /// The facts of a text in which mentions are marked that other recognisers find.
  private static func facts(_ marked: String, _ kind: MentionKind) throws -> (document: Document, facts: [FactDraft]) {
    let example = MarkedExample(marked)
    let document = PlainDocument.make([example.text])
    let recognition = try engine.get().recognize(document)
    var mentions = recognition.mentions.filter { $0.kind != kind }
    for mark in example.marks where mark.kind == kind.rawValue {
      mentions.append(Mention(kind, mark.range, recognizer: "test"))
    }
    mentions.sort { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
    return (document, try engine.get().facts(in: recognition.text, mentions: mentions))
  }

  @Test(
    "a figure holds for the place behind it in its clause, or the one its sentence begins with",
    arguments: [
      ("It counted 40 huts in ⟦place|Ostrava⟧ and 12 barns in ⟦place|Zlin⟧.", ["Ostrava", "Zlin"]),
      ("In ⟦place|Ostrava⟧ it counted 40 huts.", ["Ostrava"]),
      ("It counted 40 huts, which ⟦place|Ostrava⟧ paid for.", [nil]),
      ("It counted 40 huts.", [nil]), ("It counted 40 Indonesian nurses.", ["Indonesian"]),
    ])
  func places(_ text: String, _ expected: [String?]) throws {
    #expect(try Self.facts(text, .place).facts.map(\.place) == expected)
  }

  @Test(
    "a figure rests on the citation in brackets behind it, or on the narrative one before it",
    arguments: [
      (
        "It counted 40 huts ⟦citation|(Bly, 2017)⟧ and 12 barns ⟦citation|(Orr, 2018)⟧.",
        [["(Bly, 2017)"], ["(Orr, 2018)"]]
      ),
      ("⟦citation|Bly (2017)⟧ counted 40 huts.", [["Bly (2017)"]]),
      ("It has 40 huts (⟦citation|Bly, 2017⟧; ⟦citation|Orr, 2018⟧).", [["Bly, 2017", "Orr, 2018"]]),
      ("It has 40 huts, while ⟦citation|Orr (2018)⟧ counted 12 barns.", [[], ["Orr (2018)"]]),
    ])
  func citations(_ text: String, _ expected: [[String]]) throws {
    let (document, facts) = try Self.facts(text, .citation)
    #expect(
      facts.map { fact in
        fact.evidence.filter { $0.role == .attribution }.map { document.text.quote($0.range) }
      } == expected)
  }

  @Test(
    "people behind `among` are those a figure holds for",
    arguments: [("It found 40 cases among night nurses.", "night nurses"), ("It found 40 cases.", nil)])
  func populations(_ text: String, _ expected: String?) throws {
    #expect(try Self.facts(text, .place).facts.map(\.population) == [expected])
  }

  @Test(
    "what is denied is negated",
    arguments: [
      ("It did not shelter 40 women.", true), ("It sheltered 40 women.", false),
      ("It sheltered not more than 40 women.", false),
    ])
  func negation(_ text: String, _ expected: Bool) throws {
    #expect(try Self.facts(text, .place).facts.map(\.negated) == [expected])
  }

  @Test(
    "what is said of the thing is told, by which figures of one thing are told apart",
    arguments: [
      ("Some 61% of the crews had no contract in 2019.", ["had no contract"]), ("The wall is 14 km long.", ["long"]),
      ("The ministry spent EUR 3 million.", ["spent"]), ("It counted 40 huts.", []),
      ("Only 61% of the crews.", []), ("61%", []),
    ])
  func predicates(_ text: String, _ expected: [String]) throws {
    let (document, facts) = try Self.facts(text, .place)
    #expect(
      facts.flatMap(\.evidence).filter { $0.role == .header }.map { document.text.quote($0.range) } == expected)
  }

  @Test(
    "lengths of time have a value and a unit of UCUM",
    arguments: [
      ("P14M", 14, "mo"), ("PT1H30M", 90, "min"), ("P2Y1M", 25, "mo"), ("P0.5Y", 0.5, "a"), ("P2W", 2, "wk"),
    ] as [(String, Double, String)])
  func lengths(_ iso: String, _ value: Double, _ unit: String) {
    let found = MeasuredLength.figure(iso)
    #expect(found?.value == value && found?.unit == unit)
  }

  @Test("a length whose units have no common one has no value")
  func mixedLength() { #expect(MeasuredLength.figure("P1Y1D") == nil) }

  @Test("what a figure is the value of is told apart from what it is measured of")
  func properties() throws {
    let (document, facts) = try Self.facts("The depth of the quarry was 30 m.", .place)
    let fact = try #require(facts.first)
    #expect(fact.subject == "quarry")
    #expect(fact.evidence.filter { $0.role == .header }.map { document.text.quote($0.range) } == ["depth"])
  }
}
