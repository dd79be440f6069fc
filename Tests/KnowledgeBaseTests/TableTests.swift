import DocumentModel
import Foundation
import KnowledgeBase
import Testing

@Suite("A table")
struct TableTests {
  @Test(
    "makes formulas inert and leaves numbers alone",
    arguments: [
      ("=1+1", "'=1+1"), ("+62 21", "'+62 21"), ("-cmd", "'-cmd"), ("@SUM(1)", "'@SUM(1)"), ("\tx", "'\tx"),
      ("\rx", "\"'\rx\""), ("=\"a\",b", "\"'=\"\"a\"\",b\""), ("-5", "-5"), ("+3.25", "+3.25"), ("-", "'-"),
      ("-1.2.3", "'-1.2.3"), ("a=b", "a=b"), ("a\nb", "\"a\nb\""), ("", ""),
    ])
  func formulas(_ title: String, _ cell: String) throws {
    let space = try Workspace()
    try space.store([[try Library.extraction(title: title)]])
    let csv = try space.export(.csv)
    let start = try #require(csv.range(of: "\r\ndocument,"))
    #expect(csv[start.lowerBound...].contains(",\(cell),\r\nmention,"))
  }

  @Test("of a package has the columns that its description says, and a line for each thing")
  func package() throws {
    let space = try Workspace()
    try space.store([[try Example.report.extraction(status: .partial(reason: "truncated", offset: 9))]])
    let reader = try KnowledgeBaseReader.open(path: space.path)
    for folder in [space.folder + "/new", space.folder + "/new/", space.folder] {
      try Exporter(reader).export(.csv, path: folder)
    }
    let description = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: space.folder + "/new/datapackage.json")))
    let resources = try #require((description as? [String: Any])?["resources"] as? [[String: Any]])
    #expect(resources.count == 7)
    var lines: [String: Int] = [:]
    for resource in resources {
      let path = try #require(resource["path"] as? String)
      let text = try String(contentsOfFile: space.folder + "/new/" + path, encoding: .utf8)
      #expect(text == (try String(contentsOfFile: space.folder + "/" + path, encoding: .utf8)))
      let fields = try #require((resource["schema"] as? [String: Any])?["fields"] as? [[String: String]])
      #expect(text.hasPrefix(fields.compactMap { $0["name"] }.joined(separator: ",") + "\r\n"))
      lines[path] = text.components(separatedBy: "\r\n").count - 2
    }
    #expect(
      lines == [
        "documents.csv": 1, "diagnostics.csv": 1, "mentions.csv": 4, "facts.csv": 2, "evidence.csv": 4,
        "entities.csv": 2, "names.csv": 2,
      ])
  }
}

@Suite("A file that is written")
struct OutputFileTests {
  @Test("has its name only when it is whole")
  func whole() throws {
    let space = try Workspace()
    let path = space.folder + "/deep/er/file.txt"
    func write(_ text: String, isFinished: Bool) throws {
      let file = try OutputFile(path)
      try file.write(Array(text.utf8))
      if isFinished { try file.finish() }
    }
    try write("half", isFinished: false)
    #expect(!FileManager.default.fileExists(atPath: path))
    try write("whole", isFinished: true)
    try write("other half", isFinished: false)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "whole")
    #expect(try FileManager.default.contentsOfDirectory(atPath: space.folder + "/deep/er") == ["file.txt"])
  }

  @Test("tells a full disk from a place where nothing can be made")
  func failures() throws {
    let space = try Workspace()
    try space.store([[try Example.report.extraction()]])
    let exporter = Exporter(try KnowledgeBaseReader.open(path: space.path))
    for (path, isFull) in [("/dev/full", true), (space.folder + "/kb.sqlite/x.jsonl", false), (space.folder, false)] {
      #expect {
        try exporter.export(.jsonl, path: path)
      } throws: { error in
        switch error as? KnowledgeBaseError {
        case .io?: isFull
        case .cannotCreate?: !isFull
        default: false
        }
      }
    }
    #expect(FileManager.default.fileExists(atPath: "/dev/full"))
  }
}
