import Digests
import DocumentModel
import Foundation
import KnowledgeBase
import Testing

@Suite("An import")
struct ImportingTests {
  private let files = [
    Example.report.name: Example.report.bytes, Example.other.name: Example.other.bytes,
    Library.example.name: Library.example.bytes,
  ]

  private func extractions() throws -> [Extraction] {
    [
      try Example.report.extraction(status: .partial(reason: "truncated", offset: 9)), try Example.other.extraction(),
      try Library.extraction(),
    ]
  }

  /// Imports lines into a new knowledge base.
  private func take(_ text: String, into space: Workspace, files: [String: [UInt8]] = [:]) throws -> Importer.Summary {
    let path = space.folder + "/lines.jsonl"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let writer = try Importer.open(path: space.path, search: true)
    var summary = Importer.Summary()
    let importer = Importer(writer, knowledgeBase: "/kb.sqlite")
    try importer.run(path, open: { files[$0] }, into: &summary)
    try importer.finish()
    try writer.close()
    return summary
  }

  @Test("of an export gives the same export, proven against the originals, and a second time changes nothing")
  func roundTrip() throws {
    let (one, other) = (try Workspace(), try Workspace())
    var same = try Example.other.extraction()
    same.document.source.name = "copies/same.html"
    try one.store([try extractions() + [same]])
    let export = try one.export()
    let first = try take(export, into: other, files: files)
    #expect(first.refusals.isEmpty)
    #expect((first.stored, first.unchanged, first.proven) == (4, 0, 2))
    // A page shows the text of documents, which lines do not carry.
    for format in Exporter.Format.allCases where format != .html {
      #expect(try one.export(format) == (try other.export(format)))
    }
    #expect(try other.verify(files.merging(["copies/same.html": Example.other.bytes]) { a, _ in a }).bad.isEmpty)
    let file = try other.file()
    let second = try take(export, into: other, files: files)
    #expect((second.stored, second.unchanged) == (0, 4))
    #expect(try other.file() == file)
  }

  @Test(
    "of answers about one URL takes the latest capture, whatever their order, with its record",
    arguments: [false, true])
  func captures(isReversed: Bool) throws {
    let space = try Workspace()
    let url = "https://reports.example/a"
    func answer(_ text: String, _ captured: String) -> String {
      let digest = SHA256.digest(Array(text.utf8)).hex
      return #"{"id":"\#(url)","formatVersion":1,"sha256":"\#(digest)","status":"ok","mediaType":"text/plain","#
        + #""charset":{"name":"utf-8","why":"valid"},"text":"\#(text)","mentions":[],"facts":[],"diagnostics":[],"#
        + #""archive":{"file":"/archives/1.warc.gz","recordId":"urn:\#(captured)","offset":7,"captured":"\#(captured)"}}"#
    }
    let lines = [answer("older", "2026-01-01T00:00:00Z"), answer("newer", "2026-02-01T00:00:00Z")]
    let summary = try take((isReversed ? lines.reversed() : lines).joined(separator: "\n"), into: space)
    #expect(summary.refusals.isEmpty)
    let export = try space.export()
    #expect(export.contains(SHA256.digest(Array("newer".utf8)).hex))
    #expect(!export.contains(SHA256.digest(Array("older".utf8)).hex))
    // Below the folder of the knowledge base an archive is named from there.
    #expect(export.contains(#""file":"archives/1.warc.gz","recordId":"urn:2026-02-01T00:00:00Z","offset":7"#))
  }

  @Test("of its own export leaves a knowledge base and its search as they are")
  func itself() throws {
    let space = try Workspace()
    try space.store([try extractions()])
    let file = try space.file()
    #expect(try take(try space.export(), into: space).unchanged == 3)
    #expect(try space.file() == file)
  }

  @Test(
    "refuses what cannot be true, with its line, and takes the other documents",
    arguments: [
      (#""quote":"176 applications","start":"#, #""quote":"176 applications","start":9"#, "no places"),
      (#""end":"#, #""end":99999"#, "`id`"),
      (#""quote":"176 applications""#, #""quote":"177 applications""#, "do not say"),
      (#""value":176,"unit":"applications","period""#, #""value":177,"unit":"applications","period""#, "`id`"),
      (#""kind":"count","#, #""kind":"sum","#, "unknown"),
      (#""kind":"count","#, #""kind":"percent","#, "`id`"), (#""sha256":""#, #""sha256":"0"#, "64 hexadecimal"),
      (#""bytes":"#, #""bytes":-"#, "negative"), (#""role":"value""#, #""role":"proof""#, "role"),
      (#""status":"partial""#, #""status":"fine""#, "status"), (#"{"record":"fact""#, #""record":"fact""#, "JSON"),
    ])
  func refusals(_ old: String, _ new: String, _ reason: String) throws {
    let (one, other) = (try Workspace(), try Workspace())
    try one.store([try extractions()])
    let export = try one.export()
    let place = try #require(export.range(of: old))
    let summary = try take(export.replacingCharacters(in: place, with: new), into: other, files: files)
    #expect(summary.refusals.count == 1)
    let refusal = try #require(summary.refusals.first)
    #expect(refusal.reason.contains(reason), "\(refusal.reason)")
    #expect((1...8).contains(refusal.line))
    #expect(summary.stored == 2)
    #expect(try !other.export().contains(Example.report.name))
  }

  @Test("refuses a document whose entities have no record: the file was cut")
  func cut() throws {
    let (one, other) = (try Workspace(), try Workspace())
    try one.store([[try Example.report.extraction()]])
    let lines = try one.export().split(separator: "\n").filter { !$0.contains(#""record":"entity""#) }
    let summary = try take(lines.joined(separator: "\n"), into: other)
    #expect(summary.refusals.map(\.line) == [2])
    #expect(summary.stored == 0)
  }

  @Test("reads JSON as other programs write it: escapes, white space, null")
  func otherWriters() throws {
    let (one, other) = (try Workspace(), try Workspace())
    try one.store([[try Library.extraction(title: "Ünïcode 𝒜")]])
    let lines = try one.export().split(separator: "\n").map { line in
      var object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      object["nothing"] = NSNull()
      let text = String(
        decoding: try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys]), as: UTF8.self)
      return text.replacing("𝒜", with: #"\ud835\udc9c"#).replacing(#":""#, with: #": ""#)
    }
    let summary = try take(lines.joined(separator: "\r\n"), into: other, files: files)
    #expect(summary.refusals.isEmpty)
    #expect(try other.export().contains("Ünïcode 𝒜"))
  }
}
