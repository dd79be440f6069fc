/// The credit of a picture: who took it or sold it. A caption with one is a photograph's and no main text; the captions of
/// figures are numbered or have none. Lengths were chosen among round numbers on pages of newspapers, agencies and journals.
enum Credit {
  /// Bytes of a line that is nothing but a credit.
  static let longest: Int32 = 100
  /// Bytes of a caption above which it is text of its own.
  static let longestCaption: Int32 = 600
  /// Events of a caption that are looked at.
  static let mostEvents = 100

  /// Words before the name, in the languages of the web's larger presses.
  private static let beginnings: [StaticString] = [
    "foto:", "fotos:", "foto ©", "(foto:", "photo:", "photos:", "photo by ", "photograph:", "photo credit", "(photo:",
    "bild:", "bilder:", "bild ©", "(bild:", "image:", "image credit", "fot.", "&copy;", "©", "crédit", "crédito",
    "credit:", "фото:", "Фото:",
  ]

  /// Words that a caption has only with a credit.
  private static let words: [StaticString] = [
    "©", "&copy;", "photo:", "photo by ", "photo/", "photo credit", "photo courtesy", "photo via ", "photos:",
    "photos by ",
    "file photo", "photograph:", "photograph by ", "foto:", "foto/", "foto ©", "fotos:", "image:", "image credit",
    "bild:", "bilder:", "archivfoto", "archivbild", "symbolfoto", "symbolbild", "credit:", "credits:", "crédit",
    "crédito",
    "courtesy of ", "getty", "reuters", "picture alliance", "imago", "shutterstock", "istock", "unsplash", "flickr",
    "pixabay", "wikimedia", "cc by", "фото:", "Фото:",
  ]

  /// Agencies that are named by capitals.
  private static let agencies: [StaticString] = ["ap", "afp", "dpa", "epa", "pap", "efe", "ansa", "tass"]

  /// Beginnings of words for figures.
  private static let figures: [StaticString] = [
    "fig", "tab", "abb", "chart", "graph", "graf", "diagram", "gambar", "exhibit", "schem", "box", "map", "рис", "Рис",
    "таб", "Таб", "rys", "obr", "图", "図", "表",
  ]

  /// Whether text begins like a credit.
  @inline(__always)
  static func begins(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while start < range.upperBound, bytes[start] <= 0x20 { start += 1 }
    guard start < range.upperBound else { return false }
    switch bytes[start] | 0x20 {
    // B, C, F, I, P, a bracket, a reference, and the first bytes of © and Ф.
    case 0x62, 0x63, 0x66, 0x69, 0x70, 0x28, 0x26, 0xE2, 0xF0, 0xF1: return has(beginnings, bytes, at: start)
    default: return false
    }
  }

  /// Whether a caption has a credit.
  static func isNamed(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Bool {
    for index in range where index == range.lowerBound || !isLetter(bytes[index - 1]) {
      if has(words, bytes, at: index) || isAgency(bytes, at: index, in: range) { return true }
    }
    return false
  }

  /// Whether a caption begins with a word for a figure and a number.
  static func isNumbered(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Bool {
    let text = bytes[range].drop { $0 <= 0x20 }
    let rest = text.drop { isLetter($0) }
    return has(figures, bytes, at: text.startIndex) && rest.first { $0 > 0x20 && $0 != 0x2E }.map(ASCII.isDigit) == true
  }

  private static func isAgency(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, in range: Range<Int>) -> Bool {
    let end = bytes[start..<range.upperBound].prefix { $0 &- 0x41 < 26 }.endIndex
    guard end - start > 1, end - start < 5, end == range.upperBound || !isLetter(bytes[end]) else { return false }
    return agencies.contains { $0.utf8CodeUnitCount == end - start && ASCII.matches(bytes, at: start, $0) }
  }

  private static func has(_ words: [StaticString], _ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    words.contains { ASCII.matches(bytes, at: start, $0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 && byte != 0xC2 || (byte | 0x20) &- 0x61 < 26 }
}
