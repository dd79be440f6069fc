import DocumentModel

/// Finds the words that an acronym abbreviates, by its letters.
///
/// After A. Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text"
/// (2003), with initials preferred: each letter of the short form stands, in order, in the long form, the first one at the
/// start of a word. Written for words in tokens instead of characters.
enum AcronymAlignment {
  /// First token of the long form that ends before `end` and not before `lower`, and whether each letter is an initial;
  /// nil where the letters do not fit.
  static func start(
    _ text: TokenizedDocument, short: TextRange, before end: Int, lower: Int
  ) -> (start: Int, isInitials: Bool)? {
    let all = letters(text, short)
    if let whole = start(text, letters: all, before: end, lower: lower) { return whole }
    // `Local Government Area (LGAs)`: the plural has no letter in the name.
    let bytes = text.document.text.utf8[short.start..<short.end]
    if all.count > 2, bytes.last == UInt8(ascii: "s"), bytes.dropLast().allSatisfy({ $0 &- 0x41 < 26 }),
      let one = start(text, letters: all.dropLast(), before: end, lower: lower)
    {
      return one
    }
    // `Programme and Financial Information System (ProFi)`: the last word may have no letter of its own.
    if all.count > 3, end - 3 > lower, text.tokens[end - 1].isCapitalized,
      let rest = start(text, letters: all, before: end - 1, lower: lower), rest.isInitials || all.count > 4
    {
      return rest
    }
    // `WEP-plus`: what stands before the hyphen.
    guard let hyphen = bytes.firstIndex(of: UInt8(ascii: "-")), hyphen - short.start > 1 else { return nil }
    return start(text, letters: letters(text, TextRange(short.start, hyphen)), before: end, lower: lower)
  }

  private static func letters(_ text: TokenizedDocument, _ short: TextRange) -> [UInt8] {
    text.document.text.utf8[short.start..<short.end].filter { isDigit($0) || fold($0) &- 0x61 < 26 }.map(fold)
  }

  private static func start(
    _ text: TokenizedDocument, letters: [UInt8], before end: Int, lower: Int
  ) -> (start: Int, isInitials: Bool)? {
    guard letters.count > 1 else { return nil }
    // The definition's own window: no more words than letters and five, or twice the letters.
    let window = min(letters.count + 5, letters.count * 2)
    var count = 0
    var first = end
    while first > lower, count < window {
      let token = text.tokens[first - 1]
      if token.kind == .mark, !isInner(token) { break }
      first -= 1
      if token.kind != .mark { count += 1 }
    }
    guard first < end else { return nil }
    if let start = byInitials(text, letters, first, end) { return (start, true) }
    return byLetters(text, letters, first, end).map { ($0, false) }
  }

  /// Whether a mark may stand inside a long form.
  private static func isInner(_ token: Token) -> Bool {
    token.mark == UInt8(ascii: "-") || token.mark == UInt8(ascii: ",") || token.mark == UInt8(ascii: "&")
      || token.mark == UInt8(ascii: ".") || token.mark == UInt8(ascii: "/") || token.mark == UInt8(ascii: "'")
  }

  /// Each letter begins a word; words in between are skipped only where they are short (`of`, `and`, `the`). The start
  /// nearest to the end.
  private static func byInitials(_ text: TokenizedDocument, _ letters: [UInt8], _ first: Int, _ end: Int) -> Int? {
    var letter = letters.count - 1
    var index = end - 1
    while index >= first {
      let token = text.tokens[index]
      if token.kind != .mark {
        if initial(text, token) == letters[letter] {
          if letter == 0 { return index }
          letter -= 1
        } else if token.isCapitalized || token.count > 4 || index == end - 1 {
          return nil
        }
      }
      index -= 1
    }
    return nil
  }

  /// Each letter stands somewhere, from the end; the first one begins a word.
  private static func byLetters(_ text: TokenizedDocument, _ letters: [UInt8], _ first: Int, _ end: Int) -> Int? {
    let utf8 = text.document.text.utf8
    var letter = letters.count - 1
    var index = end - 1
    var matchedInLast = false
    while index >= first {
      let token = text.tokens[index]
      var place = Int(token.end) - 1
      while place >= Int(token.start) {
        let isStart = place == Int(token.start) || utf8[place - 1] == UInt8(ascii: "-")
        if fold(utf8[place]) == letters[letter], letter > 0 || isStart {
          if index == end - 1 { matchedInLast = true }
          if letter == 0 { return matchedInLast ? index : nil }
          letter -= 1
        }
        place -= 1
      }
      index -= 1
    }
    return nil
  }

  private static func initial(_ text: TokenizedDocument, _ token: Token) -> UInt8 {
    fold(text.document.text.utf8[Int(token.start)])
  }

  private static func fold(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
