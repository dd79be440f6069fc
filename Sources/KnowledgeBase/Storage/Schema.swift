import DocumentModel
import GRDB

/// The tables and views of a knowledge base. Tables begin with `_` (Datasette hides those) and find rows by integers, which
/// no output shows; views have plain names and the contract's identifiers. The view `about` describes each of them.
enum Schema {
  /// Stands in the file's header: "ATST".
  static let applicationID: Int64 = 0x4154_5354
  /// Counted up with each change of the tables.
  static let version: Int64 = 2

  /// Makes the tables of an empty file, whole or not at all.
  static func create(_ db: Database) throws {
    try db.inTransaction(.immediate) {
      try db.execute(sql: tables)
      try db.execute(sql: comparisonTables)
      try db.execute(sql: archiveTables)
      try db.execute(sql: searchTables)
      try db.execute(sql: documentViews)
      try db.execute(sql: knowledgeViews)
      try db.execute(sql: comparisonViews)
      try db.execute(sql: followTables)
      let entry = try db.makeStatement(sql: "INSERT INTO _about VALUES (?, ?, ?)")
      for (view, column, text) in guide { try entry.execute(arguments: [view, column, text]) }
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(version)")
      return .commit
    }
  }

  /// The version of the schema; nil for an empty file. Throws `corrupt` for a file of another program.
  static func found(_ db: Database, path: String) throws -> Int64? {
    let application = try Int64.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let found = try Int64.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard application != applicationID else { return found }
    if application == 0, found == 0, try Int64.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0 {
      return nil
    }
    throw KnowledgeBaseError.corrupt("\(path): an SQLite file of another program, no knowledge base")
  }

  /// Whether the file is a knowledge base of this version; false for an empty one. Throws `corrupt` and `version`.
  static func check(_ db: Database, path: String) throws -> Bool {
    guard let found = try found(db, path: path) else { return false }
    guard found == version else {
      let what =
        found > version
        ? "newer than this program's \(version); nothing was changed"
        : "older than this program's \(version); `attest run` into it keeps a copy and brings it up to date"
      throw KnowledgeBaseError.version("\(path): its schema \(found) is \(what)")
    }
    return true
  }
}
