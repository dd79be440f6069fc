import DocumentModel
import Foundation
import KnowledgeBase
import Testing

@Suite("An export is the contract's records")
struct ExportingTests {
  @Test("in the order of sources, entities last")
  func order() throws {
    let space = try Workspace()
    try space.store([[try Example.other.extraction(), try Example.report.extraction()]])
    let records = try space.export().split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(
      records.map { $0["record"] as? String } == [
        "document", "mention", "mention", "mention", "mention", "fact", "fact", "document", "mention", "fact", "entity",
        "entity",
      ])
    #expect(records[0]["source"] as? String == "reports/2020.html")
    let starts = records[1...4].compactMap { $0["start"] as? Int }
    #expect(starts == starts.sorted())
    let identifiers = records.suffix(2).compactMap { $0["id"] as? String }
    #expect(identifiers == identifiers.sorted())
    #expect(Set(records.suffix(2).compactMap { $0["name"] as? String }) == ["Harbour Agency", "Act No. 7 of 1999"])
  }

  @Test("with the keys of a mention in the contract's order")
  func mention() throws {
    let space = try Workspace()
    try space.store([[try Example.report.extraction()]])
    let law = try #require(try space.export().split(separator: "\n").first { $0.contains(#""kind":"law","quote""#) })
    let keys = [
      "record", "id", "source", "sha256", "kind", "quote", "start", "end", "ranges", "textStart", "textEnd", "context",
      "block", "recognizer", "entity", "normalized", "parts",
    ]
    var from = law.startIndex
    for key in keys {
      let place = try #require(law[from...].range(of: "\"\(key)\":"), "\(key) is missing or out of order")
      from = place.upperBound
    }
    #expect(law.contains(#""quote":"Act No. 7 of 1999""#))
  }

  @Test("and CSV has a line for each record, with fields quoted where they must be")
  func csv() throws {
    let space = try Workspace()
    try space.store([[try Example.report.extraction()]])
    let lines = try space.export(.csv).components(separatedBy: "\r\n")
    #expect(lines.count == 1 + 1 + 4 + 2 + 2 + 1)
    #expect(lines[0].hasPrefix("record,id,source,sha256,kind,status,start,end,quote"))
    #expect(lines[1].hasSuffix(#""Report, ""2020""","#))
  }
}
