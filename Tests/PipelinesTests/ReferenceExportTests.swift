import DocumentModel
import Foundation
import KnowledgeBase
import Pipelines
import TestSupport
import Testing

/// References exported as JATS, read again by the program's own JATS profile.
@Suite("References as JATS") struct ReferenceExportTests {
  private static let page = """
    <!doctype html><html lang=en><title>Mines &amp; lamps</title><main><h1>Mines</h1><p>It fell (Halloran, 2014).</p>
    <h2>References</h2><ul>
    <li>Halloran, P. J., &amp; Oyelaran, T. (2014). Shafts &lt;deep&gt; &amp; ladders. Journal of Mine Safety, 12(3), 45–67. \
    https://doi.org/10.5555/mines.4</li>
    <li>Ministry of Deep Works. (2018). Annual returns. Bramble Press.</li></ul></main></html>
    """

  @Test("each field comes back")
  func readAgain() throws {
    let folder = NSTemporaryDirectory() + "attest-jats-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let extractor = try Extractor.standard()
    let writer = try KnowledgeBaseWriter.open(path: folder + "/kb.sqlite", extractor: "1", search: true)
    let first = extractor.extract(DocumentInput(name: "mines.html", bytes: Array(Self.page.utf8)))
    try writer.store([first])
    try writer.close()
    let reader = try KnowledgeBaseReader.open(path: folder + "/kb.sqlite")
    var bytes: [UInt8] = []
    try Exporter(reader).export(.jats) { bytes += $0 }
    try reader.close()
    let again = extractor.extract(DocumentInput(name: "refs.xml", bytes: bytes))
    #expect(again.document.status == .ok)
    #expect(again.document.diagnostics.isEmpty)
    let (before, after) = (Self.references(first), Self.references(again))
    #expect(before.count == 2)
    #expect(after.count == 2)
    for (a, b) in zip(before, after) {
      for name in ["authors", "year", "title", "volume", "issue", "pages", "doi"] { #expect(a[name] == b[name]) }
    }
    #expect(after.first?["container"]?.text == "Journal of Mine Safety")
    #expect(after.last?["publisher"]?.text == "Bramble Press")
  }

  private static func references(_ extraction: Extraction) -> [NormalizedFields] {
    extraction.mentions.filter { $0.mention.kind == .reference }.map(\.mention.normalized)
  }
}
