import Foundation
import Glibc

/// A log file that lines are added to, each whole.
public final class LineLog {
  private let file: UnsafeMutablePointer<FILE>

  /// Opens a log. Throws `PipelineError` (73).
  public init(_ path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty { try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }
    guard let file = fopen(path, "ae") else {
      throw PipelineError(.cannotCreate, "\(path): cannot be written (\(String(cString: strerror(errno))))")
    }
    self.file = file
  }

  deinit { fclose(file) }

  /// Adds a line.
  public func write(_ line: String) { fputs(line + "\n", file) }
}
