import Glibc
import Pipelines
import Synchronization

/// Standard output, buffered, and standard error. Results go to the first, everything else to the second.
final class Output: Sendable {
  static let shared = Output()

  private let buffer = Mutex<[UInt8]>([])
  private static let limit = 1 << 16

  /// Adds text to standard output.
  func write(_ text: String) { write(Array(text.utf8)) }

  /// Adds bytes to standard output. A failure to write is told by `flush`.
  func write(_ bytes: [UInt8]) {
    buffer.withLock { $0.append(contentsOf: bytes) }
  }

  /// Adds bytes and writes when enough have gathered. Throws `PipelineError` (74).
  func stream(_ bytes: [UInt8]) throws {
    let isFull = buffer.withLock { buffer in
      buffer.append(contentsOf: bytes)
      return buffer.count >= Self.limit
    }
    if isFull { try flush() }
  }

  /// Writes what has gathered. Throws `PipelineError` (74) where it cannot; a closed pipe ends the process quietly.
  func flush() throws {
    try buffer.withLock { buffer in
      var done = 0
      while done < buffer.count {
        let count = buffer.withUnsafeBytes { Glibc.write(1, $0.baseAddress?.advanced(by: done), buffer.count - done) }
        if count < 0 {
          if errno == EINTR { continue }
          let reason = String(cString: strerror(errno))
          buffer.removeAll()
          if errno == EPIPE { exit(141) }
          throw PipelineError(.inputOutput, "standard output: \(reason)")
        }
        done += count
      }
      buffer.removeAll(keepingCapacity: true)
    }
  }

  /// Writes one line to standard error.
  static func error(_ line: String) {
    errorText(line.hasSuffix("\n") ? line : line + "\n")
  }

  /// Writes text to standard error as it is.
  static func errorText(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
  }

  /// Whether standard error is a terminal, on which progress is drawn.
  static var errorIsTerminal: Bool { isatty(2) == 1 }
}
