/// Encodings before Unicode through the C library, character by character, so that the bytes of each are known.
enum LegacyDecoding {
  /// A code of at most two bytes, asked for once.
  private struct Known {
    var scalar: Unicode.Scalar
    /// Its bytes; 0 where it was not asked for.
    var length: UInt8
  }

  /// Encodings in which bytes below 0x80 are ASCII.
  static func decode(_ bytes: [UInt8], charset: String) -> DecodedScalars {
    guard let converter = CharacterConverter(libraryName(charset)) else {
      // A C library without windows-1252 leaves only this.
      return charset == "windows-1252" ? UTF8Decoding.decode(bytes) : decode(bytes, charset: "windows-1252")
    }
    let isWindows = charset.hasPrefix("windows-125")
    var known = [Known](repeating: Known(scalar: "\0", length: 0), count: 0x10000)
    var out = DecodedScalars(reserving: bytes.count)
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        out.append(ascii: lead)
        index += 1
        continue
      }
      let key = Int(lead) << 8 | (index + 1 < bytes.count ? Int(bytes[index + 1]) : 0)
      if known[key].length > 0 {
        out.append(known[key].scalar, width: Int(known[key].length))
        index += Int(known[key].length)
        continue
      }
      let (scalars, length) = character(bytes, at: index, converter)
      if let scalar = scalars.first {
        if scalars.count == 1, length <= 2 { known[key] = Known(scalar: scalar, length: UInt8(length)) }
        for (place, scalar) in scalars.enumerated() { out.append(scalar, width: place == 0 ? length : 0) }
      } else if isWindows, lead < 0xA0 {
        // Unassigned bytes are C1 controls (https://encoding.spec.whatwg.org/#index-windows-1252).
        out.append(Unicode.Scalar(lead), width: length)
      } else {
        out.appendReplacement(width: length)
      }
      index += length
    }
    return out
  }

  /// ISO-2022-JP, whose escape sequences change what follows; an escape counts to the character after it. Nil where the C
  /// library lacks it.
  static func decodeShifting(_ bytes: [UInt8]) -> DecodedScalars? {
    guard let converter = CharacterConverter("ISO-2022-JP") else { return nil }
    var out = DecodedScalars(reserving: bytes.count)
    // The first byte not yet given to a character, and the first not yet taken by the converter.
    var (open, fresh) = (0, 0)
    var end = 1
    while end <= bytes.count {
      switch converter.read(bytes[fresh..<end]) {
      case .text(let scalars):
        for (place, scalar) in scalars.enumerated() { out.append(scalar, width: place == 0 ? end - open : 0) }
        if !scalars.isEmpty { open = end }
        fresh = end
      case .beginning where end < bytes.count && end - fresh < 8: break
      case .beginning, .nothing:
        out.appendReplacement(width: end - open)
        (open, fresh) = (end, end)
      }
      end += 1
    }
    return out
  }

  /// The character at `index` and the bytes of it; without scalars the bytes that mean nothing. An ASCII byte after a
  /// lead that it does not belong to stands for itself.
  private static func character(
    _ bytes: [UInt8], at index: Int, _ converter: borrowing CharacterConverter
  ) -> (scalars: [Unicode.Scalar], length: Int) {
    var isLead = false
    for length in 1...4 where index + length <= bytes.count {
      converter.reset()
      switch converter.read(bytes[index..<index + length]) {
      case .text(let scalars) where !scalars.isEmpty: return (scalars, length)
      case .text: continue
      case .beginning: isLead = true
      case .nothing:
        return ([], isLead && index + 1 < bytes.count && bytes[index + 1] >= 0x80 ? 2 : 1)
      }
    }
    return ([], isLead && index + 1 < bytes.count && bytes[index + 1] >= 0x80 ? 2 : 1)
  }

  /// The C library's name for a WHATWG name.
  private static func libraryName(_ charset: String) -> String {
    switch charset {
    case "shift_jis": "CP932"
    case "euc-kr": "CP949"
    case "big5": "BIG5-HKSCS"
    case "ibm866": "CP866"
    case "x-mac-cyrillic": "MAC-CYRILLIC"
    default: charset.hasPrefix("windows-") ? "CP\(charset.dropFirst(8))" : charset.uppercased()
    }
  }
}
