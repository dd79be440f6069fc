import DocumentModel
import Foundation
import Pipelines
import TestSupport
import Testing

@Suite struct ExtractionTests {
  private static func extract(_ html: String) throws -> Extraction {
    try Extractor.standard().extract(DocumentInput(name: "t.html", bytes: Array(html.utf8)))
  }

  @Test(
    "a mention cites its exact bytes, markup and references included",
    arguments: [
      ("<p>See <em>Law No. <b>21</b></em> of 2007 now.</p>", "<em>Law No. <b>21</b></em> of 2007"),
      ("<p>See Law&nbsp;No.&#32;21 of 2007 now.</p>", "Law&nbsp;No.&#32;21 of 2007"),
      ("<p>See Law\r\n  No. 21 <!-- of 1999 -->of 2007 now.</p>", "Law\r\n  No. 21 <!-- of 1999 -->of 2007"),
      ("<p>See Law No. 21<br>of 2007 now.</p>", "Law No. 21<br>of 2007"),
    ])
  func exactBytes(_ html: String, _ bytes: String) throws {
    let law = try #require(try Self.extract(html).mentions.first { $0.mention.kind == .law })
    #expect(law.provenance.quote == "Law No. 21 of 2007")
    let hull = law.provenance.hull
    let slice = String(decoding: Array(html.utf8)[hull.start..<hull.end], as: UTF8.self)
    // Inline tags at the ends may be in the range or not; what is between the first and last letter must be.
    #expect(slice.contains(bytes.trimmingTags()))
    #expect(bytes.contains(slice.trimmingTags()))
  }

  @Test("a header of several paragraphs is a piece of evidence for each")
  func evidenceByBlock() throws {
    let extraction = try Self.extract(
      "<table><tr><th>Service</th><th><p>Cost</p><p>per operator</p></th></tr>"
        + "<tr><td>Shelter</td><td>$298</td></tr><tr><td>Legal aid</td><td>$120</td></tr></table>")
    let headers = extraction.facts.first?.evidence.filter { $0.role == .header }.map(\.provenance.quote)
    #expect(headers?.prefix(2) == ["Cost", "per operator"])
    #expect(!extraction.diagnostics.contains { $0.id == "anchor.unproven" })
  }

  @Test("nothing crosses a block")
  func blocks() throws {
    #expect(try Self.extract("<p>Law No. 21</p><p>of 2007</p>").mentions.allSatisfy { $0.mention.kind != .law })
  }

  @Test("furniture yields no mention")
  func furniture() throws {
    let page =
      "<nav>Law No. 1 of 1999</nav><main><p>Law No. 21 of 2007 is the core of this page, which says more.</p></main><footer>Law No. 2 of 1998</footer>"
    #expect(
      try Self.extract(page).mentions.filter { $0.mention.kind == .law }.map(\.provenance.quote) == [
        "Law No. 21 of 2007"
      ])
  }

  @Test("every corpus document is read whole and gives the same twice", arguments: Repository.corpus)
  func corpus(_ path: String) throws {
    let bytes = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    let extractor = try Extractor.standard()
    let first = extractor.extract(DocumentInput(name: "x", bytes: bytes))
    let second = extractor.extract(DocumentInput(name: "x", bytes: bytes))
    #expect(first.document.status == .ok)
    #expect(first.mentions.count > 5)
    #expect(first.mentions == second.mentions)
    #expect(first.facts == second.facts)
    // Documents that were written for their references state nothing else.
    let facts = URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent("facts.tsv").path
    #expect(!first.facts.isEmpty || !FileManager.default.fileExists(atPath: facts))
    #expect(!first.diagnostics.contains { $0.id == "anchor.unproven" })
    for mention in first.mentions {
      #expect(mention.provenance.hull.start >= 0 && mention.provenance.hull.end <= bytes.count)
    }
  }
}

extension String {
  fileprivate func trimmingTags() -> String {
    var text = self[...]
    while text.hasPrefix("<"), let end = text.firstIndex(of: ">") { text = text[text.index(after: end)...] }
    while text.hasSuffix(">"), let start = text.lastIndex(of: "<") { text = text[..<start] }
    return String(text)
  }
}
