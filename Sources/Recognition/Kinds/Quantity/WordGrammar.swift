import DocumentModel

/// Reads numbers in words: `one hundred and twenty-three`, `two-thirds`, `three and a half`, `nine point five`, `dua puluh`.
final class WordGrammar: Sendable {
  private let lexicon: NumberLexicon
  private let magnitudes: MagnitudeGrammar

  init(_ lexicon: NumberLexicon, _ magnitudes: MagnitudeGrammar) {
    self.lexicon = lexicon
    self.magnitudes = magnitudes
  }

  /// The number that begins with the word at `index`, nil where none does.
  func numeral(_ clause: Clause, _ index: Int) -> Numeral? {
    let first = clause.lexeme(index)
    if let value = lexicon.fractions[first] { return fraction(clause, index, index + 1, value) }
    if lexicon.halves.contains(first) { return half(clause, index, at: index) }
    if lexicon.articles.contains(first) {
      if lexicon.halves.contains(clause.lexeme(index + 1)) { return half(clause, index, at: index + 1) }
      if let parts = lexicon.denominatorValues[clause.lexeme(index + 1)] {
        return part(clause, index, index + 2, 1 / parts)
      }
      guard lexicon.multipliers.contains(clause.lexeme(index + 1)) else { return nil }
    }
    guard var numeral = integer(clause, index) else { return nil }
    // `none of the 34 ships` is a part of a whole; without a number `none` counts nothing.
    if lexicon.needOf.contains(first), !isOfNumber(clause, index + 1) { return nil }
    takeFraction(clause, &numeral)
    takeDecimals(clause, &numeral)
    takeHalf(clause, &numeral)
    return numeral
  }

  /// Takes `and a half`, `and a quarter` behind a number, and a magnitude behind that.
  func takeHalf(_ clause: Clause, _ numeral: inout Numeral) {
    let end = numeral.tokens.upperBound
    guard lexicon.joiners.contains(clause.lexeme(end)) else { return }
    let hasArticle = lexicon.articles.contains(clause.lexeme(end + 1))
    // `three and three fifths`
    let count = hasArticle ? 1 : lexicon.values[clause.lexeme(end + 1)] ?? 0
    let place = count > 0 ? end + 2 : end + 1
    let word = clause.lexeme(place)
    guard let parts = lexicon.denominatorValues[word], count > 0 && count < parts || lexicon.halves.contains(word)
    else {
      return
    }
    let after = clause.lexeme(place + 1)
    guard !lexicon.of.contains(after), !lexicon.determiners.contains(after) else { return }
    // `3 million and a half` is a half of a million.
    numeral.value += max(count, 1) / parts * (numeral.magnitude >= 1000 ? numeral.magnitude : 1)
    numeral.tokens = numeral.tokens.lowerBound..<(place + 1)
    numeral.isYearLike = false
    magnitudes.take(clause, &numeral)
  }

  /// Whether `of` and a number stand there, with a determiner between them or without.
  private func isOfNumber(_ clause: Clause, _ index: Int) -> Bool {
    guard lexicon.of.contains(clause.lexeme(index)) else { return false }
    var place = index + 1
    while place < index + 3, lexicon.determiners.contains(clause.lexeme(place)) { place += 1 }
    return clause.isNumber(place) || lexicon.values.contains(clause.lexeme(place))
  }

  // MARK: Fractions

  /// `half of`, `half the`, `half a million`, `half an hour`, `half million`
  private func half(_ clause: Clause, _ index: Int, at half: Int) -> Numeral? {
    // `the second half of May` is a place in time.
    if lexicon.notBeforeHalf.contains(clause.lexeme(index - 1)) { return nil }
    let next = clause.lexeme(half + 1)
    var numeral = Numeral(tokens: index..<(half + 1), value: 0.5, isDigits: false)
    if lexicon.articles.contains(next) {
      if let magnitude = large(clause, half + 2) { return scaled(numeral, magnitude) }
      numeral.tokens = index..<(half + 2)
      numeral.needsUnit = true
    } else if let magnitude = large(clause, half + 1) {
      return scaled(numeral, magnitude)
    } else {
      numeral.needsUnit = !(lexicon.of.contains(next) || lexicon.determiners.contains(next) || isEnd(clause, half + 1))
    }
    return numeral
  }

  /// A third, a quarter: only before `of`, a magnitude or the end of a phrase; elsewhere it is an ordinal.
  private func part(_ clause: Clause, _ index: Int, _ end: Int, _ value: Double) -> Numeral? {
    let numeral = Numeral(tokens: index..<end, value: value, isDigits: false)
    if let magnitude = large(clause, end) { return scaled(numeral, magnitude) }
    // `a quarter of a million`
    if lexicon.of.contains(clause.lexeme(end)), lexicon.articles.contains(clause.lexeme(end + 1)),
      let magnitude = large(clause, end + 2)
    {
      return scaled(numeral, magnitude)
    }
    var uncertain = numeral
    uncertain.needsUnit = !(lexicon.of.contains(clause.lexeme(end)) || isEnd(clause, end))
    return uncertain
  }

