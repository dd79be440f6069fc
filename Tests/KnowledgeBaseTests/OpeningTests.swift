import DocumentModel
import Foundation
import KnowledgeBase
import Testing

@Suite("A knowledge base that cannot be used says why")
struct OpeningTests {
  @Test("to a second writer, who is told the first one's process")
  func lock() throws {
    let space = try Workspace()
    let first = try KnowledgeBaseWriter.open(path: space.path, extractor: "1", search: true)
    let error = #expect(throws: KnowledgeBaseError.self) {
      try KnowledgeBaseWriter.open(path: space.path, extractor: "1", search: true)
    }
    guard case .locked(let pid?, let message)? = error else { throw try #require(error) }
    #expect(pid == Int(ProcessInfo.processInfo.processIdentifier))
    #expect(message.contains("pid \(pid)"))
    try first.close()
    try KnowledgeBaseWriter.open(path: space.path, extractor: "1", search: true).close()
  }

  @Test("but not where a killed writer left its lock")
  func staleLock() throws {
    let space = try Workspace()
    try Data("4711\n".utf8).write(to: URL(fileURLWithPath: space.path + ".lock"))
    try KnowledgeBaseWriter.open(path: space.path, extractor: "1", search: true).close()
  }

  @Test("where it is of a newer schema, and leaves it as it is")
  func newer() throws {
    let space = try Workspace()
    try space.store([[try Example.report.extraction()]])
    try space.tamper("PRAGMA user_version = 99")
    let file = try space.file()
    for open in [
      { _ = try KnowledgeBaseReader.open(path: space.path) },
      { _ = try KnowledgeBaseWriter.open(path: space.path, extractor: "1", search: true) },
    ] {
      let error = #expect(throws: KnowledgeBaseError.self) { try open() }
      guard case .version? = error else { throw try #require(error) }
    }
    #expect(try space.file() == file)
  }

  @Test(
    "where it is no knowledge base",
    arguments: [
      "<p>This is a page and no database, long enough for a header of one hundred bytes.</p>\(String(repeating: " ", count: 600))"
    ])
  func notSQLite(_ content: String) throws {
    let space = try Workspace()
    try Data(content.utf8).write(to: URL(fileURLWithPath: space.path))
    for open in [
      { _ = try KnowledgeBaseReader.open(path: space.path) },
      { _ = try KnowledgeBaseWriter.open(path: space.path, extractor: "1", search: true) },
    ] {
      let error = #expect(throws: KnowledgeBaseError.self) { try open() }
      guard case .corrupt? = error else { throw try #require(error) }
    }
    #expect(try space.file() == Data(content.utf8))
  }

  @Test("where another program made the file")
  func foreign() throws {
    let space = try Workspace()
    try space.tamper("CREATE TABLE notes (text)")
    let error = #expect(throws: KnowledgeBaseError.self) {
      try KnowledgeBaseWriter.open(path: space.path, extractor: "1", search: true)
    }
    guard case .corrupt? = error else { throw try #require(error) }
  }

  @Test("where there is none, or no folder for one")
  func missing() throws {
    let space = try Workspace()
    guard
      case .notFound? = #expect(
        throws: KnowledgeBaseError.self, performing: { try KnowledgeBaseReader.open(path: space.path) })
    else { throw KnowledgeBaseError.io("another error") }
    guard
      case .cannotCreate? = #expect(
        throws: KnowledgeBaseError.self,
        performing: { try KnowledgeBaseWriter.open(path: space.folder + "/none/kb", extractor: "1", search: true) })
    else { throw KnowledgeBaseError.io("another error") }
  }

  @Test(
    "and sources are named by where they are from the knowledge base",
    arguments: [
      ("/data/docs/a.html", "/data/kb.sqlite", "docs/a.html"), ("docs/../b.html", "kb.sqlite", "b.html"),
      ("/elsewhere/a.html", "/data/kb.sqlite", "/elsewhere/a.html"), ("./a.html", "build/kb", "/here/a.html"),
      ("https://example.org/a/../b", "/data/kb.sqlite", "https://example.org/a/../b"),
      ("/database/a.html", "/data/kb.sqlite", "/database/a.html"),
    ])
  func naming(_ path: String, _ base: String, _ name: String) {
    #expect(SourceNaming.name(path: path, knowledgeBase: base, workingFolder: "/here") == name)
    let absolute = base.hasPrefix("/") ? base : "/here/" + base
    if SourceNaming.isURL(name) {
      #expect(SourceNaming.path(name: name, knowledgeBase: absolute) == nil)
    } else if let found = SourceNaming.path(name: name, knowledgeBase: absolute) {
      #expect(SourceNaming.name(path: found, knowledgeBase: absolute, workingFolder: "/") == name)
    }
  }
}
