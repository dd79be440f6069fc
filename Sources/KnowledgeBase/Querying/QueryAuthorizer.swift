import GRDBSQLite

/// What a query may do: read and compute (https://sqlite.org/c3ref/set_authorizer.html). All else is refused, also what
/// later versions of SQLite bring.
enum QueryAuthorizer {
  /// Functions that reach outside of the database, or into the program; and those that fill in patterns, since a width of
  /// two thousand million keeps them in one step, where no limit of time is looked at.
  private static let refused: Set<String> = [
    "load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", "fts5", "printf", "format",
  ]

  static func decide(_ action: Int32, _ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?) -> Int32 {
    switch action {
    case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: SQLITE_OK
    case SQLITE_FUNCTION:
      second.map { refused.contains(String(cString: $0).lowercased()) } ?? true ? SQLITE_DENY : SQLITE_OK
    // What SQLite asks when it declares a virtual table, such as the search index. Nothing is written: the connection cannot,
    // and the table of the schema cannot be written to without a PRAGMA.
    case SQLITE_UPDATE: first.map { String(cString: $0) } == "sqlite_master" ? SQLITE_OK : SQLITE_DENY
    // The search index asks so whether it has changed.
    case SQLITE_PRAGMA:
      first.map { String(cString: $0) } == "data_version" && second == nil ? SQLITE_OK : SQLITE_DENY
    default: SQLITE_DENY
    }
  }
}
