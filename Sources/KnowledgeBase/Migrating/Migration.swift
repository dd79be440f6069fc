import DocumentModel
import Foundation
import GRDB
import Glibc

/// Brings a knowledge base of an older schema up to date: its documents are written into a new file, which takes the old
/// one's name in one step. At every moment the file is the old one or the new one, whole; the old one is kept beside it.
struct Migration {
  private let path: String

  /// Name of the copy that is kept.
  var backup: String { path + ".schema-1" }
  private var draft: String { path + ".migrating" }

  /// Takes the path; the writer's lock must be held.
  init(_ path: String) { self.path = path }

  /// Files beside a knowledge base that a migration makes.
  static func files(_ path: String) -> [String] {
    let migration = Migration(path)
    return [migration.backup, migration.draft, migration.draft + "-journal"]
  }

  /// Migrates from schema 1. Throws `KnowledgeBaseError`.
  func run() throws {
    for leftover in [draft, draft + "-journal"] { unlink(leftover) }
    let old = try StoreConnection.open(path, readOnly)
    let new = try StoreConnection.open(draft, Configuration())
    try new.writeWithoutTransaction { try StoreConnection.create($0) }
    try old.read { from in
      guard try String.fetchOne(from, sql: "PRAGMA integrity_check(1)") == "ok" else {
        throw KnowledgeBaseError.corrupt("\(path): damaged, and not brought up to date; nothing was changed")
      }
      try from.execute(sql: Self.views)
      try new.writeWithoutTransaction { try copy(from, to: $0) }
    }
    try new.close()
    try keep()
    guard rename(draft, path) == 0 else { throw failure("cannot be put in its place") }
    try sync((path as NSString).deletingLastPathComponent)
    try old.close()
  }

  private var readOnly: Configuration {
    var configuration = Configuration()
    configuration.readonly = true
    return configuration
  }

  private func copy(_ from: Database, to: Database) throws {
    let loader = DocumentLoader(from)
    var runs: [String: Int64] = [:]
    for (id, _) in try loader.documents() {
      let stored = try loader.load(id)
      let passages = stored.passagesHash == nil ? nil : try loader.passages(id)
      try to.inTransaction(.immediate) {
        let run = try runs[stored.extractor] ?? KnowledgeBaseWriter.begin(to, stored.extractor)
        runs[stored.extractor] = run
        var batch = try BatchStore(to, run: run, extractor: stored.extractor)
        for source in try loader.sources(id) {
          var extraction = stored.extraction
          (extraction.document.source.name, extraction.document.source.url) = (source.name, source.url)
          try batch.store(PreparedDocument(extraction, passages: passages))
        }
        let kept = try Data.fetchOne(
          from, sql: "SELECT bytes FROM originals WHERE sha256 = ?",
          arguments: [stored.extraction.document.source.sha256.hex])
        if let kept { try batch.keep([UInt8](kept), digest: stored.extraction.document.source.sha256) }
        try batch.finish()
        return .commit
      }
    }
    var isMore = true
    while isMore {
      try to.inTransaction(.immediate) {
        isMore = try ComparisonStore(to).compareSome()
        return .commit
      }
    }
    try to.inTransaction(.immediate) {
      try FollowStore(to)?.follow(isCancelled: { false }) ?? false ? .commit : .rollback
    }
  }

  /// Keeps the old file under another name, on the disk before the new one takes its place.
  private func keep() throws {
    guard access(backup, F_OK) != 0 else { return }
    let part = backup + ".part"
    unlink(part)
    do {
      try FileManager.default.copyItem(atPath: path, toPath: part)
    } catch {
      throw failure("cannot be copied before it is brought up to date")
    }
    try sync(part)
    guard rename(part, backup) == 0 else { throw failure("cannot be copied before it is brought up to date") }
  }

  private func sync(_ file: String) throws {
    let descriptor = Glibc.open(file.isEmpty ? "." : file, O_RDONLY)
    guard descriptor >= 0 else { throw failure("cannot be written to the disk") }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure("cannot be written to the disk") }
  }

  private func failure(_ what: String) -> KnowledgeBaseError {
    .io("\(path): \(what) (\(String(cString: strerror(errno)))); the old file is as it was")
  }

  /// The tables of schema 1 as those of this schema, as far as documents are read from them.
  private static let views = """
    CREATE TEMP VIEW _documents AS
      SELECT *, CASE searchable WHEN 1 THEN '' END AS passages_hash, 1 AS current FROM main.documents;
    CREATE TEMP VIEW _sources AS SELECT name, 1 AS since, NULL AS until, url, document FROM main.sources;
    CREATE TEMP VIEW _diagnostics AS SELECT * FROM main.diagnostics;
    CREATE TEMP VIEW _passages AS SELECT id, document, kind, start, "end", text FROM main.passages;
    CREATE TEMP VIEW _sentences AS SELECT * FROM main.sentences;
    CREATE TEMP VIEW _entities AS SELECT * FROM main.entities;
    CREATE TEMP VIEW _mentions AS SELECT * FROM main.mentions;
    CREATE TEMP VIEW _facts AS SELECT *, NULL AS place, NULL AS population FROM main.facts;
    CREATE TEMP VIEW _evidence AS SELECT * FROM main.evidence;
    """
}
