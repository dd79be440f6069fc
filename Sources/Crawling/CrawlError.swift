import GRDB

/// Why a crawl cannot go on at all.
public enum CrawlError: Error, CustomStringConvertible {
  /// Another process crawls.
  case locked(String)
  /// A file cannot be made.
  case cannotCreate(String)
  /// The disk refused.
  case inputOutput(String)
  /// The frontier is damaged.
  case corrupt(String)
  /// The pipeline does not say what it must.
  case configuration(String)

  /// What happened, with the file.
  public var description: String {
    switch self {
    case .locked(let text), .cannotCreate(let text), .inputOutput(let text), .corrupt(let text),
      .configuration(let text):
      text
    }
  }

  static func of(_ error: DatabaseError, _ path: String) -> CrawlError {
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      .corrupt(
        "\(path): damaged (\(error.message ?? "")); move it away, and all is fetched anew into the archive that is there"
      )
    case .SQLITE_CANTOPEN: .cannotCreate("\(path): cannot be opened")
    case .SQLITE_BUSY, .SQLITE_LOCKED: .locked("\(path): locked")
    default: .inputOutput("\(path): \(error.message ?? "")")
    }
  }
}
