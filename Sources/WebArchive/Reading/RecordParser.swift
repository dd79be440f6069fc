/// Cuts a stream of plain bytes into records.
final class RecordParser {
  /// Bytes of a header, at most.
  private static let longestHeader = 1 << 20

  private let stream: ArchiveStream
  private let keep: Int
  /// Whether the file is ARC; known once a record was read.
  private(set) var isARC = false
  /// Whether the last record was a packed member of its own.
  private(set) var isOwnMember = true

  init(_ stream: ArchiveStream, keep: Int) {
    self.stream = stream
    self.keep = keep
  }

  /// Whether a record begins here.
  func standsAtRecord() throws -> Bool { try standsAtRecord(orARC: isARC) }

  private func standsAtRecord(orARC: Bool) throws -> Bool {
    guard try stream.need(5) else { return false }
    if stream.available.starts(with: "WARC/".utf8) { return true }
    guard orARC else { return false }
    while stream.available.firstIndex(of: 0x0A) == nil, stream.available.count < 4096 {
      guard try stream.more() else { break }
    }
    let line = stream.available.prefix { $0 != 0x0A }
    return ARCHeader.parse(line) != nil
  }

  /// The next record; nil at the end. Throws `ArchiveDamage` or `ArchiveError`.
  func next() throws -> ArchiveRecord? {
    // A record's end mark may be longer than it should be, or stand in the next member.
    while true {
      guard try stream.need(1) else { return nil }
      guard let byte = stream.available.first, byte == 0x0D || byte == 0x0A else { break }
      stream.skip(1)
    }
    let offset = stream.offset
    isOwnMember = stream.isAtMemberStart
    let (header, length) = try header(offset)
    let record = try block(offset, header, length)
    try end(offset)
    return record
  }

  private func header(_ offset: Int) throws -> (ArchiveHeader, length: Int) {
    let isFull = try stream.need(11)
    if stream.available.starts(with: "filedesc://".utf8) { isARC = true }
    // A reader may begin in the middle of an ARC file.
    if isFull, !isARC, stream.available.starts(with: "http".utf8), try standsAtRecord(orARC: true) { isARC = true }
    if isARC { return try arcHeader(offset) }
    guard isFull, stream.available.starts(with: "WARC/".utf8) else {
      throw ArchiveDamage(
        kind: isFull ? .header : .truncated, offset: offset,
        message: isFull ? "no record begins here" : "the file ends inside a record's header")
    }
    while true {
      if let end = ArchiveHeader.end(in: stream.available) {
        let lines = stream.available[..<end]
        guard let header = ArchiveHeader(lines, isStrict: false),
          let length = header["Content-Length"].flatMap({ Int($0) }), length >= 0
        else {
          throw ArchiveDamage(kind: .header, offset: offset, message: "a record without a right Content-Length")
        }
        stream.skip(lines.count)
        return (header, length)
      }
      guard stream.available.count < Self.longestHeader else {
        throw ArchiveDamage(kind: .header, offset: offset, message: "a record's header has no end")
      }
      guard try stream.more() else {
        throw ArchiveDamage(kind: .truncated, offset: offset, message: "the file ends inside a record's header")
      }
    }
  }

  private func arcHeader(_ offset: Int) throws -> (ArchiveHeader, length: Int) {
    while stream.available.firstIndex(of: 0x0A) == nil {
      guard stream.available.count < Self.longestHeader, try stream.more() else {
        throw ArchiveDamage(kind: .truncated, offset: offset, message: "the file ends inside a record's header")
      }
    }
    let line = stream.available.prefix { $0 != 0x0A }
    guard let parsed = ARCHeader.parse(line) else {
      throw ArchiveDamage(kind: .header, offset: offset, message: "a line that is no header of an ARC record")
    }
    stream.skip(line.count + 1)
    return (parsed.header(offset: offset), parsed.length)
  }

  private func block(_ offset: Int, _ header: ArchiveHeader, _ length: Int) throws -> ArchiveRecord {
    var kept: [UInt8] = []
    var digests = RecordDigests(header)
    var left = length
    while left > 0 {
      guard try stream.need(1) else {
        throw ArchiveDamage(kind: .truncated, offset: offset, message: "the file ends \(left) bytes before its record")
      }
      let part = stream.available.prefix(left)
      if kept.count < keep { kept.append(contentsOf: part.prefix(keep - kept.count)) }
      digests.update(part)
      left -= part.count
      stream.skip(part.count)
    }
    if let problem = digests.finish() { throw ArchiveDamage(kind: .digest, offset: offset, message: problem) }
    return ArchiveRecord(offset: offset, header: header, block: kept, blockLength: length)
  }

  /// The end mark of a record, and of its member where it is one of its own.
  private func end(_ offset: Int) throws {
    do {
      guard try stream.need(isARC ? 1 : 4) else {
        // The last record of an ARC file may do without; packed records are guarded by their checksums.
        guard !isARC, !stream.isPacked else { return }
        throw ArchiveDamage(kind: .truncated, offset: offset, message: "the file ends inside a record's end mark")
      }
      let mark = stream.available.prefix(4)
      guard isARC ? mark.first == 0x0A || mark.first == 0x0D : mark.elementsEqual([13, 10, 13, 10]) else {
        // Some writers leave the mark out between packed records.
        if stream.isPacked, stream.isAtMemberStart { return }
        throw ArchiveDamage(kind: .recordEnd, offset: offset, message: "a record is longer or shorter than it says")
      }
      stream.skip(isARC ? 1 : 4)
      guard stream.isPacked, isOwnMember else { return }
      // Only the end of the member tells that its bytes are right.
      while try stream.need(1), !stream.isAtMemberStart {
        guard let byte = stream.available.first, byte == 0x0D || byte == 0x0A else {
          isOwnMember = false
          return
        }
        stream.skip(1)
      }
    } catch let damage as ArchiveDamage where damage.offset > offset {
      // It is the next member that is damaged, which is told when that is read.
      return
    }
  }
}
