import Digests
public import DocumentModel
import Glibc

/// Writes WARC 1.1 files, each record packed by itself, with SHA-256 digests of block and payload. A file is called
/// `….warc.gz.open` until it is ended by its seal. What was synced is on the disk; what a kill left behind after it is cut
/// off by `resume`.
public final class ArchiveWriter {
  private let descriptor: Int32
  /// Path of the file once it is ended.
  public let path: String
  private let warcinfo: String
  private var pending: [UInt8] = []
  private var written: Int
  private var digest = RunningDigest(.sha256)
  private let deflation = Deflation()
  /// The index, so that nothing must be read again for it.
  private var captures: CaptureLines
  /// Records in the file.
  private var records: Int

  /// Suffix of a file that is not ended.
  public static let openSuffix = ".open"
  private static let flushSize = 1 << 20

  /// Begins a file. `fields` are those of its `warcinfo` record besides the usual. Throws `ArchiveError`.
  public init(path: String, date: String, version: String, fields: [(name: String, value: String)]) throws {
    self.path = path
    descriptor = try Self.open(path + Self.openSuffix, O_RDWR | O_CREAT | O_TRUNC)
    (written, records, captures) = (0, 0, CaptureLines(file: path))
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let all = [("software", "\(ArchiveSeal.software)/\(version)"), ("format", "WARC File Format 1.1")] + fields
    let block = all.map { "\($0.0): \($0.1)\r\n" }.joined()
    var entry = ArchiveEntry(
      type: "warcinfo", target: nil, date: date, contentType: ArchiveEntry.warcFields, block: Array(block.utf8),
      number: name)
    entry.fields = [("WARC-Filename", name)]
    warcinfo = entry.identifier
    _ = try append(entry)
    try sync()
    try Self.syncFolder(of: path)
  }

  /// Goes on with a file that was not ended, after its first `length` bytes. Throws `ArchiveError`, and `ArchiveDamage` where
  /// they are not whole records.
  public init(resuming path: String, length: Int) throws {
    self.path = path
    descriptor = try Self.open(path + Self.openSuffix, O_RDWR)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.failure(path) }
    guard Int(status.st_size) >= length else {
      let message = "the file has \(status.st_size) bytes, but \(length) were written"
      throw ArchiveDamage(kind: .truncated, offset: Int(status.st_size), message: message)
    }
    guard ftruncate(descriptor, off_t(length)) == 0 else { throw Self.failure(path) }
    var (first, count) = ("", 0)
    var lines = CaptureLines(file: path)
    var waiting: ArchiveRecord?
    let reader = try ArchiveReader(path: path + Self.openSuffix, keep: 1 << 16)
    while let item = try reader.next() {
      guard case .record(let record) = item else {
        if case .damage(let damage) = item { throw damage }
        continue
      }
      if count == 0 { first = record.identifier }
      count += 1
      if let waiting { lines.add(waiting, length: record.offset - waiting.offset) }
      waiting = record
    }
    if let waiting { lines.add(waiting, length: length - waiting.offset) }
    (warcinfo, written, records, captures) = (first, length, count, lines)
    try FileDigest.add(path + Self.openSuffix, length: length, to: &digest)
  }

  deinit { close(descriptor) }

  /// Bytes of the file, those that are not written yet included.
  public var length: Int { written + pending.count }

  /// Adds a record; its place. Throws `ArchiveError`.
  public func append(_ entry: ArchiveEntry) throws -> ArchivePlace {
    let place = ArchivePlace(file: path, recordID: entry.identifier, offset: length, captured: entry.date)
    let header = entry.header(warcinfo: warcinfo)
    let packed = deflation.gzip([header.bytes, entry.block, [13, 10, 13, 10]])
    if entry.type != "request" {
      captures.add(
        ArchiveRecord(offset: length, header: header, block: entry.block, blockLength: entry.block.count),
        length: packed.count)
    }
    digest.update(packed)
    pending += packed
    records += 1
    if pending.count >= Self.flushSize { try flush() }
    return place
  }

  /// Waits until all records are on the disk. Throws `ArchiveError`.
  public func sync() throws {
    try flush()
    guard fdatasync(descriptor) == 0 else { throw Self.failure(path) }
  }

  /// Bytes that the index takes in memory until the file is ended.
  public var indexLength: Int { captures.byteCount }

  /// Ends the file with its seal, gives it its name, and writes its index beside it. Throws `ArchiveError`.
  public func finish(date: String) throws {
    var rest = RunningDigest(.sha256)
    swap(&rest, &digest)
    let seal = ArchiveSeal.block(records: records, length: length, digest: rest.finish())
    _ = try append(
      ArchiveEntry(
        type: "metadata", target: nil, date: date, contentType: ArchiveSeal.mediaType, block: seal, number: path))
    try sync()
    guard rename(path + Self.openSuffix, path) == 0 else { throw Self.failure(path) }
    try Self.syncFolder(of: path)
    try captures.write(beside: path)
  }

  private func flush() throws {
    var done = 0
    while done < pending.count {
      let count = pending.withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress?.advanced(by: done), pending.count - done, off_t(written + done))
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Self.failure(path) }
      done += count
    }
    written += pending.count
    pending.removeAll(keepingCapacity: true)
  }

  private static func open(_ path: String, _ flags: Int32) throws -> Int32 {
    let descriptor = Glibc.open(path, flags | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path) }
    return descriptor
  }

  private static func syncFolder(of path: String) throws {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let descriptor = try open(folder.isEmpty ? "/" : folder, O_RDONLY)
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(folder) }
  }

  private static func failure(_ path: String) -> ArchiveError {
    .inputOutput("\(path): \(String(cString: strerror(errno)))")
  }
}
