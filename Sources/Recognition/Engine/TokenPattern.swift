import DocumentModel

/// A small pattern over tokens, as packs write it: words separated by spaces.
///
/// `law` a word in any case · `a|b|c` one of several · `x?` may be absent · `.` `(` `§` a mark · `<number>` a number or a
/// word that begins with a digit or ends in one (`12`, `12A`) · `<year>` four digits from 1600 to 2099 · `<section>` a
/// number with its letters, dashes and inner stops (`1591`, `70.5`, `300aa-1`) · `<roman>` a roman numeral · `<code>`
/// a capitalized word · `<yy>` two digits of a year of the 20th century. `=Law` demands the word as written.
struct TokenPattern: Sendable {
  enum Element: Sendable {
    case words(exact: Bool)
    case mark
    case number
    case year
    case shortYear
    case section
    case roman
    case code
  }

  struct Step: Sendable {
    var element: Element
    var optional: Bool
    /// The words of `words`.
    var words: LexemeSet = []
    /// The UTF-8 of `mark`.
    var mark: [UInt8] = []
  }

  /// What a pattern found: where it ends, and the token ranges of its placeholders.
  struct Match {
    var end: Int
    var number: Range<Int>?
    var year: Range<Int>?
  }

  let steps: [Step]
  /// The first step that is a word and must be there: texts are searched for it.
  let anchor: Int
  /// The words of the anchor; empty where no step is one.
  let anchorWords: [Lexeme]

  /// Compiles a pattern, interning its words.
  init(_ text: String, _ vocabulary: inout Vocabulary) throws {
    var steps: [Step] = []
    var anchor: (step: Int, words: [Lexeme])?
    for item in text.utf8.split(separator: 0x20) {
      var word = String(Substring(item))
      let optional = item.count > 1 && item.last == UInt8(ascii: "?")
      if optional { word.removeLast() }
      var step = Step(element: .number, optional: optional)
      switch word {
      case "<number>": step.element = .number
      case "<year>": step.element = .year
      case "<yy>": step.element = .shortYear
      case "<section>": step.element = .section
      case "<roman>": step.element = .roman
      case "<code>": step.element = .code
      default:
        if word.utf8.first == 0x3C, word.utf8.count > 1 { throw PatternError(pattern: text, item: word) }
        let isWord = word.unicodeScalars.contains { $0.properties.isAlphabetic }
        if isWord {
          let exact = word.hasPrefix("=")
          let options = word.utf8.dropFirst(exact ? 1 : 0).split(separator: UInt8(ascii: "|"))
          let words = options.map { vocabulary.intern(String(Substring($0))) }
          step.element = .words(exact: exact)
          step.words = LexemeSet(words)
          if !optional, anchor == nil { anchor = (steps.count, words) }
        } else {
          step.element = .mark
          step.mark = Array(word.utf8)
        }
      }
      steps.append(step)
    }
    self.steps = steps
    self.anchor = anchor?.step ?? 0
    anchorWords = anchor?.words ?? []
  }

  /// Matches at a token; the whole match lies in one sentence that ends before `limit`.
  func match(_ text: TokenizedDocument, at index: Int, limit: Int) -> Match? {
    var match = Match(end: index)
    guard advance(text, 0, index, limit, &match) else { return nil }
    return match
  }

  private func advance(_ text: TokenizedDocument, _ step: Int, _ index: Int, _ limit: Int, _ match: inout Match) -> Bool
  {
    guard step < steps.count else {
      match.end = index
      return true
    }
    let saved = match
    if index < limit, let next = matchOne(text, step, index, limit, &match),
      advance(text, step + 1, next, limit, &match)
    {
      return true
    }
    match = saved
    return steps[step].optional && advance(text, step + 1, index, limit, &match)
  }

  /// One past the tokens that an element takes, nil where it does not fit.
  private func matchOne(
    _ text: TokenizedDocument, _ step: Int, _ index: Int, _ limit: Int, _ match: inout Match
  ) -> Int? {
    let token = text.tokens[index]
    switch steps[step].element {
    case .words(let exact):
      guard steps[step].words.contains(token.lexeme) else { return nil }
      if exact, !token.isCapitalized { return nil }
      return index + 1
    case .mark:
      guard token.kind == .mark,
        text.document.text.utf8[Int(token.start)..<Int(token.end)].elementsEqual(steps[step].mark)
      else { return nil }
      return index + 1
    case .number:
      guard let end = TokenShapes.numberEnd(text, index, limit) else { return nil }
      // `55/25` is one number.
      let joined = match.number.flatMap { number in
        number.upperBound == index - 1 && text.tokens[index - 1].mark == UInt8(ascii: "/") ? number.lowerBound : nil
      }
      match.number = (joined ?? index)..<end
      return end
    case .year:
      guard TokenShapes.year(text, index) != nil else { return nil }
      match.year = index..<(index + 1)
      return index + 1
    case .shortYear:
      guard token.kind == .number, token.count == 2 else { return nil }
      match.year = index..<(index + 1)
      return index + 1
    case .section:
      guard let end = TokenShapes.sectionEnd(text, index, limit) else { return nil }
      match.number = index..<end
      return end
    case .roman:
      guard token.kind == .word, TokenShapes.isRoman(text.document.text.utf8[Int(token.start)..<Int(token.end)]) else {
        return nil
      }
      match.number = index..<(index + 1)
      return index + 1
    case .code:
      guard token.kind == .word, token.isCapitalized else { return nil }
      return index + 1
    }
  }
}

/// A pattern that cannot be read.
struct PatternError: Error, CustomStringConvertible {
  var pattern: String
  var item: String
  var description: String { "pattern `\(pattern)`: `\(item)` is no placeholder" }
}
