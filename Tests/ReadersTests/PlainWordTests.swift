import Testing

@testable import Readers

/// Eight bytes looked at in one step must mean what they mean one by one.
@Suite struct PlainWordTests {
  /// The same by the definition, byte by byte.
  private static func expected(_ bytes: [UInt8]) -> Int {
    guard bytes.count >= 8 else { return 0 }
    for index in 0..<8 {
      let byte = bytes[index]
      if byte < 0x20 || byte > 0x7F || byte == 0x26 { return 0 }
      if byte == 0x20, index > 0, bytes[index - 1] == 0x20 { return 0 }
    }
    return bytes[7] == 0x20 ? 7 : 8
  }

  @Test("every pair of neighbours is judged as byte by byte")
  func pairs() {
    var wrong = 0
    for place in 0..<7 {
      for first in UInt8.min...UInt8.max {
        for second in UInt8.min...UInt8.max {
          var bytes = Array("abcdefgh".utf8)
          bytes[place] = first
          bytes[place + 1] = second
          let length = bytes.withUnsafeBufferPointer { PlainWord.length($0, at: 0, to: $0.count) }
          if length != Self.expected(bytes) { wrong += 1 }
        }
      }
    }
    #expect(wrong == 0)
  }

  @Test("fewer than eight bytes are never read as a word")
  func short() {
    let bytes = Array("abcdefgh".utf8)
    #expect(bytes.withUnsafeBufferPointer { PlainWord.length($0, at: 1, to: $0.count) } == 0)
    #expect(bytes.withUnsafeBufferPointer { PlainWord.length($0, at: 0, to: 7) } == 0)
  }
}
