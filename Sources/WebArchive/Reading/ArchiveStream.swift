import Glibc

/// The plain bytes of an archive file, unpacked as they are asked for, and where in the file they come from.
final class ArchiveStream {
  private static let chunk = 1 << 16

  let path: String
  /// Whether the file is packed.
  private(set) var isPacked = false
  /// Bytes of the file.
  let size: Int
  private let descriptor: Int32
  private var inflation: Inflation?
  /// Raw bytes read from the file and not used yet; the first stands at `rawOffset`.
  private var raw: [UInt8] = []
  private var rawHead = 0
  private var rawOffset: Int
  /// Plain bytes; those before `head` are used.
  private(set) var bytes: [UInt8] = []
  private(set) var head = 0
  /// Indexes in `bytes` at which members begin, with their places in the file.
  private var members: [(index: Int, offset: Int)] = []
  private var isInMember = false
  private var currentMember: Int
  /// What stands in the way of going on, until another place is sought.
  private var failure: ArchiveDamage?

  /// Opens a file at the beginning of a record. Throws `ArchiveError`.
  init(path: String, offset: Int = 0) throws {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT
        ? ArchiveError.notFound("\(path): no such archive")
        : ArchiveError.inputOutput("\(path): \(String(cString: strerror(errno)))")
    }
    var status = stat()
    fstat(descriptor, &status)
    size = Int(status.st_size)
    rawOffset = offset
    currentMember = offset
    try readRaw()
    begin()
  }

  deinit { close(descriptor) }

  /// Begins at another place of the file.
  func seek(_ offset: Int) throws {
    raw.removeAll(keepingCapacity: true)
    (rawHead, rawOffset, head, currentMember, isInMember) = (0, offset, 0, offset, false)
    bytes.removeAll(keepingCapacity: true)
    members.removeAll(keepingCapacity: true)
    failure = nil
    try readRaw()
    if isPacked { inflation?.reset() }
  }

  private func begin() {
    isPacked = raw.starts(with: [0x1F, 0x8B])
    if isPacked { inflation = Inflation(.gzip) }
  }

  /// Place in the file of the record or member that holds the next byte.
  var offset: Int {
    guard isPacked else { return rawOffset + rawHead - (bytes.count - head) }
    return members.last { $0.index <= head }?.offset ?? currentMember
  }

  /// Whether the next byte is the first of its member.
  var isAtMemberStart: Bool {
    !isPacked || members.contains { $0.index == head } || (bytes.count == head && !isInMember)
  }

  /// Bytes that are unpacked and not used.
  var available: ArraySlice<UInt8> { bytes[head...] }

  /// Unpacks until `count` bytes are there; false where the file ends before. Throws `ArchiveDamage` or `ArchiveError`.
  func need(_ count: Int) throws -> Bool {
    while bytes.count - head < count {
      if head > Self.chunk { compact() }
      guard try pull() else { return false }
    }
    return true
  }

  /// Unpacks some more; false at the end of the file.
  func more() throws -> Bool {
    let before = bytes.count
    repeat { guard try pull() else { return false } } while bytes.count == before
    return true
  }

  /// Uses some of the bytes.
  func skip(_ count: Int) { head += count }

  private func compact() {
    if isPacked {
      // Of the member that holds the next byte, only its place is kept, unless it begins there.
      let holder = (index: members.contains { $0.index == head } ? 0 : -1, offset: offset)
      members = [holder] + members.filter { $0.index > head }.map { ($0.index - head, $0.offset) }
    }
    bytes.removeSubrange(..<head)
    head = 0
  }

  private func pull() throws -> Bool {
    if let failure { throw failure }
    if rawHead == raw.count { try readRaw() }
    guard rawHead < raw.count else {
      if isInMember {
        throw ArchiveDamage(
          kind: .truncated, offset: currentMember, message: "the file ends inside a packed record")
      }
      return false
    }
    guard let inflation else {
      bytes.append(contentsOf: raw[rawHead...])
      rawHead = raw.count
      return true
    }
    if !isInMember {
      inflation.reset()
      currentMember = rawOffset + rawHead
      members.append((bytes.count, currentMember))
      isInMember = true
    }
    let (outcome, left) = raw.withUnsafeBytes { whole in
      var input = UnsafeRawBufferPointer(rebasing: whole[rawHead...])
      return (inflation.step(&input, into: &bytes), input.count)
    }
    rawHead = raw.count - left
    switch outcome {
    case .more: break
    case .end: isInMember = false
    case .failed:
      isInMember = false
      let damage = ArchiveDamage(
        kind: .packing, offset: currentMember, message: "the packed bytes are damaged, or something else follows")
      failure = damage
      throw damage
    }
    return true
  }

  private func readRaw() throws {
    rawOffset += rawHead
    raw.removeAll(keepingCapacity: true)
    rawHead = 0
    raw = try [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, count in
      while true {
        let got = pread(descriptor, buffer.baseAddress, Self.chunk, off_t(rawOffset))
        if got < 0, errno == EINTR { continue }
        guard got >= 0 else { throw ArchiveError.inputOutput("\(path): \(String(cString: strerror(errno)))") }
        count = got
        return
      }
    }
  }

  /// The next place after `offset` at which these raw bytes stand; nil where there is none.
  func find(_ mark: [UInt8], after offset: Int) throws -> Int? {
    var place = offset + 1
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while place < size {
      let got = pread(descriptor, &buffer, buffer.count, off_t(place))
      guard got >= mark.count else { return nil }
      let found = buffer.withUnsafeBytes { Self.find(mark, in: UnsafeRawBufferPointer(rebasing: $0.prefix(got))) }
      if let found { return place + found }
      place += got - mark.count + 1
    }
    return nil
  }

  private static func find(_ mark: [UInt8], in bytes: UnsafeRawBufferPointer) -> Int? {
    guard let first = mark.first, let base = bytes.baseAddress else { return nil }
    var index = 0
    while index + mark.count <= bytes.count {
      guard let hit = memchr(base + index, Int32(first), bytes.count - mark.count + 1 - index) else { return nil }
      index = base.distance(to: hit)
      if memcmp(base + index, mark, mark.count) == 0 { return index }
      index += 1
    }
    return nil
  }
}
