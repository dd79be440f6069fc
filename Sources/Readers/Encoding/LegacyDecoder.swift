/// The encodings before Unicode, one character at a time so that the source bytes of each are known. Codes of one and
/// two bytes are asked for once and remembered.
struct LegacyDecoder {
  private let conversion: Iconv
  private let name: String
  /// The scalar of each code of one or two bytes: 0 not asked for yet, 1 none.
  private var known = [UInt32](repeating: 0, count: 0x10000)

  /// The text in the encoding of a WHATWG name, nil for one that the C library does not have.
  static func decode(_ bytes: [UInt8], name: String) -> DecodedBytes? {
    guard let conversion = Iconv(from: libraryName(name)) else { return nil }
    defer { conversion.close() }
    var decoder = LegacyDecoder(conversion: conversion, name: name)
    return name == "iso-2022-jp" ? decoder.decodeStateful(bytes) : decoder.decodeCodes(bytes)
  }

  private init(conversion: Iconv, name: String) {
    self.conversion = conversion
    self.name = name
  }

  private static func libraryName(_ name: String) -> String {
    switch name {
    case "shift_jis": "CP932"
    case "euc-kr": "CP949"
    case "big5": "BIG5-HKSCS"
    case "x-mac-cyrillic": "MAC-CYRILLIC"
    case "ibm866": "CP866"
    default: name.hasPrefix("windows-") ? "CP" + name.dropFirst(8) : name.uppercased()
    }
  }

  private mutating func decodeCodes(_ bytes: [UInt8]) -> DecodedBytes {
    var out = DecodedBytes(reserving: bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        out.append(byte)
        index += 1
        continue
      }
      let second = index + 1 < bytes.count ? bytes[index + 1] : 0
      let length = min(codeLength(lead: byte, second: second), bytes.count - index)
      index += decodeCode(bytes[index..<index + length], into: &out)
    }
    return out
  }

  /// Adds what a code stands for; the number of bytes used.
  private mutating func decodeCode(_ code: ArraySlice<UInt8>, into out: inout DecodedBytes) -> Int {
    let key = code.count <= 2 ? code.reduce(0) { $0 << 8 | Int($1) } : 0
    if known[key] > 1, let scalar = Unicode.Scalar(known[key]) {
      out.append(scalar, width: code.count)
      return code.count
    }
    if known[key] == 0, case .converted(let scalars) = conversion.convert(code), !scalars.isEmpty {
      if key > 0, scalars.count == 1 { known[key] = scalars[0].value }
      for (place, scalar) in scalars.enumerated() { out.append(scalar, width: place == 0 ? code.count : 0) }
      return code.count
    }
    if key > 0 { known[key] = 1 }
    if name.hasPrefix("windows-125") {
      // A byte without a meaning is a C1 control (https://encoding.spec.whatwg.org/#index-windows-1252).
      out.append(Unicode.Scalar(code[code.startIndex]), width: 1)
      return 1
    }
    // An ASCII byte after a lead that it does not belong to stands for itself.
    let used = code.count > 1 && code[code.startIndex + 1] < 0x80 ? 1 : code.count
    out.appendReplacement(width: used)
    return used
  }

  /// The length of the code that begins with `lead`, which is not ASCII.
  private func codeLength(lead: UInt8, second: UInt8) -> Int {
    switch name {
    case "shift_jis": lead == 0x80 || (0xA0...0xDF).contains(lead) || lead > 0xFC ? 1 : 2
    case "euc-kr", "big5": lead == 0x80 || lead == 0xFF ? 1 : 2
    case "euc-jp": lead == 0x8F ? 3 : 2
    case "gb18030": lead == 0x80 || lead == 0xFF ? 1 : ASCII.isDigit(second) ? 4 : 2
    default: 1
    }
  }

  /// ISO-2022-JP: escape sequences count to the character after them.
  private func decodeStateful(_ bytes: [UInt8]) -> DecodedBytes {
    var out = DecodedBytes(reserving: bytes.count)
    var start = 0
    var end = 1
    // Bytes of shift sequences that belong to the next character.
    var carried = 0
    while end <= bytes.count {
      switch conversion.convert(bytes[start..<end]) {
      case .converted(let scalars):
        for (place, scalar) in scalars.enumerated() {
          out.append(scalar, width: place == 0 ? carried + end - start : 0)
        }
        carried = scalars.isEmpty ? carried + end - start : 0
        start = end
      case .incomplete where end < bytes.count && end - start < 8: break
      case .incomplete, .invalid:
        out.appendReplacement(width: carried + end - start)
        carried = 0
        start = end
      }
      end += 1
    }
    return out
  }
}
