import DocumentModel

/// What a sentence says around a figure: when and where it holds, for whom, who says so, and whether it is denied.
struct FactSurroundings {
  let sentence: FactSentence
  private let clause: Clause
  private let words: FactWords

  /// Tokens between a figure and what belongs to it.
  private static let reach = 24

  init(_ sentence: FactSentence, _ clause: Clause, _ words: FactWords) {
    self.sentence = sentence
    self.clause = clause
    self.words = words
  }

  /// The time that follows the count before the next number or clause; else the one the sentence begins with.
  func time(of count: Mention) -> Mention? {
    let text = sentence.text
    if let place = sentence.times.firstIndex(where: { $0.range.start >= count.range.end }) {
      let time = sentence.times[place]
      let between = text.token(at: count.range.end)..<text.token(at: time.range.start)
      let isNear = !sentence.mentions.contains {
        QuantityFacts.kinds.contains($0.kind) && $0.range.start >= count.range.end
          && $0.range.start < time.range.start
      }
      let isSameClause = !between.contains { index in
        let token = text.tokens[index]
        return token.mark == 0x2C || token.mark == 0x3B || words.stops.contains(token.lexeme)
      }
      if isNear, isSameClause {
        // "in 2020 and 2021" is no single time.
        guard place + 1 < sentence.times.count else { return time }
        let next = sentence.times[place + 1]
        let gap = text.token(at: time.range.end)..<text.token(at: next.range.start)
        return gap.count == 1 && gap.contains { words.joined.contains(text.tokens[$0].lexeme) } ? nil : time
      }
    }
    guard let opening = sentence.times.first, opening.range.end <= count.range.start,
      text.token(at: opening.range.start) - sentence.tokens.lowerBound <= 3
    else { return nil }
    return opening
  }

  /// "The bureau estimates that …", "according to the bureau".
  func speaker(of count: Mention) -> Mention? {
    let text = sentence.text
    for agency in sentence.heads where agency.kind == .agency {
      let range = sentence.tokens(of: agency.range)
      // A definition's bracket stands between the name and the verb.
      let definition = sentence.mentions.first { $0.kind == .acronym && $0.part("long") == agency.range }
      let end = definition.map { sentence.tokens(of: $0.range).upperBound } ?? range.upperBound
      if agency.range.end <= count.range.start, end < sentence.tokens.upperBound,
        words.saying.contains(text.tokens[end].lexeme)
      {
        return agency
      }
      for phrase in words.according {
        for article in 0...1 {
          let first = range.lowerBound - article - phrase.count
          guard first >= sentence.tokens.lowerBound else { continue }
          if phrase.indices.allSatisfy({ text.tokens[first + $0].lexeme == phrase[$0] }) { return agency }
        }
      }
    }
    return nil
  }

  /// The place behind the figure in its clause, or the one the sentence begins with; a preposition of place stands before it.
  func place(of figure: Mention) -> TextRange? {
    guard sentence.hasPlaces else { return nil }
    let end = sentence.text.token(at: figure.range.end)
    for place in sentence.heads where place.kind == .place && isLocated(place) {
      let tokens = sentence.tokens(of: place.range)
      if place.range.start >= figure.range.end {
        guard tokens.lowerBound - end <= Self.reach, isOneClause(end..<tokens.lowerBound) else { return nil }
        let isNext = !sentence.mentions.contains {
          QuantityFacts.kinds.contains($0.kind) && $0.range.start >= figure.range.end
            && $0.range.start < place.range.start
        }
        return isNext ? place.range : nil
      }
      if tokens.lowerBound - sentence.tokens.lowerBound <= 2 { return place.range }
    }
    return nil
  }

  private func isLocated(_ place: Mention) -> Bool {
    let first = words.measured.phrases.beforeDeterminers(clause, sentence.tokens(of: place.range).lowerBound)
    return words.located.contains(clause.lexeme(first - 1))
  }

  /// The people named by `among …` behind the figure in its clause.
  func population(of figure: Mention) -> TextRange? {
    let end = sentence.text.token(at: figure.range.end)
    let last = min(clause.range.upperBound, end + Self.reach)
    guard end < last, let among = (end..<last).first(where: { words.among.contains(clause.lexeme($0)) }),
      isOneClause(end..<among), let group = words.measured.phrases.group(clause, after: among + 1)
    else { return nil }
    return clause.textRange(group)
  }

  /// Whether `not` or its like stands before the figure, three words back at most: `did not shelter 40 women`.
  func isNegated(_ figure: Mention) -> Bool {
    let first = sentence.text.token(at: figure.range.start)
    return (max(clause.range.lowerBound, first - 3)..<first).contains { words.negation.contains(clause.lexeme($0)) }
  }

  /// Whether no comma, semicolon or word that begins a clause stands in a range of tokens.
  private func isOneClause(_ tokens: Range<Int>) -> Bool {
    !tokens.contains { index in
      let mark = clause.mark(index)
      return mark == UInt8(ascii: ",") || mark == UInt8(ascii: ";") || words.stops.contains(clause.lexeme(index))
    }
  }
}
