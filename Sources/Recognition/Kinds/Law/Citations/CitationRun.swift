import DocumentModel

/// The abbreviation of a publication in a text: capitalised words with their stops, initials and series, up to a number or
/// a word that leads to one.
struct CitationRun {
  /// One past its last token.
  private(set) var end: Int
  /// Its letters and digits.
  private(set) var key = CitationKey()
  /// The place that it begins with (ISO 3166), nil where it begins with none.
  private(set) var region: String?
  /// The type of law that its last word with a type names.
  private(set) var type: String?
  /// Words that make it one of law by themselves, words that do so beside others, words that nobody knows.
  private(set) var strong = 0
  private(set) var weak = 0
  private(set) var unknown = 0
  /// Words, and full stops behind them.
  private(set) var words = 0
  private(set) var stops = 0
  /// Whether it names a code or a collection of statutes or rules.
  private(set) var isCode = false

  /// More tokens than any abbreviation has; bounds the cost of a look.
  private static let longest = 28

  /// Reads on from `start`; `limit` ends the block.
  init(_ text: TokenizedDocument, at start: Int, limit: Int, _ lexicon: CitationLexicon) {
    end = start
    var index = start
    let limit = min(limit, start + Self.longest)
    while index < limit {
      let token = text.tokens[index]
      switch token.kind {
      case .word:
        if index > start, token.flags.contains(.blockStart) { return }
        if lexicon.connectors.contains(token.lexeme), !token.isCapitalized, index > start {
          if !lexicon.and.contains(token.lexeme) { add(text, token) }
          index += 1
          continue
        }
        guard token.isCapitalized || lexicon.anyCase.contains(token.lexeme) else { return }
        if index > start, leads(text, index, limit, lexicon) { return }
        add(text, token)
        words += 1
        if token.flags.contains(.dotted) { stops += 1 }
        index += 1
        end = index
        if let word = lexicon.words[token.lexeme] {
          if word.isStrong { strong += 1 } else if word.type != nil { weak += 1 }
          if let type = word.type {
            self.type = type
          }
          if lexicon.codes.contains(token.lexeme) { isCode = true }
        } else if token.count > 1, !token.flags.contains(.dotted) {
          unknown += 1
        }
        if let place = lexicon.regions[key] {
          region = place
          unknown = 0
        }
      case .number:
        // The ordinal of a series: `2d`, `3d`, `4th`.
        guard index > start, Self.isOrdinal(text, index, limit) else { return }
        add(text, token)
        add(text, text.tokens[index + 1])
        index += 2
        end = index
      case .mark:
        switch token.mark {
        case UInt8(ascii: ".") where index > start && !token.isSpaced:
          stops += 1
          index += 1
          end = index
        case UInt8(ascii: "&") where index > start: index += 1
        // "Md. Code Ann., Empl. § 4-207": the subject of a code.
        case UInt8(ascii: ",") where isCode && index + 1 < limit && goesOn(text, index + 1, limit, lexicon):
          index += 1
        default:
          // "Wells’ Notebook".
          guard index > start, !token.isSpaced, text.isQuotationMark(token), index + 1 < limit,
            text.tokens[index + 1].isCapitalized
          else { return }
          index += 1
        }
      }
    }
  }

  /// Whether a number is the ordinal of a series: `2d`, `2nd`, `3d`, `3rd`, `4th`.
  static func isOrdinal(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Bool {
    guard index + 1 < limit else { return false }
    let (number, suffix) = (text.tokens[index], text.tokens[index + 1])
    guard number.count == 1, suffix.kind == .word, !suffix.isSpaced, suffix.count <= 2 else { return false }
    return text.holds(suffix, "d") || text.holds(suffix, "th") || text.holds(suffix, "nd") || text.holds(suffix, "rd")
  }

  private mutating func add(_ text: TokenizedDocument, _ token: Token) {
    for place in Int(token.start)..<Int(token.end) { key.add(text.document.text.utf8[place]) }
  }

  /// Whether a capitalised word leads to a number (`Art. 5`, `No. 3`, `P 67,488`), or is one, and is no part of the
  /// abbreviation.
  private func leads(_ text: TokenizedDocument, _ index: Int, _ limit: Int, _ lexicon: CitationLexicon) -> Bool {
    let token = text.tokens[index]
    guard index + 1 < limit else { return false }
    if lexicon.paragraph.contains(token.lexeme), token.count == 1 {
      return text.tokens[index + 1].kind == .number && !Self.isOrdinal(text, index + 1, limit)
    }
    if TokenShapes.isLetterNumber(text, index) { return true }
    if text.tokens[index + 1].mark == UInt8(ascii: ","), TokenShapes.isRoman(text, index) { return true }
    guard lexicon.leads.contains(token.lexeme) else { return false }
    var next = index + 1
    if text.tokens[next].mark == UInt8(ascii: ".") { next += 1 }
    guard next < limit else { return false }
    let following = text.tokens[next]
    return following.kind == .number || TokenShapes.isRoman(text, next) || lexicon.locators.contains(following.lexeme)
  }

  private func goesOn(_ text: TokenizedDocument, _ index: Int, _ limit: Int, _ lexicon: CitationLexicon) -> Bool {
    text.tokens[index].kind == .word && text.tokens[index].isCapitalized
      && !lexicon.locators.contains(text.tokens[index].lexeme)
  }
}
