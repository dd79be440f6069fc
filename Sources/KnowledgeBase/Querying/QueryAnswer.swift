public import DocumentModel

/// The rows of a query.
public struct QueryAnswer: Hashable, Sendable {
  /// Names of the columns, as SQLite has them; two may be the same.
  public var columns: [String]
  /// The rows, each with a value for each column; nil is NULL. A blob is shown as its size.
  public var rows: [[NormalizedValue?]]
  /// Whether there was more than the limits let through.
  public var isCut: Bool

  /// The rows as objects: what is NULL is absent.
  public var objects: [NormalizedFields] {
    rows.map { row in
      var fields = NormalizedFields()
      for (name, value) in zip(columns, row) { if let value { fields[name] = value } }
      return fields
    }
  }
}

/// Why a query has no rows.
public enum QueryFailure: Error, Hashable, Sendable {
  /// It is no query that is allowed, or no SQL; the line says why.
  case refused(String)
  /// It took too long or too much memory.
  case limit(String)
  /// The knowledge base is being written, or cannot be read.
  case unavailable(String)
}
