import Foundation
import Glibc

/// The decisions about a knowledge base, in a file beside it: one JSON object a line, the latest last. Lines are added and
/// never changed; the file outlives the knowledge base, can be kept in version control and read by people.
public struct DecisionFile: Sendable {
  /// The file's path.
  public let path: String

  /// The file of a knowledge base, whether or not it exists.
  public init(knowledgeBase: String) { path = knowledgeBase + ".decisions.jsonl" }

  /// All decisions in the order in which they were made; none where there is no file. A line that is none, such as one that
  /// was not written to its end, is left out. Throws `PipelineError` where the file cannot be read.
  public func read() throws -> [ReviewDecision] { try readLines().decisions }

  /// The decisions, and the numbers of the lines that are none, from 1.
  public func readLines() throws -> (decisions: [ReviewDecision], broken: [Int]) {
    guard access(path, F_OK) == 0 else { return ([], []) }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw PipelineError(.permission, "\(path): the decisions cannot be read")
    }
    let decoder = JSONDecoder()
    var (decisions, broken): ([ReviewDecision], [Int]) = ([], [])
    for (index, line) in data.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() where !line.isEmpty
    {
      if let decision = try? decoder.decode(ReviewDecision.self, from: Data(line)) {
        decisions.append(decision)
      } else {
        broken.append(index + 1)
      }
    }
    return (decisions, broken)
  }

  /// What is to be told of lines that are no decisions; nil where all are.
  public func warning(broken: [Int]) -> String? {
    guard let first = broken.first else { return nil }
    guard broken.count > 1 else { return "\(path): line \(first) is no decision and is left out; mend or delete it" }
    return "\(path): \(broken.count) lines, from line \(first), are no decisions and are left out; mend or delete them"
  }

  /// Adds a decision; it is on the disk when this returns. Throws `PipelineError` (73, 74).
  public func add(_ decision: ReviewDecision) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var line = Array(try encoder.encode(decision)) + [0x0A]
    let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw PipelineError(.cannotCreate, "\(path): cannot be written (\(String(cString: strerror(errno))))")
    }
    defer { close(descriptor) }
    // A line that was cut by a crash must not swallow this one.
    let size = lseek(descriptor, 0, SEEK_END)
    var last: UInt8 = 0x0A
    if size > 0, pread(descriptor, &last, 1, size - 1) == 1, last != 0x0A { line.insert(0x0A, at: 0) }
    let written = line.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, line.count) }
    guard written == line.count, fsync(descriptor) == 0 else {
      throw PipelineError(.inputOutput, "\(path): writing failed; the decisions before are kept")
    }
  }
}
