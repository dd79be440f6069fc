import DocumentModel

/// Cuts the blocks of a document into tokens: one pass over the bytes, linear in their number.
struct Tokenizer: Sendable {
  let vocabulary: Vocabulary

  /// The tokens of one block, appended; the first carries `blockStart`. Of a piece that goes on with its block it does not.
  func tokenize(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: TextRange, into tokens: inout [Token], isContinued: Bool = false
  ) {
    var index = range.start
    var flags: Token.Flags = isContinued ? [] : [.spaced, .blockStart]
    while index < range.end {
      let byte = bytes[index]
      if byte <= 0x20 {
        flags.insert(byte == 0x0A ? [.spaced, .lineStart] : .spaced)
        index += 1
        continue
      }
      if byte >= 0x80 {
        let space = QuoteText.whiteSpaceLength(bytes, at: index)
        if space > 0 {
          flags.insert(.spaced)
          index += space
          continue
        }
      }
      let token: Token
      if isDigit(byte) {
        token = number(bytes, index, range.end, flags)
      } else if isLetter(bytes, index) {
        token = word(bytes, index, range.end, flags)
      } else {
        let length = min(scalarLength(byte), range.end - index)
        token = Token(
          start: UInt32(index), end: UInt32(index + length), lexeme: sign(bytes, index, length),
          mark: byte < 0x80 ? byte : 0, kind: .mark, flags: flags)
      }
      tokens.append(token)
      index = Int(token.end)
      flags = []
    }
  }

  /// The signs of sections and paragraphs (`§`, `¶`) and vulgar fractions (`½`, `⅔`) are words of the vocabulary; no other
  /// mark is.
  @inline(__always)
  private func sign(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ length: Int) -> Lexeme {
    guard length >= 2 else { return .unknown }
    let second = bytes[index + 1]
    let isKnown =
      length == 2
      ? bytes[index] == 0xC2 && (second == 0xA7 || second == 0xB6 || second >= 0xBC && second <= 0xBE)
      : length == 3 && bytes[index] == 0xE2 && second == 0x85 && bytes[index + 2] >= 0x90 && bytes[index + 2] <= 0x9E
    guard isKnown else { return .unknown }
    var hash = WordHash()
    for place in index..<(index + length) { hash.add(bytes[place]) }
    return vocabulary.lookUp(bytes, index, index + length, hash)
  }

