import DocumentModel
import Foundation
@testable import KnowledgeBase
import Testing

@Suite("Facts of one measure are compared")
struct ComparingTests {
  /// A document that says some facts, each its own paragraph.
  private static func document(_ name: String, _ drafts: [FactDraft]) throws -> Extraction {
    let html = drafts.indices.map { "<p>\(name) says number \($0)</p>" }.joined()
    var extraction = try Example(name: name, html: html).extraction()
    for (index, draft) in drafts.enumerated() {
      let quote = "number \(index)"
      let range = try #require(Array(html.utf8).firstRange(of: Array(quote.utf8)))
      let place = try #require(
        Provenance(ranges: [SourceRange(range.lowerBound, range.upperBound)], quote: quote))
      extraction.facts.append(try #require(Fact(draft, evidence: [.init(role: .value, provenance: place)])))
    }
    return extraction
  }

  fileprivate static func draft(
    _ value: NormalizedValue, _ qualifier: String? = nil, subject: String = "Applicants", key: String? = nil,
    property: String = "quantity", period: String? = "2020", unit: String? = nil, place: String? = nil,
    population: String? = nil, negated: Bool = false
  ) -> FactDraft {
    var draft = FactDraft(
      property: property, subject: subject, subjectKey: key, value: value, unit: unit, period: period,
      qualifier: qualifier, evidence: [])
    (draft.place, draft.population, draft.negated) = (place, population, negated)
    return draft
  }

  private static func time(_ text: String, _ qualifier: String = "adopted") -> FactDraft {
    draft(.string(text), qualifier, subject: "the Act", key: "law:XX:act:1", property: "enactment", period: nil)
  }

  struct Pair: Sendable, CustomTestStringConvertible {
    var a: FactDraft
    var b: FactDraft
    /// `agrees`, `contradicts` or nothing.
    var outcome: String?
    var testDescription: String { "\(a.value) \(a.qualifier ?? "") and \(b.value) \(b.qualifier ?? "")" }
    init(_ a: FactDraft, _ b: FactDraft, _ outcome: String?) { (self.a, self.b, self.outcome) = (a, b, outcome) }
  }

  static let pairs: [Pair] = [
    Pair(draft(.integer(704)), draft(.integer(704)), "agrees"),
    Pair(draft(.integer(704)), draft(.integer(705)), "contradicts"),
    Pair(draft(.integer(704)), draft(.integer(704), subject: "applicants"), "agrees"),
    Pair(draft(.integer(704)), draft(.integer(704), property: "series"), "agrees"),
    Pair(draft(.integer(700), "about"), draft(.integer(704)), "agrees"),
    Pair(draft(.integer(700), "about"), draft(.integer(790)), "contradicts"),
    Pair(draft(.integer(704), "about"), draft(.integer(706)), "contradicts"),
    Pair(draft(.integer(700), "almost"), draft(.integer(690)), "agrees"),
    Pair(draft(.integer(700), "almost"), draft(.integer(704)), "contradicts"),
    Pair(draft(.integer(700), "at_least"), draft(.integer(9000)), "agrees"),
    Pair(draft(.integer(700), "at_least"), draft(.integer(600)), "contradicts"),
    Pair(draft(.integer(700), "at_most"), draft(.integer(600), "more_than"), "agrees"),
    Pair(draft(.object(["low": .integer(5), "high": .integer(9)])), draft(.integer(7)), "agrees"),
    Pair(draft(.object(["low": .integer(5), "high": .integer(9)])), draft(.integer(10)), "contradicts"),
    Pair(draft(.integer(704)), draft(.integer(705), period: "2021"), nil),
    Pair(draft(.integer(704), period: nil), draft(.integer(705), period: nil), nil),
    Pair(draft(.integer(704), place: "A"), draft(.integer(705), place: "B"), nil),
    Pair(draft(.integer(704)), draft(.integer(705), population: "women"), nil),
    Pair(draft(.integer(70), unit: "%"), draft(.integer(705)), nil),
    Pair(draft(.integer(704)), draft(.integer(705), subject: "Victims"), nil),
    Pair(time("2007"), time("2007-04-19"), "agrees"), Pair(time("2007"), time("2008"), "contradicts"),
    Pair(time("2007-04-19"), time("2007-04-20"), "contradicts"),
    Pair(time("2007"), time("2008", "in_force"), nil),
    Pair(
      draft(.string("victims"), property: "responsibility", period: nil),
      draft(.string("migrants"), property: "responsibility", period: nil), nil),
    Pair(
      draft(.string("victims"), property: "responsibility", period: nil),
      draft(.string("Victims"), property: "responsibility", period: nil), "agrees"),
    Pair(
      draft(.string("victims"), property: "responsibility", period: nil),
      draft(.string("victims"), property: "responsibility", period: nil, negated: true), "contradicts"),
  ]

