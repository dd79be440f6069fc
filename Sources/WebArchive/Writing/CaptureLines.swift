import DocumentModel
import Glibc

/// The CDXJ index of an archive file, sorted, as pywb and others read it (https://specs.webrecorder.net/cdxj/).
public struct CaptureLines {
  private let file: String
  private var bytes: [UInt8] = []
  /// Where each line ends, its line end included.
  private var ends: [Int] = []

  /// The index of a file of which nothing was read yet.
  init(file path: String) { file = path.split(separator: "/").last.map(String.init) ?? path }

  /// Bytes that the lines take in memory.
  var byteCount: Int { bytes.count }

  /// Adds the line of a record that takes so many bytes of the file, if it has one.
  mutating func add(_ record: ArchiveRecord, length: Int) {
    guard record.type == "response" || record.type == "revisit" || record.type == "resource",
      let target = record.target
    else { return }
    let message = record.isHTTP ? HTTPMessage(record.block) : nil
    // A 304 would be replayed as such, without a body; left out, the capture before it is found.
    if record.type == "revisit", message?.status == 304 { return }
    bytes += Self.line(record, target, message, length: length, file: file)
    ends.append(bytes.count)
  }

  /// Reads a file and writes its index beside it. Throws `ArchiveError`.
  public static func write(for path: String) throws {
    var lines = CaptureLines(file: path)
    let reader = try ArchiveReader(path: path, keep: 1 << 16)
    var waiting: ArchiveRecord?
    while let item = try reader.next() {
      guard case .record(let record) = item else { continue }
      if let waiting { lines.add(waiting, length: record.offset - waiting.offset) }
      waiting = record
    }
    if let waiting { lines.add(waiting, length: reader.size - waiting.offset) }
    try lines.write(beside: path)
  }

  /// Writes the index beside its file, under its name with `.cdxj` for `.warc.gz`. Throws `ArchiveError`.
  func write(beside path: String) throws {
    let ranges = ends.indices.map { ($0 == 0 ? 0 : ends[$0 - 1])..<ends[$0] }
    let sorted = bytes.withUnsafeBytes { all in
      ranges.sorted { a, b in
        UnsafeRawBufferPointer(rebasing: all[a]).lexicographicallyPrecedes(UnsafeRawBufferPointer(rebasing: all[b]))
      }
    }
    let target = (path.hasSuffix(".warc.gz") ? String(path.dropLast(8)) : path) + ".cdxj"
    let draft = target + ".part"
    guard let file = fopen(draft, "w") else { throw ArchiveError.inputOutput("\(draft): cannot be made") }
    let isWritten = bytes.withUnsafeBytes { all in
      sorted.allSatisfy { fwrite(UnsafeRawBufferPointer(rebasing: all[$0]).baseAddress, 1, $0.count, file) == $0.count }
    }
    guard fflush(file) == 0, fsync(fileno(file)) == 0, fclose(file) == 0, isWritten, rename(draft, target) == 0 else {
      throw ArchiveError.inputOutput("\(target): cannot be written")
    }
  }

  private static func line(
    _ record: ArchiveRecord, _ target: String, _ message: HTTPMessage?, length: Int, file: String
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.member("url", target)
      let type = (message?.header["Content-Type"] ?? record.header["Content-Type"])?.prefix { $0 != ";" }
      $0.member("mime", record.type == "revisit" ? "warc/revisit" : type.map(String.init))
      $0.member("status", message.map { String($0.status) })
      $0.member("digest", record.header["WARC-Payload-Digest"])
      $0.member("length", String(length))
      $0.member("offset", String(record.offset))
      $0.member("filename", file)
    }
    let stamp = record.date.filter(\.isNumber).prefix(14)
    return Array("\(SortKey.of(target)) \(stamp) \(writer.string)\n".utf8)
  }
}

/// The key by which captures are sorted: the host's labels in reverse, then the path, in lower case (SURT).
enum SortKey {
  static func of(_ url: String) -> String {
    guard let start = url.range(of: "://")?.upperBound else { return url.lowercased() }
    let rest = url[start...]
    let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
    var host = rest[..<end].lowercased()
    for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
    let parts = host.split(separator: ":", maxSplits: 1)
    var labels = (parts.first ?? "").split(separator: ".")
    if let first = labels.first, first.hasPrefix("www"), first.dropFirst(3).allSatisfy(\.isNumber), labels.count > 1 {
      labels.removeFirst()
    }
    let name = labels.reversed().joined(separator: ",")
    let port = parts.count > 1 ? ":\(parts[1])" : ""
    var path = rest[end...].prefix { $0 != "#" }.lowercased()
    if !path.hasPrefix("/") { path = "/" + path }
    if let mark = path.firstIndex(of: "?") {
      let query = path[path.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false).sorted()
      path = query == [""] ? String(path[..<mark]) : path[...mark] + query.joined(separator: "&")
    }
    return "\(name)\(port))\(path)"
  }
}

extension String {
  fileprivate func range(of mark: String) -> Range<Index>? {
    firstRange(of: mark)
  }
}
