/// A problem as a value: stored with the run, counted and shown. Problems never stop a run.
public struct Diagnostic: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Sendable {
    /// Worth knowing; nothing is wrong.
    case info
    /// Something was read otherwise than written.
    case warning
    /// Something was lost or refused.
    case error
  }

  /// Stable identifier such as `reader.depth-limit`.
  public var id: String
  /// How bad it is.
  public var severity: Severity
  /// One line: what, where, what was expected.
  public var message: String
  /// Byte offset in the source, where it has one.
  public var start: Int?
  /// The limit that was met.
  public var limit: Int?
  /// The value that met it, or a count.
  public var value: Int?

  /// Makes a diagnostic from its fields.
  public init(
    _ id: String, _ severity: Severity, _ message: String, start: Int? = nil, limit: Int? = nil, value: Int? = nil
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.start = start
    self.limit = limit
    self.value = value
  }
}

/// The one state in which every document ends.
public enum DocumentStatus: Hashable, Sendable {
  /// Everything was read.
  case ok
  /// Text was lost or changed from `offset` (source bytes) on, for `reason`, e.g. `truncated`.
  case partial(reason: String, offset: Int?)
  /// Nothing was read, for `reason`, e.g. `empty` or `not-text: image/png`.
  case rejected(reason: String, offset: Int?)
  /// The reader itself ended badly.
  case failed(reason: String)

  /// The state of a name; nil for a name that is none.
  public init?(name: String, reason: String?, offset: Int?) {
    switch name {
    case "ok": self = .ok
    case "partial": self = .partial(reason: reason ?? "", offset: offset)
    case "rejected": self = .rejected(reason: reason ?? "", offset: offset)
    case "failed": self = .failed(reason: reason ?? "")
    default: return nil
    }
  }

  /// `ok`, `partial`, `rejected` or `failed`.
  public var name: String {
    switch self {
    case .ok: "ok"
    case .partial: "partial"
    case .rejected: "rejected"
    case .failed: "failed"
    }
  }

  /// Why it is not ok.
  public var reason: String? {
    switch self {
    case .ok: nil
    case .partial(let reason, _), .rejected(let reason, _), .failed(let reason): reason
    }
  }

  /// Where in the source the reason lies, in bytes.
  public var offset: Int? {
    switch self {
    case .ok, .failed: nil
    case .partial(_, let offset), .rejected(_, let offset): offset
    }
  }
}
