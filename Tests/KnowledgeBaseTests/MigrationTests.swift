import DocumentModel
import Foundation
import KnowledgeBase
import Testing

@Suite("A knowledge base of the schema before")
struct MigrationTests {
  private static let page = """
    <!doctype html><html lang=en><title>Short</title><main><h1>Short</h1><p>The Harbour Agency said that Law <b>No. 21</b> \
    of 2007 protects 438 women.</p></main>
    """

  /// A file of schema 1, with the page under two names and a kept copy.
  private func old() throws -> Workspace {
    let space = try Workspace()
    let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Fixtures/schema-1.sql")
    try space.tamper(try String(contentsOf: fixture, encoding: .utf8))
    return space
  }

  @Test("is brought up to date by a writer, and kept beside the new one")
  func migrate() throws {
    let space = try old()
    let before = try space.file()
    try KnowledgeBaseWriter.open(path: space.path, extractor: "2", search: true).close()
    #expect(try Data(contentsOf: URL(fileURLWithPath: space.path + ".schema-1")) == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: space.folder).sorted() == ["kb.sqlite", "kb.sqlite.schema-1"])
    #expect(try space.rows("SELECT source FROM documents ORDER BY 1") == [["\"copy.html\""], ["\"report.html\""]])
    #expect(try space.rows("SELECT number FROM facts") == [["438.0"]])
    let files = ["report.html": Array(Self.page.utf8), "copy.html": Array(Self.page.utf8)]
    #expect(try space.verify(files).bad.isEmpty)
    #expect(try space.verify([:]).counts.passes(archived: true))
    let reader = try KnowledgeBaseReader.open(path: space.path)
    #expect(try Searcher(reader).search("women protects", kinds: [.passage]).count == 1)
    try reader.close()
  }

  @Test("is not read, and not changed by reading")
  func read() throws {
    let space = try old()
    let before = try space.file()
    let error = #expect(throws: KnowledgeBaseError.self) { try KnowledgeBaseReader.open(path: space.path) }
    guard case .version? = error else { throw try #require(error) }
    #expect(try space.file() == before)
  }

  @Test("is migrated whatever an ended migration left behind")
  func leftovers() throws {
    let space = try old()
    for name in [".migrating", ".migrating-journal", ".schema-1.part"] {
      try Data("half".utf8).write(to: URL(fileURLWithPath: space.path + name))
    }
    try KnowledgeBaseWriter.open(path: space.path, extractor: "2", search: true).close()
    #expect(try space.rows("SELECT count(*) FROM documents") == [["2"]])
  }
}