  private func fraction(_ clause: Clause, _ index: Int, _ end: Int, _ value: Double) -> Numeral {
    let numeral = Numeral(tokens: index..<end, value: value, isDigits: false)
    if lexicon.of.contains(clause.lexeme(end)), lexicon.articles.contains(clause.lexeme(end + 1)),
      let magnitude = large(clause, end + 2)
    {
      return scaled(numeral, magnitude)
    }
    return magnitudes.magnitude(clause, at: end).map { scaled(numeral, $0) } ?? numeral
  }

  /// `two thirds`, `one third`, `dua per tiga`
  private func takeFraction(_ clause: Clause, _ numeral: inout Numeral) {
    let end = numeral.tokens.upperBound
    // `satu setengah`
    if clause.headFirst, let part = lexicon.fractions[clause.lexeme(end)] {
      numeral = fraction(clause, numeral.tokens.lowerBound, end + 1, numeral.value + part)
      return
    }
    guard numeral.value >= 1, numeral.value < 100, let parts = lexicon.denominatorValues[clause.lexeme(end)],
      clause.begins(end, "per") || clause.ends(end, "s") == (numeral.value > 1)
    else { return }
    // `the previous three quarters` are of years.
    if parts == 4, clause.begins(end, "quarter"), !lexicon.of.contains(clause.lexeme(end + 1)), !isEnd(clause, end + 1)
    {
      return
    }
    numeral = fraction(clause, numeral.tokens.lowerBound, end + 1, numeral.value / parts)
  }

  private func scaled(_ numeral: Numeral, _ magnitude: (factor: Double, end: Int)) -> Numeral {
    var numeral = numeral
    numeral.value *= magnitude.factor
    numeral.magnitude = magnitude.factor
    numeral.tokens = numeral.tokens.lowerBound..<magnitude.end
    return numeral
  }

  /// A magnitude, dozens included.
  private func large(_ clause: Clause, _ index: Int) -> (factor: Double, end: Int)? {
    if let found = magnitudes.magnitude(clause, at: index) { return found }
    guard lexicon.multipliers.contains(clause.lexeme(index)), let factor = lexicon.values[clause.lexeme(index)] else {
      return nil
    }
    return (factor, index + 1)
  }

  private func isEnd(_ clause: Clause, _ index: Int) -> Bool {
    guard let token = clause[index] else { return true }
    return token.kind == .mark && !token.flags.contains(.spaced) && !clause.isDash(index)
  }

  // MARK: Decimals

  /// `nine point five`, `dua koma lima`
  private func takeDecimals(_ clause: Clause, _ numeral: inout Numeral) {
    var end = numeral.tokens.upperBound
    guard lexicon.points.contains(clause.lexeme(end)) else { return }
    end += 1
    var scale = 1.0
    var value = numeral.value
    while end < numeral.tokens.upperBound + 8, clause.isWord(end), let digit = lexicon.values[clause.lexeme(end)],
      digit < 10
    {
      scale /= 10
      value += digit * scale
      end += 1
    }
    guard scale < 1 else { return }
    numeral.value = value
    numeral.tokens = numeral.tokens.lowerBound..<end
    magnitudes.take(clause, &numeral)
  }

  // MARK: Whole numbers

  private func integer(_ clause: Clause, _ index: Int) -> Numeral? {
    var sum = WordSum()
    var position = index
    if lexicon.articles.contains(clause.lexeme(position)) {
      sum.units = 1
      position += 1
    } else if lexicon.multipliers.contains(clause.lexeme(position)) {
      // `hundred thousand`: a multiplier begins a number only before another.
      // So does a couple before `of`: `the next couple of years`.
      let isCollective =
        lexicon.collectives.contains(clause.lexeme(position)) && lexicon.of.contains(clause.lexeme(position + 1))
      guard isCollective || magnitudes.magnitude(clause, at: position + 1) != nil else { return nil }
      sum.units = 1
    }
    while clause.isWord(position), let value = lexicon.values[clause.lexeme(position)] {
      let lexeme = clause.lexeme(position)
      let isMultiplier = lexicon.multipliers.contains(lexeme)
      guard sum.add(value, isTeen: lexicon.teens.contains(lexeme), isMultiplier: isMultiplier) else { break }
      position += 1
      // `two hundred and fifty`
      if isMultiplier || value >= 100,
        lexicon.joiners.contains(clause.lexeme(position)) || clause.mark(position) == UInt8(ascii: "&"),
        let next = lexicon.values[clause.lexeme(position + 1)], next < 100, next >= 1,
        !lexicon.multipliers.contains(clause.lexeme(position + 1)), !clause.headFirst
      {
        position += 1
      } else if isMultiplier, value >= 1000, clause.mark(position) == UInt8(ascii: ","),
        let next = lexicon.values[clause.lexeme(position + 1)], next >= 1, next < 1000,
        lexicon.multipliers.contains(clause.lexeme(position + 2))
      {
        // `three million, two hundred thousand`
        position += 1
      } else if lexicon.collectives.contains(lexeme), lexicon.of.contains(clause.lexeme(position)),
        !lexicon.determiners.contains(clause.lexeme(position + 1))
      {
        // `a couple of weeks`
        position += 1
      }
    }
    guard position > index, let total = sum.total else { return nil }
    // A couple without `of` is two people.
    if lexicon.collectives.contains(clause.lexeme(position - 1)) { return nil }
    return Numeral(tokens: index..<position, value: total, magnitude: sum.magnitude, isDigits: false)
  }
}
