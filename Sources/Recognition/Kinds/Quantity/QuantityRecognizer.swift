import DocumentModel

/// Reads the numbers of a sentence from left to right and gives each to the first grammar that takes it: date and period,
/// money, percent, age, length of time, measure, count. So no number is taken twice.
struct QuantityRecognizer: Recognizer {
  let name = "quantity"
  let triggers: Triggers

  /// Words at which a number may begin.
  private let startSet: LexemeSet
  /// Words of which every sentence with a number has one, where it has no digits.
  private let triggerSet: LexemeSet
  let context: NumberContext
  private let reader: QuantityReader
  private let periods: PeriodGrammar
  private let money: MoneyGrammar
  private let percent: PercentGrammar
  private let ages: AgeGrammar
  private let measures: MeasureGrammar
  private let lists: SharedUnitGrammar
  private let counts: CountGrammar
  private let absences: AbsenceGrammar
  private let phrases: NounPhraseGrammar
  private let order: PhraseOrder
  private let serials: [String]

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    context = NumberContext(packs, &vocabulary)
    reader = QuantityReader(packs, &vocabulary)
    periods = PeriodGrammar(packs, &vocabulary)
    money = MoneyGrammar(packs, &vocabulary)
    percent = PercentGrammar(packs, &vocabulary)
    ages = AgeGrammar(packs, &vocabulary)
    measures = MeasureGrammar(packs, &vocabulary)
    lists = SharedUnitGrammar(packs, &vocabulary)
    counts = CountGrammar(packs, &vocabulary)
    absences = AbsenceGrammar(packs, &vocabulary)
    phrases = NounPhraseGrammar(packs, &vocabulary, numberWords: reader.numerals.starts)
    order = PhraseOrder(packs, &vocabulary)
    serials = packs.words("table.serialHeaders")
    let starts = LexemeSet(reader.numerals.starts).union(money.gluedWords).union(periods.compoundWords)
      .union(measures.compoundWords)
    startSet = starts.union(LexemeSet(periods.starts)).union(LexemeSet(absences.starts))
    // Articles stand in nearly every sentence and begin a number only before a multiplier: that one triggers. So do months
    // for the words of days and years beside them.
    triggerSet = starts.subtracting(LexemeSet(reader.numerals.dependentStarts))
      .union(LexemeSet(reader.numerals.multiplierWords)).union(LexemeSet(absences.starts))
    triggers = Triggers(lexemes: triggerSet.union(LexemeSet(periods.dates.lexicon.monthWords)), numbers: true)
  }

  func recognize(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention]) {
    guard isTrigger(text.tokens[index]) else { return }
    let sentence = text.sentence(ofToken: index)
    let range = text.sentences[sentence]
    // The whole sentence is read at its first trigger.
    var before = index
    while before > range.lowerBound {
      before -= 1
      if isTrigger(text.tokens[before]) { return }
    }
    let clause = order.clause(text, sentence)
    var floor = range.lowerBound
    var place = range.lowerBound
    while place < range.upperBound {
      // A column of figures written as text counts nothing that it names.
      if text.tokens[place].kind == .number, let end = NumberRun.dataEnd(text, place, range) {
        (floor, place) = (end, end)
        continue
      }
      if isStart(text.tokens[place]), let end = read(clause, at: place, floor: floor, into: &mentions) {
        floor = end
        place = max(end, place + 1)
      } else {
        place += 1
      }
    }
  }

  private func isTrigger(_ token: Token) -> Bool {
    token.kind == .number || triggerSet.contains(token.lexeme) || periods.isMonth(token)
  }

  /// A figure whose unit stands at the end of its list.
  private func shared(_ clause: Clause, _ quantity: Quantity, floor: Int, into mentions: inout [Mention]) -> Int? {
    guard let last = lists.last(clause, quantity, reader) else { return nil }
    if percent.hasSign(clause, last) { return percent.append(clause, quantity, into: &mentions) }
    switch measures.find(clause, last, floor: last.start, reader) {
    case .measure(_, _, let code): return measures.append(clause, quantity, quantity.end, code, into: &mentions)
    case .time(_, _, let time): return periods.lengths.append(clause, quantity, time, into: &mentions)
    case nil: return nil
    }
  }

  /// Whether the number is joined behind a slash and has a unit: `5 CTC/7.5 ml`.
  private func isPerUnit(_ clause: Clause, _ index: Int) -> Bool {
    guard clause.isJoined(index), clause.mark(index - 1) == UInt8(ascii: "/"), clause.isWord(index - 2),
      clause[index + 1]?.isSpaced == true, let quantity = reader.quantity(clause, at: index, floor: index)
    else { return false }
    return measures.find(clause, quantity, floor: index, reader) != nil
  }

  // MARK: What the ledger of numerals asks

  /// Whether a token is a number or may begin one in words.
  func mayBeNumeral(_ token: Token) -> Bool { isStart(token) }

  /// One past the number in words that begins at `index`, nil where none does.
  func wordsEnd(_ clause: Clause, _ index: Int) -> Int? {
    let lexeme = clause.lexeme(index)
    if money.gluedWords.contains(lexeme) || periods.compoundWords.contains(lexeme) { return index + 1 }
    if measures.compoundWords.contains(lexeme) { return index + 1 }
    return reader.numerals.numeral(clause, at: index).flatMap { $0.needsUnit ? nil : $0.tokens.upperBound }
  }

  /// Whether a cell holds its row's number.
  func isSerialCell(_ clause: Clause, _ index: Int) -> Bool {
    reader.quantity(clause, at: index, floor: index).map { isSerial(clause, $0) } ?? false
  }

  /// Whether a noun before the number names it.
  func isDesignation(_ clause: Clause, _ index: Int) -> Bool {
    reader.quantity(clause, at: index, floor: index).flatMap { context.designationEnd(clause, $0, phrases) } != nil
  }

  private func isStart(_ token: Token) -> Bool {
    token.kind == .number || startSet.contains(token.lexeme)
  }

  /// One past what the number at `index` is part of, nil where it is nothing.
  private func read(_ clause: Clause, at index: Int, floor: Int, into mentions: inout [Mention]) -> Int? {
    if let end = periods.read(clause, at: index, floor: floor, into: &mentions) { return end }
    if clause.block == .reference { return nil }
    if let end = absences.read(clause, at: index, floor: floor, phrases, into: &mentions) { return end }
    if let end = measures.compound(clause, index, into: &mentions) { return end }
    if let end = money.readJoined(clause, at: index, floor: floor, reader, into: &mentions) { return end }
    if let end = context.skip(clause, index, phrases), !isPerUnit(clause, index) { return end }
    guard let quantity = reader.quantity(clause, at: index, floor: floor) else { return nil }
    if let end = money.read(clause, quantity, floor: floor, reader, into: &mentions) { return end }
    if let end = percent.read(clause, quantity, floor: floor, reader, phrases, into: &mentions) { return end }
    if let end = ages.read(clause, quantity, reader.bounds, into: &mentions) { return end }
    if let end = measure(clause, quantity, floor: floor, into: &mentions) { return end }
    if quantity.needsUnit, quantity.bound == nil { return nil }
    if let end = shared(clause, quantity, floor: floor, into: &mentions) { return end }
    // `E.O. 12600 of June 23, 1987`: the number of something that has a date.
    if periods.dates.lexicon.ofWords.contains(clause.lexeme(quantity.end)),
      periods.dates.month(clause, quantity.end + 1) != nil
    {
      return quantity.end
    }
    if let end = context.designationEnd(clause, quantity, phrases) { return end }
    if isSerial(clause, quantity) { return quantity.end }
    if let end = counts.read(clause, quantity, floor: floor, reader, phrases, into: &mentions) { return end }
    return quantity.end
  }

  /// A figure with a unit: a measure, or a length of time.
  private func measure(_ clause: Clause, _ quantity: Quantity, floor: Int, into mentions: inout [Mention]) -> Int? {
    switch measures.find(clause, quantity, floor: floor, reader) {
    case .measure(let quantity, let end, let code):
      return measures.append(clause, quantity, end, code, into: &mentions)
    case .time(let found, let end, let time):
      if quantity.isYearLike { return nil }
      return periods.lengths.read(
        clause, found, end, time, floor: floor, reader, measures.units, into: &mentions)
    case nil: return nil
    }
  }

  /// The sentence as the grammars see it.
  func clause(_ text: TokenizedDocument, _ sentence: Int) -> Clause { order.clause(text, sentence) }

  /// Whether a table cell holds the number of its row, under a header such as `No`.
  private func isSerial(_ clause: Clause, _ quantity: Quantity) -> Bool {
    guard clause.block == .tableCell, quantity.numerals == clause.range else { return false }
    let document = clause.text.document
    let offset = clause.textRange(clause.range).start
    // The tables stand in the order of the text.
    var (low, high) = (0, document.tables.count)
    while low < high {
      let middle = (low + high) / 2
      if (document.tables[middle].rows.first?.first?.range.start ?? 0) <= offset {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low > 0 else { return false }
    var table = document.tables[low - 1]
    // Behind a table in a cell the table around it goes on.
    while let outer = table.outer, table.rows.last?.last?.range.end ?? 0 <= offset { table = document.tables[outer] }
    guard let corner = table.rows.first?.first, quantity.low <= Double(table.rows.count), quantity.high == nil else {
      return false
    }
    let path = document.blocks[clause.text.block(ofToken: clause.range.lowerBound)].path
    let isFirstColumn = !path.hasSuffix("]") || path.hasSuffix("[1]")
    return isFirstColumn && serials.contains(document.text.quote(corner.range))
  }
}
