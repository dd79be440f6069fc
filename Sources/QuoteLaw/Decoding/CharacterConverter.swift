import Glibc

/// One conversion of the C library from an encoding to UTF-8.
struct CharacterConverter: ~Copyable {
  /// What some bytes are.
  enum Meaning {
    /// Whole characters, perhaps none (a shift sequence).
    case text([Unicode.Scalar])
    /// The beginning of one.
    case beginning
    /// Nothing in this encoding.
    case nothing
  }

  private let descriptor: iconv_t

  /// Nil where the C library has no encoding of this name.
  init?(_ name: String) {
    guard let opened = iconv_open("UTF-8", name), opened != iconv_t(bitPattern: -1) else { return nil }
    descriptor = opened
  }

  deinit { iconv_close(descriptor) }

  /// Forgets the shift state.
  func reset() { _ = iconv(descriptor, nil, nil, nil, nil) }

  /// Reads bytes in the state that the bytes before left.
  func read(_ bytes: ArraySlice<UInt8>) -> Meaning {
    var input = bytes.map { CChar(bitPattern: $0) }
    var room = [CChar](repeating: 0, count: 32)
    var left = input.count
    var free = room.count
    let code = input.withUnsafeMutableBufferPointer { input in
      room.withUnsafeMutableBufferPointer { room in
        var from = input.baseAddress
        var to = room.baseAddress
        return iconv(descriptor, &from, &left, &to, &free)
      }
    }
    guard code != Int(bitPattern: UInt.max), left == 0 else { return errno == EINVAL ? .beginning : .nothing }
    let written = room.prefix(room.count - free).map { UInt8(bitPattern: $0) }
    return .text(Array(String(decoding: written, as: UTF8.self).unicodeScalars))
  }
}
