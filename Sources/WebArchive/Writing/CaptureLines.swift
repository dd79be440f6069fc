import DocumentModel
import Glibc

/// The CDXJ index of an archive file, sorted, as pywb and others read it (https://specs.webrecorder.net/cdxj/).
public enum CaptureLines {
  /// Writes the index beside a file, under its name with `.cdxj` for `.warc.gz`. Throws `ArchiveError`.
  public static func write(for path: String) throws {
    var lines: [[UInt8]] = []
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let reader = try ArchiveReader(path: path, keep: 1 << 16)
    var waiting: ArchiveRecord?
    func flush(_ end: Int) {
      if let record = waiting { lines.append(line(record, length: end - record.offset, file: name)) }
      waiting = nil
    }
    while let item = try reader.next() {
      guard case .record(let record) = item else { continue }
      flush(record.offset)
      guard ["response", "revisit", "resource"].contains(record.type), record.target != nil else { continue }
      // A 304 would be replayed as such, without a body; left out, the capture before it is found.
      if record.type == "revisit", HTTPMessage(record.block)?.status == 304 { continue }
      waiting = record
    }
    flush(reader.size)
    lines.sort { $0.lexicographicallyPrecedes($1) }
    let target = (path.hasSuffix(".warc.gz") ? String(path.dropLast(8)) : path) + ".cdxj"
    let bytes = Array(lines.joined())
    let draft = target + ".part"
    guard let file = fopen(draft, "w") else { throw ArchiveError.inputOutput("\(draft): cannot be made") }
    let count = fwrite(bytes, 1, bytes.count, file)
    guard fflush(file) == 0, fsync(fileno(file)) == 0, fclose(file) == 0, count == bytes.count,
      rename(draft, target) == 0
    else { throw ArchiveError.inputOutput("\(target): cannot be written") }
  }

  private static func line(_ record: ArchiveRecord, length: Int, file: String) -> [UInt8] {
    let message = record.isHTTP ? HTTPMessage(record.block) : nil
    let target = record.target ?? ""
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
