/// Identifiers of records in 16 bytes.
enum RecordKey {
  private static let prefix = "urn:uuid:"

  static func bytes(_ identifier: String) -> [UInt8] {
    var out: [UInt8] = []
    var high: UInt8?
    for byte in identifier.utf8.dropFirst(prefix.utf8.count) {
      guard let value = ASCIIBytes.hex(byte) else { continue }
      if let first = high {
        out.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return out
  }

  private static let digits = Array("0123456789abcdef".utf8)

  static func text(_ bytes: [UInt8]) -> String {
    var out = Array(prefix.utf8)
    for (index, byte) in bytes.enumerated() {
      if index == 4 || index == 6 || index == 8 || index == 10 { out.append(0x2D) }
      out.append(digits[Int(byte >> 4)])
      out.append(digits[Int(byte & 15)])
    }
    return String(decoding: out, as: UTF8.self)
  }
}
