/// Reads the records of a WARC or ARC file in order, packed record by record, packed as a whole, or plain. Damage is told
/// with its place, and reading goes on at the next record.
///
/// Format: ISO 28500:2017 (WARC 1.1, https://iipc.github.io/warc-specifications/) and Internet Archive's ARC 1.0.
public final class ArchiveReader {
  /// What is read next.
  public enum Item: Sendable {
    /// A whole record whose digests are right.
    case record(ArchiveRecord)
    /// A place that is not as it should be.
    case damage(ArchiveDamage)
  }

  /// Places that are tried after damage before the rest of the file is given up.
  private static let mostTries = 10_000

  private let stream: ArchiveStream
  private let parser: RecordParser
  private var waiting: [Item] = []
  private var isDone = false
  private var toldMembers = false
  /// Byte after the last whole record that nothing damaged stands before.
  public private(set) var soundEnd: Int
  private var isSound = true

  /// Opens a file at `offset`, where a record begins. Of blocks, `keep` bytes are kept. Throws `ArchiveError`.
  public init(path: String, offset: Int = 0, keep: Int = 64 << 20) throws {
    stream = try ArchiveStream(path: path, offset: offset)
    parser = RecordParser(stream, keep: keep)
    soundEnd = offset
    if stream.size == 0 {
      waiting.append(.damage(ArchiveDamage(kind: .truncated, offset: 0, message: "the file is empty")))
    }
  }

  /// Bytes of the file.
  public var size: Int { stream.size }

  /// The next record or damage; nil at the end. Throws `ArchiveError` where the file cannot be read.
  public func next() throws -> Item? {
    if let item = waiting.popLast() { return item }
    guard !isDone else { return nil }
    do {
      guard let record = try parser.next() else {
        isDone = true
        if isSound { soundEnd = stream.size }
        return nil
      }
      if isSound { soundEnd = stream.isAtMemberStart ? stream.offset : record.offset }
      if !parser.isOwnMember, !toldMembers {
        toldMembers = true
        waiting.append(
          .damage(
            ArchiveDamage(
              kind: .members, offset: record.offset, message: "records are not packed one by one")))
      }
      if let problem = RecordDigests.problem(record) {
        let damage = ArchiveDamage(kind: .digest, offset: record.offset, message: problem)
        isSound = false
        return .damage(damage)
      }
      return .record(record)
    } catch let damage as ArchiveDamage {
      isSound = false
      if damage.kind == .truncated { isDone = true } else { try resume(after: damage.offset) }
      return .damage(damage)
    }
  }

  /// Goes on at the next place at which a record begins.
  private func resume(after offset: Int) throws {
    var place = offset
    for _ in 0..<Self.mostTries {
      let mark: [UInt8] = stream.isPacked ? [0x1F, 0x8B, 8] : Array((parser.isARC ? "\nhttp" : "\nWARC/1.").utf8)
      guard let found = try stream.find(mark, after: place) else { break }
      place = found
      try stream.seek(stream.isPacked ? found : found + 1)
      if (try? parser.standsAtRecord()) == true { return }
    }
    isDone = true
  }
}
