import DocumentModel
import KnowledgeBase
import Testing

@Suite("A knowledge base keeps every version")
struct VersionTests {
  private func changed(_ old: String, _ new: String) throws -> Extraction {
    var page = Example.report
    page.html = page.html.replacing(old, with: new)
    return try page.extraction()
  }

  @Test("with the runs it held from and until, and facts of current ones only")
  func supersede() throws {
    let space = try Workspace()
    try space.store([[try Example.report.extraction()]])
    try space.store([[try changed("176", "120")]])
    let versions = try space.rows("SELECT state, from_run, until_run, facts FROM versions ORDER BY from_run")
    #expect(versions == [["\"superseded\"", "1", "2", "2"], ["\"current\"", "2", "NULL", "1"]])
    #expect(try space.rows("SELECT count(*) FROM facts WHERE value = 176") == [["0"]])
    #expect(try space.rows("SELECT count(*) FROM _facts WHERE value = '176'") == [["1"]])
  }

  @Test("and goes on with one that comes back")
  func comeBack() throws {
    let space = try Workspace()
    let (one, two) = (try Example.report.extraction(), try changed("176", "178"))
    for version in [one, two, one] { try space.store([[version]]) }
    #expect(
      try space.rows("SELECT state, from_run, until_run FROM versions ORDER BY from_run") == [
        ["\"superseded\"", "1", "2"], ["\"superseded\"", "2", "3"], ["\"current\"", "3", "NULL"],
      ])
    let fresh = try Workspace()
    try fresh.store([[one]])
    #expect(try space.export() == fresh.export())
    #expect(try space.verify([Example.report.name: Example.report.bytes]).bad.isEmpty)
    let reader = try KnowledgeBaseReader.open(path: space.path)
    #expect(try Searcher(reader).search("applications", kinds: [.passage]).count == 2)
    try reader.close()
  }

  @Test("but none that was the state at no run's end")
  func withinRun() throws {
    let space = try Workspace()
    let (one, two) = (try Example.report.extraction(), try changed("176", "178"))
    try space.store([[one], [two]])
    #expect(try space.rows("SELECT count(*) FROM _documents") == [["1"]])
    try space.store([[one], [two]])
    #expect(try space.rows("SELECT state, from_run, until_run FROM versions") == [["\"current\"", "1", "NULL"]])
    #expect(try space.rows("SELECT count(*) FROM _documents") == [["1"]])
  }

  @Test("also of sources that are gone")
  func removed() throws {
    let space = try Workspace()
    try space.store([[try Example.report.extraction(), try Example.other.extraction()]])
    let writer = try KnowledgeBaseWriter.open(path: space.path, extractor: "1", search: true)
    try writer.remove(sources: [Example.other.name])
    try writer.close()
    #expect(
      try space.rows("SELECT source, state, until_run FROM versions WHERE until_run IS NOT NULL") == [
        ["\"\(Example.other.name)\"", "\"removed\"", "2"]
      ])
    try space.tamper("UPDATE _facts SET value = '7' WHERE value = '121'")
    #expect(try space.verify([Example.report.name: Example.report.bytes]).bad.map(\.subject) == [.knowledgeBase])
  }

  @Test("and adds full-text search to a document without a new version")
  func search() throws {
    let space = try Workspace()
    try space.store([[try Example.report.extraction()]], search: false)
    let writer = try KnowledgeBaseWriter.open(path: space.path, extractor: "1", search: true)
    #expect(try writer.known(source: Example.report.name) == nil)
    try writer.store([try Example.report.extraction()])
    #expect(try writer.known(source: Example.report.name) != nil)
    try writer.close()
    #expect(try space.rows("SELECT count(*) FROM versions") == [["1"]])
    #expect(try space.verify([Example.report.name: Example.report.bytes]).bad.isEmpty)
  }
}
