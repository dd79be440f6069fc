import DocumentModel

/// Counts: a number with its bound words and the noun phrase it counts, a part of a whole, or a number alone.
final class CountGrammar: Sendable {
  private let remaining: LexemeSet
  private let articles: LexemeSet
  private let notAfterBare: LexemeSet
  private let countedAfterYear: LexemeSet
  private let opening: YearOpening
  private let ratios: LexemeSet
  /// Units of time, of which nothing is a part: `5 in 10 days`.
  private let spans: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    func set(_ list: String) -> LexemeSet { LexemeSet(list, packs, &vocabulary) }
    remaining = set("count.remaining")
    articles = set("determiners.definite")
    notAfterBare = set("count.notBefore")
    countedAfterYear = set("year.notBefore")
    opening = YearOpening(leads: set("year.leads"))
    ratios = set("count.ratio")
    var times: [Lexeme] = []
    for list in packs.lists(under: "unit.time.") {
      for word in list.words where !word.contains(" ") { times.append(vocabulary.intern(word)) }
    }
    spans = LexemeSet(times)
  }

  /// The count of a quantity with what it holds, and one past its last token.
  func read(
    _ clause: Clause, _ quantity: Quantity, floor: Int, _ reader: QuantityReader, _ phrases: NounPhraseGrammar,
    into mentions: inout [Mention]
  ) -> Int? {
    if let end = ratio(clause, quantity, floor: floor, reader, phrases, into: &mentions) { return end }
    // "one" is an article, but not in `at least one` and `one of the 34`.
    let isOne = quantity.isWords && quantity.low == 1 && quantity.high == nil && quantity.bound == nil
    if isOne, phrases.wholeNumber(clause, at: quantity.end) == nil { return nil }
    if let end = partOfWhole(clause, quantity, floor: floor, reader, phrases, into: &mentions) { return end }
    var quantity = quantity
    var phraseStart = quantity.end
    if let bound = reader.bounds.bound(clause, after: quantity.end) {
      phraseStart = bound.end
      quantity.qualifier = quantity.qualifier ?? bound.qualifier
    }
    let thing = phrases.phrase(clause, at: phraseStart)
    if quantity.isYearLike, !isCounted(clause, quantity, thing) { return nil }
    let end: Int
    if let thing {
      end = thing.upperBound
    } else {
      guard standsAlone(clause, quantity, phraseStart, phrases) else { return nil }
      end = phraseStart
    }
    append(clause, quantity, thing, whole: nil, end, floor: floor, into: &mentions)
    return end
  }

  /// `126 of the 147 children`, `three of the victims`
  private func partOfWhole(
    _ clause: Clause, _ quantity: Quantity, floor: Int, _ reader: QuantityReader, _ phrases: NounPhraseGrammar,
    into mentions: inout [Mention]
  ) -> Int? {
    guard !quantity.isYearLike else { return nil }
    if let place = phrases.wholeNumber(clause, at: quantity.end) {
      guard let whole = reader.quantity(clause, at: place, floor: place), !whole.isYearLike else { return nil }
      let thing = phrases.phrase(clause, at: whole.end)
      // "2 of 5" is a place in a list unless something is counted.
      guard thing != nil || whole.low >= quantity.low else { return nil }
      let end = thing?.upperBound ?? whole.end
      append(clause, quantity, thing, whole: whole, end, floor: floor, into: &mentions)
      append(clause, whole, thing, whole: nil, end, floor: place, into: &mentions)
      return end
    }
    guard let thing = phrases.ofPhrase(clause, at: quantity.end) else { return nil }
    append(clause, quantity, thing, whole: nil, thing.upperBound, floor: floor, into: &mentions)
    return thing.upperBound
  }

  /// `one in three women`: a share of them, told by its part and whole.
  private func ratio(
    _ clause: Clause, _ quantity: Quantity, floor: Int, _ reader: QuantityReader, _ phrases: NounPhraseGrammar,
    into mentions: inout [Mention]
  ) -> Int? {
    guard ratios.contains(clause.lexeme(quantity.end)), quantity.high == nil, quantity.low >= 1,
      quantity.low == quantity.low.rounded(), !quantity.isYearLike,
      let whole = reader.quantity(clause, at: quantity.end + 1, floor: quantity.end + 1),
      whole.high == nil, whole.low > quantity.low, whole.low <= 1000, !whole.isYearLike,
      let thing = phrases.phrase(clause, at: whole.end), !spans.contains(clause.lexeme(thing.lowerBound))
    else { return nil }
    var share = quantity
    share.low = quantity.low / whole.low
    share.numerals = quantity.numerals.lowerBound..<whole.end
    append(clause, share, thing, whole: nil, thing.upperBound, floor: floor, into: &mentions)
    return thing.upperBound
  }

  /// Whether four digits that could be a year count something.
  private func isCounted(_ clause: Clause, _ quantity: Quantity, _ thing: Range<Int>?) -> Bool {
    guard let thing, !opening.isYear(clause.text, quantity.numerals.lowerBound),
      // "tahun 2022 Lembaga Perlindungan Saksi dan Korban": a name is not counted.
      clause[thing.lowerBound]?.isCapitalized != true || clause[thing.lowerBound]?.isSpaced != true
    else { return false }
    return countedAfterYear.contains(clause.lexeme(thing.lowerBound))
      || countedAfterYear.contains(clause.lexeme(thing.upperBound - 1))
  }

  /// Whether a number with nothing counted after it is a count.
  private func standsAlone(
    _ clause: Clause, _ quantity: Quantity, _ end: Int, _ phrases: NounPhraseGrammar
  ) -> Bool {
    if notAfterBare.contains(clause.lexeme(end)) { return false }
    // Joined to what follows (`12-month`, `3C58`), it is part of a word.
    if clause.isJoined(end), clause.isWord(end) || clause.isDash(end) && clause.isJoined(end + 1) { return false }
    if isExponent(clause, quantity) || isFormula(clause, end) { return false }
    // `Apollo 11`, `Group 3`: a name ends in a number.
    if quantity.bound == nil, let before = clause[quantity.start - 1], before.isCapitalized,
      !before.flags.contains(.sentenceStart)
    {
      return false
    }
    return true
  }

  /// Whether a negative digit stands behind a letter, as in flattened `m s −1`.
  private func isExponent(_ clause: Clause, _ quantity: Quantity) -> Bool {
    quantity.bound == nil && quantity.low < 0 && quantity.low > -10 && quantity.numerals.count == 2
      && clause.isWord(quantity.start - 1) && clause[quantity.start - 1]?.count == 1
  }

  /// Whether a sign and a letter go on behind the number: `(1 − x)`.
  private func isFormula(_ clause: Clause, _ end: Int) -> Bool {
    guard clause.symbol(end) == 0x2212 || clause.mark(end) == UInt8(ascii: "+"), clause.isWord(end + 1) else {
      return false
    }
    return clause[end + 1]?.count == 1 || (clause[end + 1]?.count == 2 && clause.byte(end + 1) >= 0x80)
  }

  private func append(
    _ clause: Clause, _ quantity: Quantity, _ thing: Range<Int>?, whole: Quantity?, _ end: Int, floor: Int,
    into mentions: inout [Mention]
  ) {
    var start = quantity.start
    // `the remaining 161`
    if start - 1 >= floor, remaining.contains(clause.lexeme(start - 1)) {
      start -= 1
      if start - 1 >= floor, articles.contains(clause.lexeme(start - 1)) { start -= 1 }
    }
    var fields = quantity.fields(unit: thing.map { clause.quote($0) })
    var parts = quantity.parts(clause)
    if let thing { parts.append(Mention.Part("thing", clause.textRange(thing))) }
    if let whole {
      if whole.high == nil { fields["whole"] = .numeric(whole.low) }
      parts.append(Mention.Part("whole", clause.textRange(whole.start..<end)))
    }
    mentions.append(
      Mention(
        .count, clause.textRange(start..<end), normalized: fields, parts: parts,
        recognizer: whole != nil ? "count/whole" : thing != nil ? "count/noun" : "count/number",
        sentence: clause.sentence))
  }
}
