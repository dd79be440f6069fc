import DocumentModel

/// What a sentence says around a figure: when and where it holds, for whom, who says so, and whether it is denied.
struct FactSurroundings {
  let sentence: FactSentence
  private let clause: Clause
  private let words: FactWords

  /// Tokens between a figure and what belongs to it.
  private static let reach = 24
  /// Tokens between a figure and the author in the brackets behind it.
  private static let authorReach = 30
  /// Words of a predicate.
  private static let longestPredicate = 12

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

  /// Who says it: `the bureau estimates that …`, `according to the bureau`; else who stands as author in the brackets behind
  /// the figure (`(LPSK, 2020)`), which speak for all figures of the sentence before them.
  func speaker(of count: Mention) -> Mention? {
    let text = sentence.text
    var author: Mention?
    for agency in sentence.mentions where agency.kind == .agency && agency.range.start >= count.range.end {
      guard isAuthor(agency.range) else { continue }
      author = sentence.distance(count.range.start, agency.range.start) <= Self.authorReach ? agency : nil
      break
    }
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
    return author
  }

  /// Whether an institution opens a bracket that goes on with a year or a page: `(AICHR, 25)`.
  private func isAuthor(_ range: TextRange) -> Bool {
    let tokens = sentence.tokens(of: range)
    return clause.mark(tokens.lowerBound - 1) == UInt8(ascii: "(")
      && clause.mark(tokens.upperBound) == UInt8(ascii: ",") && clause.isNumber(tokens.upperBound + 1)
  }

  /// The place that the thing names (`438 Indonesian workers`), else the one behind the figure in its clause, else the one
  /// the sentence begins with; a preposition of place stands before those.
  func place(of figure: Mention, thing: TextRange) -> TextRange? {
    let tokens = sentence.tokens(of: thing)
    for index in tokens {
      // Inside a count no place is a mention of its own.
      if let match = words.places.match(sentence.text, at: index, limit: tokens.upperBound) {
        return PossessiveEnding.trimmed(sentence.text, index..<match.end)
      }
    }
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

  /// What is said of the thing beside the figure, by which figures of one thing are told apart: behind a share its predicate
  /// (`61% of crews ⟨had no contract⟩`); where the thing stands before the figure, the dimension (`is 14 km ⟨long⟩`) or the
  /// verb between them (`the ministry ⟨spent⟩ US$3 million`), where the quantity is named no form of `be`.
  func predicate(of figure: Mention, thing: TextRange, isNamed: Bool) -> TextRange? {
    let figures = sentence.tokens(of: figure.range)
    let things = sentence.tokens(of: thing)
    if things.lowerBound < figures.lowerBound {
      let next = figures.upperBound
      if words.measured.dimensions.contains(clause.lexeme(next)) { return clause.textRange(next..<(next + 1)) }
      let before = sentence.mentions.last { QuantityFacts.isFigure($0) && $0.range.end <= figure.range.start }
      let floor = max(things.upperBound, before.map { sentence.text.token(at: $0.range.end) } ?? 0)
      let between = floor..<max(floor, figures.lowerBound)
      guard between.count <= Self.reach, let verb = between.last(where: isVerb),
        !(isNamed && words.measured.be.contains(clause.lexeme(verb)))
      else { return nil }
      return clause.textRange(verb..<(verb + 1))
    }
    var start = max(figures.upperBound, things.upperBound)
    // `61% of crews in Ambon had no contract`
    if let place = sentence.heads.first(where: { $0.kind == .place && $0.range.start >= figure.range.end }) {
      let tokens = sentence.tokens(of: place.range)
      if tokens.lowerBound - start <= 2, isLocated(place) { start = max(start, tokens.upperBound) }
    }
    guard start < clause.range.upperBound else { return nil }
    let limit = min(clause.range.upperBound, start + Self.longestPredicate)
    let offset = Int(sentence.text.tokens[start].start)
    let next = sentence.mentions.first {
      $0.range.start >= offset
        && (QuantityFacts.isFigure($0) || [.year, .date, .period, .place, .citation].contains($0.kind))
    }
    var end = start
    let stop = next.map { sentence.tokens(of: $0.range).lowerBound } ?? limit
    while end < min(limit, stop), clause.isWord(end), !words.stops.contains(clause.lexeme(end)) { end += 1 }
    // What leads to the time or place behind it is no part of it.
    while end > start,
      words.measured.prepositions.contains(clause.lexeme(end - 1)) || words.years.contains(clause.lexeme(end - 1))
        || words.measured.phrases.isDeterminer(clause, end - 1)
    {
      end -= 1
    }
    return end > start ? clause.textRange(start..<end) : nil
  }

  private func isVerb(_ index: Int) -> Bool {
    let lexeme = clause.lexeme(index)
    guard !words.measured.spans.contains(lexeme) else { return false }
    return words.measured.verbs.contains(lexeme) || clause.ends(index, "ed")
      || clause.headFirst && words.measured.phrases.isPrefixedVerb(clause, index)
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
