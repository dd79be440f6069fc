/// The header of a record, or of an HTTP message: a first line and named fields in order.
public struct ArchiveHeader: Sendable {
  /// `WARC/1.1`, or the status line.
  public var first: String
  /// Names and values as written, white space around values removed.
  public var fields: [(name: String, value: String)]

  /// Makes a header.
  public init(first: String, fields: [(name: String, value: String)]) {
    self.first = first
    self.fields = fields
  }

  /// The value of the first field of a name, in any case.
  public subscript(_ name: String) -> String? {
    fields.first { Self.isEqual($0.name, name) }?.value
  }

  /// The values of all fields of a name, in any case.
  public func all(_ name: String) -> [String] { fields.filter { Self.isEqual($0.name, name) }.map(\.value) }

  private static func isEqual(_ a: String, _ b: String) -> Bool {
    a.utf8.count == b.utf8.count && zip(a.utf8, b.utf8).allSatisfy { lower($0) == lower($1) }
  }

  private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  /// Parses lines that end in CRLF or LF, without the empty one; lines that begin with white space go on with the one
  /// before. Nil where a line is no field and `isStrict`; else such lines are left out.
  init?(_ bytes: ArraySlice<UInt8>, isStrict: Bool) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      line.last == 0x0D ? line.dropLast() : line
    }[...]
    guard let top = lines.popFirst() else { return nil }
    first = String(decoding: top, as: UTF8.self)
    fields = []
    for line in lines where !line.isEmpty {
      if line.first == 0x20 || line.first == 0x09 {
        guard !fields.isEmpty else { return nil }
        fields[fields.count - 1].value += " " + Self.trimmed(line)
        continue
      }
      guard let colon = line.firstIndex(of: 0x3A), colon > line.startIndex else {
        if isStrict { return nil }
        continue
      }
      fields.append((Self.trimmed(line[..<colon]), Self.trimmed(line[(colon + 1)...])))
    }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes
    while let last = bytes.last, last == 0x20 || last == 0x09 || last == 0x0D { bytes.removeLast() }
    while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The header as bytes, ended by an empty line.
  var bytes: [UInt8] {
    var out = Array(first.utf8)
    for field in fields { out += "\r\n\(field.name): \(field.value)".utf8 }
    out += "\r\n\r\n".utf8
    return out
  }

  /// Where the empty line after a header ends: CRLF CRLF or LF LF; nil where there is none.
  static func end(in bytes: ArraySlice<UInt8>) -> Int? {
    var index = bytes.startIndex
    while let line = bytes[index...].firstIndex(of: 0x0A) {
      let next = line + 1
      if next < bytes.endIndex, bytes[next] == 0x0A { return next + 1 }
      if next + 1 < bytes.endIndex, bytes[next] == 0x0D, bytes[next + 1] == 0x0A { return next + 2 }
      index = next
    }
    return nil
  }
}
