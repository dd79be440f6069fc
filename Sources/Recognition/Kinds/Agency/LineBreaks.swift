/// Line feeds inside a block of plain text: where a name goes on over one and where it does not.
enum LineBreaks {
  /// Lines shorter than this many bytes end for good: running text is wrapped at 60 to 80.
  private static let shortLine = 46
  /// Tokens looked back over for the start of a line.
  private static let longestLook = 14

  /// Whether a line ends for good before a token: the letters change between capitals only and others, or the line is
  /// short, as headings and lists are.
  static func ends(_ text: TokenizedDocument, before index: Int) -> Bool {
    guard text.tokens[index].flags.contains(.lineStart), index > 0 else { return false }
    if changesCase(text, index) { return true }
    var first = index - 1
    while first > 0, index - first < longestLook, !text.tokens[first].flags.contains(.lineStart),
      !text.tokens[first].flags.contains(.blockStart)
    {
      first -= 1
    }
    guard index - first < longestLook else { return false }
    return Int(text.tokens[index - 1].end) - Int(text.tokens[first].start) < shortLine
  }

  /// Whether a line begins at a token, and either it or the word before is in capitals only while the other is not.
  static func changesCase(_ text: TokenizedDocument, _ index: Int) -> Bool {
    guard index > 0, text.tokens[index].flags.contains(.lineStart) else { return false }
    let (before, token) = (text.tokens[index - 1], text.tokens[index])
    guard before.kind == .word, token.kind == .word, before.count > 2, token.count > 2 else { return false }
    return before.flags.contains(.allCaps) != token.flags.contains(.allCaps)
  }
}
