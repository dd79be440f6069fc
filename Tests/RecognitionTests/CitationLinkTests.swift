import DocumentModel
import TestSupport
import Testing

@testable import Recognition

@Suite struct CitationLinkTests {
  private static let engine = Result { try RecognitionEngine(packs: try PackSet.embedded()) }

  private static func recognized(_ text: [String], _ entries: [String]) throws -> RecognitionEngine.Recognition {
    var document = PlainDocument.make(text + entries)
    for index in text.count..<document.blocks.count { document.blocks[index].kind = .reference }
    return try engine.get().recognize(document)
  }

  private static let entries = [
    "Halloran, P. J. (2014). Shafts and ladders. Journal of Mine Safety, 12(3), 45–67.",
    "Oyelaran, T., & Petty, M. (2009). Lamps underground. Mining Notes, 4, 1–9.",
    "Oyelaran, T., & Brüning, K. (2009). Dust in the yards. Mining Notes, 4, 20–31.",
    "Ministry of Deep Works. (2018). Annual returns. Bramble Press.",
  ]

  @Test(
    "a citation is linked, or says why not",
    arguments: [
      ("It fell (Halloran, 2014).", "resolved", ["ref01"], []),
      ("It fell (Halloran, 2013).", "fuzzy", ["ref01"], ["year"]),
      ("It fell (Haloran, 2014).", "fuzzy", ["ref01"], ["name"]),
      ("It fell (Oyelaran, 2009).", "ambiguous", ["ref02", "ref03"], []),
      ("It fell (Oyelaran & Bruning, 2009).", "resolved", ["ref03"], []),
      ("It fell (MDW, 2018).", "resolved", ["ref04"], []),
      ("It fell (Petty, 2009).", "fuzzy", ["ref02"], ["order of authors"]),
      ("It fell (Unwin, 1999).", "unresolved", [], []), ("It fell [2].", "resolved", ["ref02"], []),
      ("It fell [9].", "unresolved", [], []),
    ] as [(String, String, [String], [String])])
  func links(_ sentence: String, _ resolution: String, _ targets: [String], _ differs: [String]) throws {
    let citations = try Self.recognized([sentence], Self.entries).mentions.filter { $0.kind == .citation }
    #expect(citations.count == 1)
    #expect(citations.first?.normalized["resolution"]?.text == resolution)
    #expect(citations.first.map { CitationFindings.targets(of: $0) } == targets)
    let said: [String] =
      if case .array(let names)? = citations.first?.normalized["differs"] { names.compactMap(\.text) } else { [] }
    #expect(said == differs)
  }

  @Test("citations without reference and references that nothing cites are found")
  func findings() throws {
    let found = try Self.recognized(["It fell (Halloran, 2014; Unwin, 1999)."], Self.entries)
    let rules = CitationFindings.findings(in: found.mentions).map(\.rule)
    #expect(rules == ["citation-unresolved", "reference-uncited", "reference-uncited", "reference-uncited"])
  }

  @Test("a citation supports what stands before it, back to the one before")
  func scope() throws {
    let sentence = "Shafts fell (Halloran, 2014) and lamps rose (Oyelaran & Petty, 2009). Nobody knows why."
    let found = try Self.recognized([sentence], Self.entries)
    let scope = CitationScope(found.mentions, in: found.text)
    func supported(at word: String) -> [String] {
      guard let place = sentence.firstRange(of: word) else { return [] }
      let start = sentence.utf8.distance(from: sentence.startIndex, to: place.lowerBound)
      return scope.citations(supporting: TextRange(start, start + 1)).flatMap {
        CitationFindings.targets(of: found.mentions[$0])
      }
    }
    #expect(supported(at: "Shafts") == ["ref01"])
    #expect(supported(at: "lamps") == ["ref02"])
    #expect(supported(at: "Nobody") == [])
  }
}