  @Test("and agree or contradict as their qualifiers allow", arguments: pairs)
  func pair(_ pair: Pair) throws {
    for drafts in [[pair.a, pair.b], [pair.b, pair.a]] {
      let space = try Workspace()
      try space.store([[try Self.document("a.html", [drafts[0]])], [try Self.document("b.html", [drafts[1]])]])
      let found = try space.rows("SELECT 'agrees' FROM agreements UNION ALL SELECT 'contradicts' FROM contradictions")
      #expect(found == (pair.outcome.map { [["\"\($0)\""]] } ?? []))
    }
  }

  @Test(
    "Cells are of one measure only where what names them is the same",
    arguments: [
      (Cell("Malaysia", 12, place: "Malaysia", header: "2019", caption: "Vessels"), false),
      (Cell("Malaysia", 12, place: "Malaysia", header: "2019", caption: "Prisoners, by country"), true),
      (Cell("Malaysia", 12, place: "Malaysia", header: "Ships", caption: "Prisoners, by country"), false),
      (Cell("Total", 12, header: "2019", caption: "Vessels"), false), (Cell("Total", 12, header: "2019"), false),
      (Cell("Applications", 12, header: "2019", caption: "Applications by year"), true),
      (Cell("Applications", 12, header: "2019"), true), (Cell("Applications", 12, header: "Men"), false),
      (Cell("Robbery", 12, header: "2019", caption: "Crimes by kind"), false),
    ])
  func cells(_ cell: Cell, _ isCompared: Bool) throws {
    let others = [
      Cell("Malaysia", 40, place: "Malaysia", header: "2020", caption: "Prisoners, by country"),
      Cell("Total", 40, header: "2020"), Cell("Applications", 40, header: "2020"),
      Cell("Robbery", 40, header: "2020", caption: "Convictions"),
    ]
    let other = try #require(others.first { $0.subject == cell.subject })
    let space = try Workspace()
    try space.store([[try cell.document("a.html")], [try other.document("b.html")]])
    #expect(try space.rows("SELECT 1 FROM contradictions").count == (isCompared ? 1 : 0))
  }

  /// A cell of a table as a fact, with what names it.
  struct Cell: Sendable {
    var subject: String
    var value: Int
    var place: String?
    var header: String
    var caption: String?

    init(_ subject: String, _ value: Int, place: String? = nil, header: String, caption: String? = nil) {
      (self.subject, self.value, self.place, self.header, self.caption) = (subject, value, place, header, caption)
    }

    func document(_ name: String) throws -> Extraction {
      let html = [caption, header, subject, String(value)].compactMap { $0.map { "<p>\($0)</p>" } }.joined()
      var extraction = try Example(name: name, html: html).extraction()
      func evidence(_ role: EvidenceRole, _ quote: String) throws -> Fact.Evidence {
        let range = try #require(Array(html.utf8).firstRange(of: Array(quote.utf8)))
        return .init(
          role: role,
          provenance: try #require(
            Provenance(ranges: [SourceRange(range.lowerBound, range.upperBound)], quote: quote)))
      }
      var draft = ComparingTests.draft(.integer(value), subject == "Total" ? "total" : nil, subject: subject)
      draft.property = "series"
      draft.place = place
      var pieces = [try evidence(.value, String(value)), try evidence(.header, header)]
      if let caption { pieces.append(try evidence(.caption, caption)) }
      extraction.facts.append(try #require(Fact(draft, evidence: pieces)))
      return extraction
    }
  }

