import GRDB

/// Why a knowledge base cannot be used. Each carries one line: what, where, what to do.
public enum KnowledgeBaseError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no file.
  case notFound(String)
  /// The file or its folder cannot be made.
  case cannotCreate(String)
  /// Another process writes; its process identifier where it is known.
  case locked(pid: Int?, String)
  /// The file is no knowledge base, or damaged.
  case corrupt(String)
  /// The file is of another version of the schema.
  case version(String)
  /// Reading or writing failed, or the disk is full.
  case io(String)
  /// The file may not be read or written.
  case permission(String)

  /// The line.
  public var message: String {
    switch self {
    case .notFound(let text), .cannotCreate(let text), .locked(_, let text), .corrupt(let text), .version(let text),
      .io(let text), .permission(let text):
      text
    }
  }

  /// The message.
  public var description: String { message }

  /// Runs what uses SQLite and gives its errors their meaning here.
  static func mapping<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw KnowledgeBaseError(error, path: path)
    }
  }

  private init(_ error: DatabaseError, path: String) {
    let why = error.message ?? "SQLite error \(error.resultCode.rawValue)"
    // A page without its checksum.
    if error.extendedResultCode == .SQLITE_IOERR_DATA {
      self = .corrupt("\(path): a page is damaged; `attest recover` saves what can be saved")
      return
    }
    switch error.resultCode.primaryResultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self = .locked(pid: nil, "\(path): in use by another process (\(why)); try again later")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_ERROR, .SQLITE_SCHEMA:
      self = .corrupt("\(path): not a usable knowledge base (\(why))")
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      self = .permission("\(path): may not be written (\(why))")
    case .SQLITE_CANTOPEN: self = .cannotCreate("\(path): cannot be opened (\(why))")
    default: self = .io("\(path): reading or writing failed (\(why)); what was committed before is kept")
    }
  }
}
