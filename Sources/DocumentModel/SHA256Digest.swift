/// The 32 bytes of a SHA-256 digest.
public struct SHA256Digest: Hashable, Sendable {
  /// Exactly 32 bytes.
  public let bytes: [UInt8]

  /// All bits 0: of what has no bytes.
  public static let zero = SHA256Digest(zeros: ())

  private init(zeros: Void) { bytes = Array(repeating: 0, count: 32) }

  /// Takes 32 bytes; nil for any other number.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// Parses 64 hexadecimal digits; nil for anything else.
  public init?(hex: String) {
    var out: [UInt8] = []
    var high: UInt8?
    for digit in hex.utf8 {
      let value: UInt8
      switch digit {
      case 0x30...0x39: value = digit - 0x30
      case 0x61...0x66: value = digit - 0x61 + 10
      default: return nil
      }
      if let first = high {
        out.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    guard high == nil else { return nil }
    self.init(bytes: out)
  }

  /// All 64 lower-case hexadecimal digits.
  public var hex: String { Self.hex(bytes) }

  /// The first 16 bytes as 32 hexadecimal digits: the form of every identifier.
  public var identifier: String { Self.hex(bytes.prefix(16)) }

  private static func hex(_ bytes: some Collection<UInt8>) -> String {
    String(unsafeUninitializedCapacity: 2 * bytes.count) { out in
      var index = 0
      for byte in bytes {
        out[index] = digit(byte >> 4)
        out[index + 1] = digit(byte & 15)
        index += 2
      }
      return index
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x61 + value - 10 }
}
