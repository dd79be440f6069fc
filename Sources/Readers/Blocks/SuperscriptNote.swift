/// Tells the mark of a note, which is no part of the text, from an exponent, which is: both are superscript.
enum SuperscriptNote {
  /// Longest mark: `12, 13`.
  static let longest = 8

  /// Whether superscript text is the mark of a note behind the text before it.
  ///
  /// Figures behind a word, a full stop or a number are marks (`women²`, `120²`); behind a unit, a short symbol or a power of
  /// ten they are exponents (`km²`, `10⁶`). Stars and daggers are marks everywhere, and single letters behind the figure or
  /// the words of a table's cell (`120ᵃ`).
  static func isMark(_ content: [UInt8], behind text: [UInt8], inCell: Bool = false) -> Bool {
    let content = content.filter { $0 > 0x20 }
    guard !content.isEmpty, content.count <= longest, let last = text.last else { return false }
    if NoteMark.signs.contains(where: { content.elementsEqual($0.utf8) }) { return true }
    if inCell, content.count <= 3, content.indices.allSatisfy({ ($0 % 2 == 0) == ASCII.isLetter(content[$0]) }),
      content.count % 2 == 1,
      ASCII.isDigit(last) || last == 0x25 || last == 0x29 || text.suffix(3).allSatisfy(ASCII.isLetter)
    {
      return true
    }
    guard ASCII.isDigit(content[0]), content.allSatisfy({ ASCII.isDigit($0) || $0 == 0x2C || $0 == 0x2D }) else {
      return false
    }
    if ASCII.isDigit(last) {
      let digits = text.suffix(12).reversed().prefix { ASCII.isDigit($0) || $0 == 0x2C || $0 == 0x2E }
      return !digits.elementsEqual("01".utf8)
    }
    if ASCII.isLetter(last) || last >= 0x80 {
      // Units and symbols that are raised to a power have at most two letters.
      return text.suffix(3).count(where: { ASCII.isLetter($0) || $0 >= 0x80 }) == 3
    }
    return [0x2E, 0x2C, 0x3B, 0x3A, 0x29, 0x22, 0x27, 0x3F, 0x21].contains(last)
  }
}
