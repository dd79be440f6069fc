/// Which network addresses are public. All others are never connected to, whatever name or redirect leads to them.
///
/// Source: IANA's registries of special-purpose IPv4 and IPv6 addresses (RFC 6890), and the prefixes that carry IPv4
/// addresses inside of IPv6 ones.
public enum AddressRules {
  /// A block of addresses by its first bits.
  private struct Block {
    let prefix: [UInt8]
    let bits: Int

    func contains(_ address: some Collection<UInt8>) -> Bool {
      var left = bits
      for (a, b) in zip(address, prefix) where left > 0 {
        let mask: UInt8 = left >= 8 ? 0xFF : 0xFF << UInt8(8 - left)
        if a & mask != b & mask { return false }
        left -= 8
      }
      return true
    }
  }

  private static let blocks4: [Block] = [
    Block(prefix: [0, 0, 0, 0], bits: 8), Block(prefix: [10, 0, 0, 0], bits: 8),
    Block(prefix: [100, 64, 0, 0], bits: 10), Block(prefix: [127, 0, 0, 0], bits: 8),
    Block(prefix: [169, 254, 0, 0], bits: 16), Block(prefix: [172, 16, 0, 0], bits: 12),
    Block(prefix: [192, 0, 0, 0], bits: 24), Block(prefix: [192, 0, 2, 0], bits: 24),
    Block(prefix: [192, 88, 99, 0], bits: 24), Block(prefix: [192, 168, 0, 0], bits: 16),
    Block(prefix: [198, 18, 0, 0], bits: 15), Block(prefix: [198, 51, 100, 0], bits: 24),
    Block(prefix: [203, 0, 113, 0], bits: 24), Block(prefix: [224, 0, 0, 0], bits: 4),
    Block(prefix: [240, 0, 0, 0], bits: 4),
  ]

  /// Only 2000::/3 is given out for public use; of it, these are not.
  private static let public6 = Block(prefix: [0x20], bits: 3)
  private static let blocks6: [Block] = [
    // 2001::/23 holds Teredo, benchmarking, ORCHID and others; 2002::/16 is 6to4.
    Block(prefix: [0x20, 0x01, 0x00, 0x00], bits: 23), Block(prefix: [0x20, 0x01, 0x0D, 0xB8], bits: 32),
    Block(prefix: [0x20, 0x02], bits: 16), Block(prefix: [0x3F, 0xFF, 0x00], bits: 20),
  ]

  /// Whether an IPv4 address (4 bytes) or an IPv6 address (16 bytes), in network order, is public.
  public static func isPublic(_ address: some Collection<UInt8>) -> Bool {
    switch address.count {
    case 4: !blocks4.contains { $0.contains(address) }
    case 16: public6.contains(address) && !blocks6.contains { $0.contains(address) }
    default: false
    }
  }

  /// Whether an address leads to this machine.
  public static func isLoopback(_ address: some Collection<UInt8>) -> Bool {
    let bytes = Array(address)
    if bytes.count == 4 { return bytes[0] == 127 }
    return bytes.count == 16 && bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
  }

  /// An address as it is written.
  public static func text(_ address: some Collection<UInt8>) -> String {
    let bytes = Array(address)
    guard bytes.count == 16 else { return bytes.map(String.init).joined(separator: ".") }
    let groups = (0..<8).map { Int(bytes[2 * $0]) << 8 | Int(bytes[2 * $0 + 1]) }
    var best = 0..<0
    var start = 0
    while start < 8 {
      var end = start
      while end < 8, groups[end] == 0 { end += 1 }
      if end - start > best.count, end - start > 1 { best = start..<end }
      start = max(end, start + 1)
    }
    func hex(_ range: Range<Int>) -> String { groups[range].map { String($0, radix: 16) }.joined(separator: ":") }
    return best.isEmpty ? hex(0..<8) : hex(0..<best.lowerBound) + "::" + hex(best.upperBound..<8)
  }
}