  @Test("each side with its evidence, agreement inside a document apart from that between documents")
  func sides() throws {
    let space = try Workspace()
    let same = Self.draft(.integer(704))
    try space.store([
      [try Self.document("a.html", [same, same]), try Self.document("b.html", [Self.draft(.integer(9))])]
    ])
    #expect(
      try space.rows("SELECT scope, source, quote, other_source, other_quote FROM agreements") == [
        ["\"within a document\"", "\"a.html\"", "\"number 0\"", "\"a.html\"", "\"number 1\""]
      ])
    #expect(
      try space.rows("SELECT scope, min(source, other_source), max(source, other_source) FROM contradictions LIMIT 1")
        == [["\"between documents\"", "\"a.html\"", "\"b.html\""]])
  }

  @Test("once, however often a document says it")
  func repeated() throws {
    let space = try Workspace()
    let same = Self.draft(.integer(704))
    try space.store([
      [
        try Self.document("a.html", [same, same, same]),
        try Self.document("b.html", [Self.draft(.integer(9)), Self.draft(.integer(9))]),
      ]
    ])
    #expect(try space.rows("SELECT count(*) FROM contradictions") == [["1"]])
    #expect(try space.rows("SELECT count(*) FROM agreements") == [["4"]])
  }

  @Test(
    "what has a unit where the sentence says the same of its subject",
    arguments: [
      (["had no contract"], ["had no contract"], "%", true), (["had no contract"], ["were women"], "%", false),
      ([], [], "%", false), ([], [], "USD", false), (["spent"], ["Spent"], "USD", true),
      (["long"], ["wide"], "m", false), ([], [], "km", true), ([], [], nil, true),
      (["Ambon", "spent"], ["Tual", "spent"], "USD", false),
    ] as [([String], [String], String?, Bool)])
  func aspects(_ first: [String], _ second: [String], _ unit: String?, _ isCompared: Bool) throws {
    let keys = [first, second].enumerated().map { index, headers in
      FactMeasure(Self.draft(.integer(40 + index), unit: unit), FigureNames(headers: headers))?.key
    }
    #expect((keys[0] != nil && keys[0] == keys[1]) == isCompared)
  }

  @Test("and words by which a document means several things contradict no other document")
  func ambiguous() throws {
    let space = try Workspace()
    let total = [Self.draft(.integer(1), subject: "Total"), Self.draft(.integer(2), subject: "Total")]
    try space.store([
      [try Self.document("a.html", total), try Self.document("b.html", [Self.draft(.integer(3), subject: "Total")])]
    ])
    #expect(try space.rows("SELECT scope FROM contradictions") == [["\"within a document\""]])
  }

  @Test("the same whatever the order, the batches and the versions in between")
  func order() throws {
    let documents = try (0..<6).map { index in
      try Self.document("\(index).html", [Self.draft(.integer(700 + index / 3)), Self.draft(.integer(700), "about")])
    }
    let dump = """
      SELECT agrees, scope, min(fact, other_fact), max(fact, other_fact) FROM _compared ORDER BY 1, 2, 3, 4
      """
    let one = try Workspace()
    try one.store([documents])
    let expected = try one.rows(dump)
    #expect(expected.count > 20)
    for batches in [documents.reversed().map { [$0] }, [Array(documents[3...]), Array(documents[..<3])]] {
      let space = try Workspace()
      try space.store([[try Self.document("0.html", [Self.draft(.integer(1))])]])
      for batch in batches { try space.store([batch]) }
      #expect(try space.rows(dump) == expected)
      #expect(try space.export() == one.export())
    }
  }

  @Test("anew where a side is gone")
  func gone() throws {
    let space = try Workspace()
    try space.store([
      [try Self.document("a.html", [Self.draft(.integer(1))]), try Self.document("b.html", [Self.draft(.integer(2))])]
    ])
    #expect(try space.rows("SELECT count(*) FROM contradictions") == [["1"]])
    let writer = try KnowledgeBaseWriter.open(path: space.path, extractor: "1", search: true)
    try writer.remove(sources: ["b.html"])
    try writer.compare()
    try writer.close()
    #expect(try space.rows("SELECT count(*) FROM contradictions") == [["0"]])
    #expect(try space.rows("SELECT count(*) FROM _positions") == [["0"]])
  }
}
