/// Why a command ends without having done its work: one line that says what, where, what was expected and what to do.
public struct PipelineError: Error, CustomStringConvertible {
  /// The contract's exit codes.
  public enum Code: Int32, Sendable {
    case someFailed = 1
    case usage = 2
    case unusableData = 65
    case inputNotFound = 66
    case unavailable = 69
    case internalError = 70
    case systemLimit = 71
    case cannotCreate = 73
    case inputOutput = 74
    case locked = 75
    case permission = 77
    case configuration = 78
  }

  /// The exit code.
  public var code: Code
  /// One line.
  public var message: String

  /// Makes an error from its fields.
  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// The message.
  public var description: String { message }
}
