import Digests
import DocumentModel
import Foundation
import KnowledgeBase
import Testing

@testable import Review

/// SQL of somebody hostile: it reads the knowledge base, and that is all.
@Suite struct QueryTests {
  /// Statements that must be refused, with `N` for a number.
  static let refused = [
    "ATTACH 'other.sqlite' AS xN", "ATTACH ':memory:' AS xN", "DETACH main", "PRAGMA writable_schema = N",
    "PRAGMA journal_mode = WAL", "PRAGMA table_info(facts)", "SELECT * FROM pragma_table_info('facts')",
    "PRAGMA database_list",
    "SELECT load_extension('/tmp/N.so')", "SELECT readfile('/etc/passwd')", "SELECT writefile('N.txt', 'x')",
    "SELECT fts3_tokenizer('simple', x'0N')", "DELETE FROM _facts", "UPDATE _facts SET subject = 'N'",
    "INSERT INTO _runs VALUES (N, 'x', 1, 1, 1)", "DROP TABLE _facts", "DROP VIEW facts", "CREATE TABLE tN (a)",
    "CREATE TEMP TABLE tN (a)", "CREATE VIEW vN AS SELECT 1", "CREATE VIRTUAL TABLE vN USING fts5(a)",
    "CREATE TRIGGER tN AFTER INSERT ON _facts BEGIN SELECT 1; END", "ALTER TABLE _facts ADD COLUMN cN", "VACUUM",
    "VACUUM INTO '/tmp/N.sqlite'", "REINDEX", "ANALYZE", "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT sN", "RELEASE sN",
    "INSERT INTO _fact_search(_fact_search) VALUES('rebuild')",
    "INSERT INTO _fact_search(_fact_search, rank) VALUES('rank', N)",
    "UPDATE sqlite_master SET sql = 'N'", "DELETE FROM sqlite_master", "SELECT 1; SELECT N",
    "SELECT 1; DROP TABLE _facts",
    "EXPLAIN DROP TABLE _facts", "WITH a AS (SELECT N) DELETE FROM _facts", "SELECT * FROM nothingN",
    "SELECT \"]N\" FROM [fa]]cts]",
    "REPLACE INTO _state VALUES (1, 'N')", "SELECT * FROM facts WHERE subject MATCH 'N' OR", "", ";", "-- N", "/* N",
    "SELECT 'N", "SELECT * FROM fsdir('/N')", "SELECT edit('N')",
  ]

  /// Statements that take all they can get.
  static let hungry = [
    "WITH RECURSIVE a(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM a) SELECT count(*) FROM a",
    "WITH RECURSIVE a(x) AS (SELECT 'a' UNION ALL SELECT x || x FROM a) SELECT length(x) FROM a",
    "SELECT count(*) FROM _mentions AS a, _mentions AS b, _mentions AS c, _mentions AS d, _mentions AS e, _mentions AS f",
    "SELECT zeroblob(2000000000)", "SELECT randomblob(2000000000)", "SELECT printf('%2000000000d', 1)",
    "SELECT printf('%.*c', 2000000000, 'x')", "SELECT hex(zeroblob(100000000))",
    "SELECT replace(hex(zeroblob(1000000)), '0', hex(zeroblob(1000)))",
    "SELECT group_concat(a.quote, b.quote) FROM _mentions AS a, _mentions AS b, _mentions AS c, _mentions AS d",
    "SELECT * FROM _mentions AS a, _mentions AS b, _mentions AS c ORDER BY random()",
    "SELECT 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' LIKE '%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%b'",
  ]

  @Test("what is no reading is refused, and the file stays as it is")
  func hostile() async throws {
    let served = try await Served()
    defer { served.remove() }
    let path = served.folder + "/kb.sqlite"
    let before = SHA256.digest([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
    let query = try QueryConnection(path: path)
    let count = Int(ProcessInfo.processInfo.environment["STATEMENTS"] ?? "") ?? 2_000
    for index in 0..<count {
      let sql = Self.refused[index % Self.refused.count].replacing("N", with: String(index % 97))
      #expect(throws: QueryFailure.self, "\(sql)") { try query.run(sql, limits: .typed) }
    }
    #expect(SHA256.digest([UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))) == before)
    let files = try FileManager.default.contentsOfDirectory(atPath: served.folder).sorted()
    #expect(files == ["hostile.html", "kb.sqlite", "report.html"])
    #expect(try query.run("SELECT count(*) FROM documents").rows == [[.integer(2)]])
  }

  @Test("what takes all it can get ends in time", .timeLimit(.minutes(1)), arguments: hungry)
  func ends(_ sql: String) async throws {
    let served = try await Served()
    defer { served.remove() }
    let query = try QueryConnection(path: served.folder + "/kb.sqlite")
    let start = ContinuousClock.now
    let answer = try? query.run(sql, limits: .typed)
    // `Tests/night.sh` measures on a machine that does nothing else.
    let most: Duration = ProcessInfo.processInfo.environment["STATEMENTS"] == nil ? .seconds(10) : .milliseconds(1_200)
    #expect(start.duration(to: .now) < most)
    #expect((answer?.rows.count ?? 0) <= QueryLimits.typed.rows)
  }

  @Test("reading is answered, on the page and in its twin")
  func page() async throws {
    let served = try await Served()
    defer { served.remove() }
    let twin = try await served.twin("/sql.json?q=SELECT+source%2C+status+FROM+documents+ORDER+BY+source")
    #expect(twin["columns"] as? [String] == ["source", "status"])
    #expect(twin["rows"] as? [[String]] == [["hostile.html", "ok"], ["report.html", "ok"]])
    #expect(await served.get("/sql?q=DROP+TABLE+_facts").status == 400)
    let search = "SELECT+count(*)+FROM+_passage_search+WHERE+_passage_search+MATCH+'requests'"
    #expect(await served.get("/sql?q=" + search).status == 200)
    #expect(await served.get("/sql?q=SELECT+'%3Cscript%3E'").text.contains("&lt;script&gt;"))
  }
}
