import Glibc

/// One conversion of the C library to UTF-8. The owner closes it.
struct Iconv {
  /// What came of handing over some bytes.
  enum Outcome {
    /// They were taken; perhaps without a scalar (a shift sequence).
    case converted([Unicode.Scalar])
    /// They are the beginning of something.
    case incomplete
    /// They mean nothing.
    case invalid
  }

  private let handle: iconv_t

  /// Opens a conversion from an encoding the C library knows by this name.
  init?(from name: String) {
    handle = iconv_open("UTF-8", name)
    guard handle != iconv_t(bitPattern: -1) else { return nil }
  }

  /// Gives the conversion back.
  func close() { iconv_close(handle) }

  /// Converts bytes that are one code.
  func convert(_ code: ArraySlice<UInt8>) -> Outcome {
    var input = code.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 32)
    var inputLeft = input.count
    var outputLeft = output.count
    let result = input.withUnsafeMutableBufferPointer { from in
      output.withUnsafeMutableBufferPointer { to in
        var source = from.baseAddress
        var target = to.baseAddress
        return iconv(handle, &source, &inputLeft, &target, &outputLeft)
      }
    }
    if result == Int(bitPattern: UInt.max) || inputLeft > 0 {
      return errno == EINVAL ? .incomplete : .invalid
    }
    let written = output.prefix(output.count - outputLeft).map { UInt8(bitPattern: $0) }
    return .converted(Array(String(decoding: written, as: UTF8.self).unicodeScalars))
  }
}
