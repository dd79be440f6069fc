/// The parts of a URL as written, `\` taken for `/` as browsers do.
struct URLParts {
  private(set) var scheme: String?
  private(set) var authority: [UInt8]?
  private(set) var path: [UInt8] = []
  private(set) var query: [UInt8]?

  /// Takes apart what stands before the fragment.
  init(_ bytes: [UInt8]) {
    var rest = bytes.prefix { $0 != 0x23 }
    if let first = rest.first, ASCIIBytes.isLetter(first),
      let colon = rest.firstIndex(where: { !ASCIIBytes.isUnreserved($0) && $0 != 0x2B }), rest[colon] == 0x3A
    {
      scheme = String(decoding: rest[..<colon], as: UTF8.self).lowercased()
      rest = rest[(colon + 1)...]
    }
    if let mark = rest.firstIndex(of: 0x3F) {
      query = Array(rest[(mark + 1)...])
      rest = rest[..<mark]
    }
    var plain = rest.map { $0 == 0x5C ? 0x2F : $0 }[...]
    let slashes = plain.prefix { $0 == 0x2F }.count
    // After a scheme any number of slashes leads to the host; without one it takes two.
    if slashes >= 2 {
      plain = scheme == nil ? plain.dropFirst(2) : plain.dropFirst(slashes)
      authority = Array(plain.prefix { $0 != 0x2F })
      plain = plain.drop { $0 != 0x2F }
    }
    path = Array(plain)
  }

  /// A path without `.` and `..`, also where those are escaped; begins with `/`.
  static func withoutDots(_ path: [UInt8]) -> [UInt8] {
    if path.first == 0x2F, !mayHaveDots(path) { return path }
    var out: [ArraySlice<UInt8>] = []
    let segments = path.drop { $0 == 0x2F && path.count == 1 }.split(
      separator: 0x2F, omittingEmptySubsequences: false)
    let body = path.first == 0x2F ? segments.dropFirst() : segments[...]
    for (index, segment) in body.enumerated() {
      let isLast = index == body.count - 1
      switch dots(segment) {
      case 1: if isLast { out.append([]) }
      case 2:
        _ = out.popLast()
        if isLast { out.append([]) }
      default: out.append(segment)
      }
    }
    return [0x2F] + out.joined(separator: [0x2F])
  }
}

extension URLParts {
  /// 1 for the segment `.`, 2 for `..`, also where the dots are escaped; 0 for any other.
  private static func dots(_ segment: ArraySlice<UInt8>) -> Int {
    var (rest, count) = (segment, 0)
    while let first = rest.first {
      if first == 0x2E {
        rest.removeFirst()
      } else if rest.starts(with: [0x25, 0x32, 0x45]) || rest.starts(with: [0x25, 0x32, 0x65]) {
        rest.removeFirst(3)
      } else {
        return 0
      }
      count += 1
      if count > 2 { return 0 }
    }
    return count
  }

  /// Whether a segment begins with a dot, or with an escape that may be one.
  private static func mayHaveDots(_ path: [UInt8]) -> Bool {
    path.indices.dropLast().contains { path[$0] == 0x2F && (path[$0 + 1] == 0x2E || path[$0 + 1] == 0x25) }
  }
}

/// Percent escapes.
enum URLEscapes {
  private static let query = allowed("!$'()*,;:@/?&=+[]{}|^`\\")
  private static let path = allowed("!$&'()*+,;=:@/[]|^")

  /// For each byte whether it stands as it is.
  private static func allowed(_ others: String) -> [Bool] {
    (0...255).map { ASCIIBytes.isUnreserved($0) || others.utf8.contains($0) }
  }

  /// Escapes what may not stand as it is, undoes escapes of what may, and writes the rest in upper case.
  static func normalized(_ bytes: [UInt8], isQuery: Bool) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    let allowed = isQuery ? query : path
    func escape(_ byte: UInt8) { out += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x25 {
        guard index + 1 < bytes.count, let high = ASCIIBytes.hex(bytes[index]),
          let low = ASCIIBytes.hex(bytes[index + 1])
        else {
          out.append(byte)
          continue
        }
        index += 2
        let value = high << 4 | low
        if ASCIIBytes.isUnreserved(value) { out.append(value) } else { escape(value) }
      } else if allowed[Int(byte)] {
        out.append(byte)
      } else {
        escape(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
