import DocumentModel
import KnowledgeBase
import Testing

@Suite("Search finds facts, mentions and passages")
struct SearchingTests {
  private func search(_ query: String, kinds: Set<SearchHit.Kind> = Set(SearchHit.Kind.allCases)) throws -> [SearchHit]
  {
    let space = try Workspace()
    try space.store([[try Example.report.extraction(), try Example.other.extraction()]])
    let reader = try KnowledgeBaseReader.open(path: space.path)
    defer { try? reader.close() }
    return try Searcher(reader).search(query, limit: 10, kinds: kinds)
  }

  @Test("by words, beginnings of words and phrases, in any script and case")
  func finds() throws {
    #expect(try search("HARBOUR agency", kinds: [.passage]).count == 2)
    #expect(try search("harb*", kinds: [.passage]).count == 2)
    #expect(try search("harb", kinds: [.passage]).isEmpty)
    #expect(try search(#""agency received""#, kinds: [.passage]).count == 1)
    #expect(try search(#""received agency""#, kinds: [.passage]).isEmpty)
    let cafe = try #require(try search("cafe and", kinds: [.passage]).first)
    #expect(cafe.source == Example.other.name)
    #expect(cafe.snippet == "⟦Café⟧ “⟦Ånd⟧” closed.")
  }

  @Test("with the place of each, an entity once")
  func places() throws {
    let agencies = try search("harbour", kinds: [.mention])
    #expect(agencies.map(\.label) == ["agency"])
    #expect(agencies.map(\.quote) == ["Harbour Agency"])
    let fact = try #require(try search("quantity 176", kinds: [.fact]).first)
    let place = try #require(fact.place)
    #expect(String(decoding: Example.report.bytes[place.start..<place.end], as: UTF8.self) == "176")
    #expect(fact.source == Example.report.name)
  }

  @Test(
    "and takes whatever is typed",
    arguments: [
      "", " ", "\"", "*", "AND", "a OR", "NOT x", "col:x", "(", "a NEAR/2 b", "^x", "-x", "{a b}:c", "'; DROP", "\"a",
      "a\"b*\"", "\u{0}", "+", "x*y", "日本",
    ])
  func hostile(_ query: String) throws {
    _ = try search(query)
  }

  @Test("but nothing of documents stored without it")
  func without() throws {
    let space = try Workspace()
    try space.store([[try Example.report.extraction()]], search: false)
    try space.store([[try Example.other.extraction()]], search: true)
    var changed = Example.report
    changed.html += " "
    try space.store([[try changed.extraction()]], search: true)
    let reader = try KnowledgeBaseReader.open(path: space.path)
    #expect(try Searcher(reader).search("applications", kinds: [.passage]).count == 3)
    try reader.close()
  }
}
