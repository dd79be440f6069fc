import GRDB

/// The library that stores.
public enum KnowledgeBaseLibrary {
  /// SQLite as loaded at run time, e.g. `3.40.1`.
  public static var sqliteVersion: String {
    let number = Int(Database.sqliteLibVersionNumber)
    return "\(number / 1_000_000).\(number / 1_000 % 1_000).\(number % 1_000)"
  }
}
