import Foundation

/// Hosts of URLs, by the rules of the URL Standard (https://url.spec.whatwg.org/#host-parsing): what looks like a number is
/// an IPv4 address, however it is written.
enum HostParser {
  /// A host in the form in which it is compared and connected to.
  enum Host {
    case name(String)
    case address4([UInt8])
    case address6([UInt8])
  }

  /// The host that a text names; nil where it names none.
  static func parse(_ text: String) -> Host? {
    if text.hasPrefix("[") {
      guard text.hasSuffix("]") else { return nil }
      return address6(text.dropFirst().dropLast()).map(Host.address6)
    }
    guard let decoded = percentDecoded(text), var name = ascii(decoded) else { return nil }
    guard name.utf8.allSatisfy(isAllowed) else { return nil }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    let last = labels.last.map { $0.isEmpty && labels.count > 1 ? labels[labels.count - 2] : $0 } ?? ""
    if isNumber(last) { return address4(name).map(Host.address4) }
    if name.hasSuffix(".") { name.removeLast() }
    let isRight =
      name.utf8.count <= 253 && !name.isEmpty
      && !name.split(separator: ".", omittingEmptySubsequences: false)
        .contains { $0.isEmpty || $0.utf8.count > 63 }
    return isRight ? .name(name) : nil
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }

  /// Lower case, compatible forms made one (a full-width digit is a digit), and other scripts in Punycode.
  private static func ascii(_ text: String) -> String? {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    var mapped = text.precomposedStringWithCompatibilityMapping.lowercased().precomposedStringWithCompatibilityMapping
    for dot in ["\u{3002}", "\u{FF0E}", "\u{FF61}"] { mapped = mapped.replacingOccurrences(of: dot, with: ".") }
    for ignored in ["\u{AD}", "\u{200B}", "\u{2060}", "\u{FEFF}"] {
      mapped = mapped.replacingOccurrences(of: ignored, with: "")
    }
    var labels: [String] = []
    for label in mapped.split(separator: ".", omittingEmptySubsequences: false) {
      guard !label.utf8.allSatisfy({ $0 < 0x80 }) else {
        labels.append(String(label))
        continue
      }
      guard let encoded = Punycode.encode(Array(label.unicodeScalars)) else { return nil }
      labels.append("xn--" + encoded)
    }
    return labels.joined(separator: ".")
  }

  private static func percentDecoded(_ text: String) -> String? {
    guard text.utf8.contains(0x25) else { return text }
    var out: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x25, index + 2 < bytes.count, let high = ASCIIBytes.hex(bytes[index + 1]),
        let low = ASCIIBytes.hex(bytes[index + 2])
      {
        out.append(high << 4 | low)
        index += 3
      } else {
        out.append(bytes[index])
        index += 1
      }
    }
    return String(validating: out, as: UTF8.self)
  }

  private static func isNumber(_ label: Substring) -> Bool {
    !label.isEmpty && label.utf8.allSatisfy { (0x30...0x39).contains($0) } || number(label) != nil
  }

  /// Decimal, octal with a leading 0, or hexadecimal with a leading 0x.
  private static func number(_ label: Substring) -> Int? {
    if label.hasPrefix("0x") {
      return label.count == 2 ? 0 : Int(label.dropFirst(2), radix: 16).nonNegative(label.dropFirst(2))
    }
    if label.hasPrefix("0"), label.count > 1 { return Int(label.dropFirst(), radix: 8).nonNegative(label.dropFirst()) }
    return Int(label).nonNegative(label)
  }

  private static func address4(_ name: String) -> [UInt8]? {
    var parts = name.split(separator: ".", omittingEmptySubsequences: false)
    if parts.last?.isEmpty == true, parts.count > 1 { parts.removeLast() }
    guard parts.count <= 4, !parts.contains(where: \.isEmpty) else { return nil }
    let numbers = parts.compactMap(number)
    guard numbers.count == parts.count, let last = numbers.last, numbers.dropLast().allSatisfy({ $0 < 256 }),
      last < 1 << (8 * (5 - numbers.count))
    else { return nil }
    var value = last
    for (index, number) in numbers.dropLast().enumerated() { value += number << (8 * (3 - index)) }
    return (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * (3 - $0))) }
  }

  private static func address6(_ text: Substring) -> [UInt8]? {
    // inet_pton takes no zones, which lead to links and never outside.
    var out = [UInt8](repeating: 0, count: 16)
    return inet_pton(AF_INET6, String(text), &out) == 1 ? out : nil
  }
}

extension Int? {
  fileprivate func nonNegative(_ digits: Substring) -> Int? {
    guard let self, self >= 0, digits.first != "+", digits.first != "-" else { return nil }
    return self
  }
}
