import Foundation
import Glibc
import Readers

/// Reads the bytes of one input without hanging on what is no file and without reading more than the limit.
public enum FileReader {
  /// What became of a path.
  public enum Outcome: Sendable {
    /// Its bytes, unpacked where it is gzip; whether the packed stream ended before it was whole.
    case bytes([UInt8], isCut: Bool)
    /// It cannot be a document, for this reason.
    case rejected(reason: String)
  }

  /// The bytes of a regular file, at most `limit` of them. Throws `PipelineError` where it is not there or not readable.
  public static func read(_ path: String, limit: Int) throws -> Outcome {
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno != EACCES else { throw PipelineError(.permission, "\(path): its folder cannot be entered") }
      throw PipelineError(.inputNotFound, "\(path): no such file")
    }
    guard status.st_mode & S_IFMT == S_IFREG else { return .rejected(reason: "not-a-regular-file") }
    guard status.st_size <= limit else { return .rejected(reason: SizeLimit.reason(Int(status.st_size), limit: limit)) }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw PipelineError(
        .permission,
        "\(path): cannot be read (mode \(String(status.st_mode & 0o777, radix: 8)), owner \(status.st_uid))")
    }
    let bytes = [UInt8](data)
    guard bytes.starts(with: [0x1F, 0x8B]) else { return .bytes(bytes, isCut: false) }
    return Gzip.unpack(bytes, limit: limit)
  }
}
