import DocumentModel
import Foundation
import KnowledgeBase
import Pipelines
import TestSupport
import Testing

/// From a fact to the document that it cites, where that is in the knowledge base.
@Suite("Cited documents") struct FollowingTests {
  private static let review = """
    <!doctype html><html lang=en><head><title>Harbours reviewed</title></head><body><main><h1>Harbours reviewed</h1>
    <p>In 2003 the port of Velmar had 212 dockers (Renn, 2004). In 2003 the port of Velmar had 40 cranes (Tolland, 2005). In \
    2003 the port of Velmar had 17 pilots (Renn, 2004). In 2003 the port of Velmar had 9 tugs (Unwin, 2006).</p>
    <h2>References</h2><ul>
    <li>Renn, T. (2004). Dockers of the north. Journal of Ports, 3(1), 4–19. https://doi.org/10.5555/Ports.4</li>
    <li>Tolland, R. (2005). Cranes and their keepers. Harbour Press. https://www.ports.example/cranes/</li>
    <li>Unwin, P. (2006). Tugs at the river mouth. Harbour Press.</li></ul></main></body></html>
    """
  private static let dockers = """
    <!doctype html><html lang=en><head><title>Another title</title><meta name="citation_doi" content="doi:10.5555/ports.4">
    </head><body><main><h1>Dockers</h1><p>In 2003 the port of Velmar had 212 dockers. They worked in shifts by day and by \
    night.</p></main></body></html>
    """
  private static let cranes = """
    <!doctype html><html lang=en><head><title>Cranes</title></head><body><main><h1>Cranes</h1><p>In 2003 the port of Velmar had \
    38 cranes. Their keepers lived beside them in small houses of brick.</p></main></body></html>
    """
  private static let tugs = """
    <!doctype html><html lang=en><head><title>Tugs at the River Mouth | Harbour Press</title></head><body><main>\
    <h1>Tugs</h1><p>Tugs are small and strong, and nobody ever counted them here.</p></main></body></html>
    """

  private static let sources = [
    ("review.html", review), ("https://archive.example/dockers", dockers), ("http://ports.example/cranes", cranes),
    ("tugs.html", tugs),
  ]

  /// A knowledge base of some of the sources, stored in their order and so many at a time.
  private static func path(_ order: [Int], batch: Int) throws -> String {
    let folder = NSTemporaryDirectory() + "attest-follow-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/kb.sqlite"
    let extractor = try Extractor.standard()
    let writer = try KnowledgeBaseWriter.open(path: path, extractor: "1", search: true)
    var start = 0
    while start < order.count {
      let chunk = order[start..<min(start + batch, order.count)]
      try writer.store(
        chunk.map { extractor.extract(DocumentInput(name: sources[$0].0, bytes: Array(sources[$0].1.utf8))) })
      start += batch
    }
    try writer.compare()
    try writer.close()
    return path
  }

  private static func rows(_ path: String, _ sql: String) throws -> [String] {
    let reader = try KnowledgeBaseReader.open(path: path)
    defer { try? reader.close() }
    return try QueryConnection(path: path).run(sql).rows.map {
      $0.map { $0?.displayText ?? "-" }.joined(separator: " ")
    }
  }

  private static let answers = """
    SELECT subject, value, ref_id, basis, verdict, cited_source, other_value FROM cited_facts ORDER BY start
    """
  private static let expected = [
    "dockers 212 ref01 doi supported there https://archive.example/dockers 212",
    "cranes 40 ref02 url contradicted there http://ports.example/cranes 38",
    "pilots 17 ref01 doi not found there https://archive.example/dockers -",
    "tugs 9 ref03 title not found there tugs.html -",
  ]

  @Test(
    "a fact is looked up in the document it cites, in whatever order they came",
    arguments: [([0, 1, 2, 3], 4), ([3, 2, 1, 0], 1), ([1, 0, 3, 2], 2)])
  func follow(_ order: [Int], _ batch: Int) throws {
    let path = try Self.path(order, batch: batch)
    #expect(try Self.rows(path, Self.answers) == Self.expected)
    #expect(
      try Self.rows(path, "SELECT ref_id, basis, cited_source FROM cited_documents ORDER BY 1") == [
        "ref01 doi https://archive.example/dockers", "ref02 url http://ports.example/cranes", "ref03 title tugs.html",
      ])
  }

  @Test("equal knowledge gives equal exports, with what cited documents say")
  func exports() throws {
    func export(_ order: [Int], _ format: Exporter.Format) throws -> String {
      let reader = try KnowledgeBaseReader.open(path: try Self.path(order, batch: 3))
      defer { try? reader.close() }
      var bytes: [UInt8] = []
      try Exporter(reader).export(format) { bytes += $0 }
      return String(decoding: bytes, as: UTF8.self)
    }
    let graph = try export([0, 1, 2, 3], .graphml)
    #expect(graph == (try export([2, 3, 0, 1], .graphml)))
    for relation in ["supported there", "contradicted there", "not found there"] {
      #expect(graph.contains("<data key=\"relation\">\(relation)</data>"))
    }
    let linked = try export([0, 1, 2, 3], .jsonld)
    #expect(linked == (try export([3, 1, 0, 2], .jsonld)))
    for term in ["schema:citation", "schema:sameAs", "cito:isSupportedBy", "cito:isDisputedBy"] {
      #expect(linked.contains("\"\(term)\":[{\"id\":\"urn:attest:"))
    }
  }

  @Test("a cited document that is gone, or changed, is followed anew")
  func changes() throws {
    let path = try Self.path([0, 1, 2, 3], batch: 4)
    let writer = try KnowledgeBaseWriter.open(path: path, extractor: "1", search: true)
    try writer.remove(sources: ["tugs.html"])
    let changed = Self.cranes.replacing("38", with: "40")
    try writer.store([
      try Extractor.standard().extract(DocumentInput(name: "http://ports.example/cranes", bytes: Array(changed.utf8)))
    ])
    // Until then nothing is said.
    #expect(try Self.rows(path, Self.answers).isEmpty)
    try writer.compare()
    try writer.close()
    #expect(
      try Self.rows(path, "SELECT subject, verdict FROM cited_facts ORDER BY start") == [
        "dockers supported there", "cranes supported there", "pilots not found there",
      ])
  }

  @Test("search says what the cited document says")
  func search() throws {
    let reader = try KnowledgeBaseReader.open(path: try Self.path([0, 1, 2, 3], batch: 4))
    defer { try? reader.close() }
    let hits = try Searcher(reader).search("cranes", kinds: [.fact]).filter { $0.source == "review.html" }
    #expect(hits.first?.cited.map(\.verdict) == ["contradicted there"])
    #expect(hits.first?.cited.first?.quote == "38 cranes")
    #expect(SearchRendering.text(hits).contains("cites http://ports.example/cranes: contradicted there: “38 cranes”"))
  }
}