  /// Digits, with single separators between digits (`1,234.5`, `2019/20` is three tokens).
  @inline(__always)
  private func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int, _ flags: Token.Flags) -> Token {
    var index = start
    var hash = WordHash()
    while index < limit {
      if isDigit(bytes[index]) {
        hash.add(bytes[index])
        index += 1
      } else if bytes[index] == 0x2E || bytes[index] == 0x2C, index + 1 < limit, isDigit(bytes[index + 1]) {
        if bytes[index] == 0x2C { hash.add(0x2C) }
        index += 1
      } else {
        break
      }
    }
    return Token(
      start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: index),
      lexeme: vocabulary.lookUp(bytes, start, index, hash), mark: 0, kind: .number, flags: flags)
  }

  /// Letters with inner apostrophes and hyphens, digits after the first letter, and dotted initials.
  @inline(__always)
  private func word(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int, _ flags: Token.Flags) -> Token {
    let run = LetterRun(bytes, start, limit)
    let end = start + run.count
    guard run.count > 0, end < limit, inner(bytes, start, end, limit) == 0 else {
      return longWord(bytes, start, limit, flags)
    }
    var flags = flags
    if bytes[start] < 0x61 { flags.insert(.capital) }
    if run.capitals > 1 {
      if run.isCapitals { flags.insert(.allCaps) }
      if run.capitals * 3 >= run.count { flags.insert(.manyCapitals) }
    }
    return Token(
      start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
      lexeme: vocabulary.lookUp(bytes, start, end, run.hash), mark: 0, kind: .word, flags: flags)
  }

  /// A word that goes on behind its first letters and digits, or stands at the end of the bytes.
  private func longWord(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int, _ flags: Token.Flags
  ) -> Token {
    var flags = flags
    var index = start
    var letters = 0
    var capitals = 0
    var hash = WordHash()
    while index < limit {
      let byte = bytes[index]
      if (byte | 0x20) &- 0x61 < 26 {
        letters &+= 1
        if byte < 0x61 { capitals &+= 1 }
        hash.add(byte)
        index &+= 1
      } else if isDigit(byte) {
        hash.add(byte)
        index &+= 1
      } else if byte <= 0x20 {
        break
      } else {
        let length = inner(bytes, start, index, limit)
        guard length > 0 else { break }
        if byte == 0x2E {
          flags.insert(.dotted)
        } else {
          if byte >= 0x80, isLetter(bytes, index) {
            letters += 1
            if isCapital(bytes, index) { capitals += 1 }
          }
          for place in index..<min(index + length, limit) { hash.add(bytes[place]) }
        }
        index += length
      }
    }
    index = min(index, limit)
    if flags.contains(.dotted), index < limit, bytes[index] == 0x2E { index += 1 }
    if isCapital(bytes, start) { flags.insert(.capital) }
    if letters > 1, capitals == letters { flags.insert(.allCaps) }
    // A possessive ending does not count: it is four bytes at most.
    if capitals > 1, capitals * 3 >= index - start - 4 { flags.insert(.manyCapitals) }
    return Token(
      start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: index),
      lexeme: vocabulary.lookUp(bytes, start, index, hash), mark: 0, kind: .word, flags: flags)
  }

  /// The length of what goes on inside a word though it is no ASCII letter or digit; 0 where the word ends.
  @inline(__always)
  private func inner(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ index: Int, _ limit: Int) -> Int {
    let byte = bytes[index]
    if byte < 0x27 { return 0 }
    if isLetter(bytes, index) { return scalarLength(byte) }
    if byte == 0x27 || byte == 0x2D || isApostrophe(bytes, index) {
      let length = byte < 0x80 ? 1 : 3
      return index + length < limit && isLetter(bytes, index + length) ? length : 0
    }
    // A single letter, a full stop, a single letter: dotted initials go on (`U.S.C.`).
    let isDotted =
      byte == 0x2E && isInitial(bytes, start, index) && index + 1 < limit && isLetter(bytes, index + 1)
      && isDottedInitial(bytes, index + 1, limit)
    return isDotted ? 1 : 0
  }

  /// Whether the bytes before `index` are one letter that begins the word or follows a full stop.
  private func isInitial(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ index: Int) -> Bool {
    index - start == 1 || (index - start >= 2 && bytes[index - 2] == 0x2E)
  }

  /// Whether one letter and then a full stop stand at `index`.
  private func isDottedInitial(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ limit: Int) -> Bool {
    index + 1 < limit && bytes[index] < 0x80 && bytes[index + 1] == 0x2E
  }
}

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

@inline(__always)
func scalarLength(_ lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

/// Whether a letter begins at `index`: ASCII letters, and of other scalars all but the punctuation and symbols of
/// Latin-1, the General Punctuation block to the Dingbats, CJK punctuation and full-width marks.
@inline(__always)
func isLetter(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
  let byte = bytes[index]
  if byte < 0x80 { return (byte | 0x20) &- 0x61 < 26 }
  guard index + 1 < bytes.count else { return false }
  let second = bytes[index + 1]
  switch byte {
  case 0xC2: return second == 0xAA || second == 0xB5 || second == 0xBA
  case 0xC3: return second != 0x97 && second != 0xB7
  case 0xE2: return second >= 0xB0
  case 0xE3: return second != 0x80
  case 0xEF: return second < 0xBC
  default: return byte >= 0xC4 && byte < 0xF0
  }
}

/// Whether a capital letter begins at `index`: ASCII and the capitals of Latin-1.
@inline(__always)
func isCapital(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
  let byte = bytes[index]
  if byte < 0x80 { return byte &- 0x41 < 26 }
  return byte == 0xC3 && index + 1 < bytes.count && bytes[index + 1] < 0x9F
}

@inline(__always)
private func isApostrophe(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
  bytes[index] == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x99
}
