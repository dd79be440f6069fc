import DocumentModel

/// Addresses in an entry: DOIs and URLs, as bytes, and the tokens they take.
struct ReferenceLinks {
  var doi: TextRange?
  var url: TextRange?
  /// The tokens of all of them.
  var tokens: [Range<Int>] = []

  /// Finds them: one pass over the tokens.
  init(_ entry: EntryTokens) {
    var index = entry.range.lowerBound
    while index < entry.range.upperBound {
      guard let start = Self.start(entry, index) else {
        index += 1
        continue
      }
      let range = Self.extent(entry, from: start)
      var end = index + 1
      while end < entry.range.upperBound, Int(entry[end].end) <= range.end { end += 1 }
      tokens.append(index..<end)
      if entry.isNumber(index) {
        if doi == nil { doi = range }
      } else if url == nil {
        url = range
        if let inner = Self.doi(in: range, entry), doi == nil { doi = inner }
      }
      index = end
    }
  }

  /// Whether a token is part of one.
  func holds(_ index: Int) -> Bool { tokens.contains { $0.contains(index) } }

  /// The first byte of an address that begins with a token.
  private static func start(_ entry: EntryTokens, _ index: Int) -> Int? {
    let token = entry[index]
    let bytes = entry.text.document.text.utf8
    if token.kind == .number {
      let isPrefix = token.count >= 7 && bytes[Int(token.start)..<Int(token.start) + 3].elementsEqual("10.".utf8)
      return isPrefix && entry.holds(index + 1, "/") && !entry[index + 1].isSpaced ? Int(token.start) : nil
    }
    guard token.kind == .word, token.count <= 5, token.count >= 3 else { return nil }
    let word = bytes[Int(token.start)..<Int(token.end)]
    if word.elementsEqual("http".utf8) || word.elementsEqual("https".utf8) || word.elementsEqual("ftp".utf8) {
      return entry.holds(index + 1, ":") && entry.holds(index + 2, "/") ? Int(token.start) : nil
    }
    return word.elementsEqual("www".utf8) && entry.holds(index + 1, ".") ? Int(token.start) : nil
  }

  /// The address from a byte to white space, without the marks that end the sentence around it.
  private static func extent(_ entry: EntryTokens, from start: Int) -> TextRange {
    let bytes = entry.text.document.text.utf8
    let limit = Int(entry.text.tokens[entry.range.upperBound - 1].end)
    var end = start
    while end < limit, bytes[end] > 0x20, bytes[end] != 0x3E, bytes[end] != 0x22, bytes[end] != 0xC2, bytes[end] != 0xE2
    { end += 1 }
    while end > start + 1, ".,;:)]}'".utf8.contains(bytes[end - 1]) {
      // A bracket that was opened inside belongs to it.
      if bytes[end - 1] == 0x29 {
        let opened = bytes[start..<end].reduce(0) { $0 + ($1 == 0x28 ? 1 : $1 == 0x29 ? -1 : 0) }
        if opened >= 0 { break }
      }
      end -= 1
    }
    return TextRange(start, end)
  }

  /// A DOI inside an address.
  private static func doi(in range: TextRange, _ entry: EntryTokens) -> TextRange? {
    let bytes = entry.text.document.text.utf8
    var index = range.start
    while index + 8 < range.end {
      if bytes[index] == 0x2F, bytes[index + 1] == 0x31, bytes[index + 2] == 0x30, bytes[index + 3] == 0x2E,
        isDigit(bytes[index + 4]), isDigit(bytes[index + 7])
      {
        return TextRange(index + 1, range.end)
      }
      index += 1
    }
    return nil
  }
}
