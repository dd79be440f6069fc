import Foundation
import GRDB
import Glibc

/// Copies of a damaged knowledge base that are opened as far as they can be. The original is never written, not even to
/// roll back what a killed writer left.
final class DamagedFile {
  /// What stands on whole pages only: it can be believed.
  let whole: DatabaseQueue
  /// What stands on all pages: to be believed only where a digest confirms it.
  let all: DatabaseQueue
  private let paths: [String]

  /// Copies the file and opens the copies. Throws `KnowledgeBaseError`: `notFound`, `cannotCreate`, `version`, and
  /// `corrupt` where nothing can be read.
  init(_ original: String, beside new: String) throws {
    guard access(original, F_OK) == 0 else { throw KnowledgeBaseError.notFound("\(original): no such knowledge base") }
    let paths = ["whole", "all"].map { "\(new).\(getpid()).\($0).tmp" }
    do {
      try Self.copy(original, to: paths[0])
      whole = try Self.open(paths[0], original)
      try Self.copy(paths[0], to: paths[1])
      try PageRepair.stamp(paths[1])
      all = try Self.checked(paths[1])
    } catch {
      Self.remove(paths)
      throw error
    }
    self.paths = paths
    // A damaged index hides rows that are there. Where its table is damaged as well, the index stays as it is.
    try? all.writeWithoutTransaction { db in
      let names = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")
      for name in names { try? db.execute(sql: "REINDEX \(name)") }
    }
  }

  deinit {
    try? whole.close()
    try? all.close()
    Self.remove(paths)
  }

  private static func open(_ path: String, _ original: String) throws -> DatabaseQueue {
    do {
      return try checked(path)
    } catch KnowledgeBaseError.version(let text) {
      throw KnowledgeBaseError.version(text.replacing(path, with: original))
    } catch {
      // The first pages describe the tables, and are the same in every knowledge base of this version.
      try PageRepair.graftSchema(path)
      do {
        return try checked(path)
      } catch {
        let why = "\(error)".replacing(path + ": ", with: "")
        throw KnowledgeBaseError.corrupt("\(original): nothing of it can be read: \(why); it was left as it is")
      }
    }
  }

  private static func checked(_ path: String) throws -> DatabaseQueue {
    try KnowledgeBaseError.mapping(path) {
      var configuration = Configuration()
      configuration.foreignKeysEnabled = false
      let queue = try StoreConnection.open(path, configuration)
      try queue.read { db in
        guard try Schema.check(db, path: path) else { throw KnowledgeBaseError.corrupt("an empty file") }
        try StoreConnection.checkRoom(db, path)
        _ = try Int64.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema")
      }
      return queue
    }
  }

  private static func copy(_ original: String, to path: String) throws {
    remove([path])
    for suffix in ["", "-journal"] where access(original + suffix, F_OK) == 0 {
      do {
        try FileManager.default.copyItem(atPath: original + suffix, toPath: path + suffix)
      } catch {
        throw KnowledgeBaseError.cannotCreate("\(path): the damaged file cannot be copied (\(error))")
      }
    }
  }

  private static func remove(_ paths: [String]) {
    for path in paths { for suffix in ["", "-journal"] { unlink(path + suffix) } }
  }
}
