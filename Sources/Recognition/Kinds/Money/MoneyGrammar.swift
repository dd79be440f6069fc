import DocumentModel

/// Sums of money: `IDR 2.1 billion`, `$4,500`, `Rp600 juta`, `5 million euros`, `12 dollars and 45 cents`.
final class MoneyGrammar: Sendable {
  private let lexicon: CurrencyLexicon

  /// Words such as `Rp600`: the currency and the first digits without a space between them.
  var gluedWords: LexemeSet { lexicon.gluedWords }

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    lexicon = CurrencyLexicon(packs, &vocabulary)
  }

  // MARK: Joined

  /// The mention of the sum that begins with a joined word (`Rp2,1 miliar`), and one past its last token.
  func readJoined(
    _ clause: Clause, at index: Int, floor: Int, _ reader: QuantityReader, into mentions: inout [Mention]
  ) -> Int? {
    guard let (code, first) = lexicon.glued(clause.lexeme(index)) else { return nil }
    var value = first
    var end = index + 1
    // `Rp2` `,` `1`; `Rp1` `.` `500.000`: the separator decides as inside a number.
    while let mark = clause[end]?.mark, mark == UInt8(ascii: ",") || mark == UInt8(ascii: "."), clause.isJoined(end),
      clause.isJoined(end + 1), let next = clause[end + 1], next.kind == .number,
      let tail = reader.numerals.numeral(clause, at: end + 1)
    {
      let bytes = clause.text.document.text.utf8[Int(next.start)..<Int(next.end)]
      // `Rp1` `.` `500,50`: of two kinds of separators the last is the decimal sign.
      let decimals = bytes.lastIndex { !isDigit($0) && $0 != mark }.map { bytes[($0 + 1)...] } ?? []
      let digits = bytes.dropLast(decimals.isEmpty ? 0 : decimals.count + 1).filter(isDigit)
      let groups = digits.count % 3 == 0 && (mark == UInt8(ascii: ".") || !clause.headFirst)
      let plain = Double(String(decoding: digits, as: UTF8.self)) ?? 0
      let scale = DigitValue.power(digits.count)
      value = groups ? value * scale + plain : value + plain / scale
      if groups, let fraction = Double(String(decoding: decimals, as: UTF8.self)) {
        value += fraction / DigitValue.power(decimals.count)
      }
      value *= tail.magnitude
      end = tail.tokens.upperBound
    }
    if let magnitude = reader.numerals.magnitude(clause, at: end) {
      value *= magnitude.factor
      end = magnitude.end
    } else if let factor = lexicon.suffix(clause, end, code: code) {
      value *= factor
      end += 1
    }
    var quantity = Quantity(start: index, numerals: index..<end, low: value)
    takeBound(clause, &quantity, index, floor, reader)
    return append(clause, quantity, code, end, into: &mentions)
  }

  // MARK: Before and behind

  /// The mention of a quantity with its currency before or after it, and one past its last token.
  func read(
    _ clause: Clause, _ quantity: Quantity, floor: Int, _ reader: QuantityReader, into mentions: inout [Mention]
  ) -> Int? {
    var quantity = quantity
    var end = quantity.end
    if let (start, code) = currency(clause, before: quantity.numerals.lowerBound, floor: floor) {
      takeSuffix(clause, &quantity, &end, code)
      quantity.start = start
      takeBound(clause, &quantity, start, floor, reader)
      // `$10 to $12`, `$5-$7 million`
      if quantity.high == nil, !reader.isAfterFrom(clause, start) || isBetween(clause, start, end, floor, reader) {
        takeHigh(clause, &quantity, &end, code, floor, reader)
      }
      // `US$ 5 million dollars`, `$ 20 USD`
      if let name = name(clause, end), isSame(code, name.code) { end = name.end }
      return append(clause, quantity, code, end, into: &mentions)
    }
    if let found = name(clause, end) {
      end = found.end
      takeCents(clause, &quantity, &end, reader)
      return append(clause, quantity, found.code, end, into: &mentions)
    }
    // `45 cents`: hundredths of a currency that is not named.
    if lexicon.cents.contains(clause.lexeme(end)), !quantity.isYearLike {
      quantity.low /= 100
      quantity.high = quantity.high.map { $0 / 100 }
      return append(clause, quantity, nil, end + 1, into: &mentions)
    }
    return nil
  }

  /// The currency whose name, code or sign begins at `index`, and one past it.
  private func name(_ clause: Clause, _ index: Int) -> (code: String, end: Int)? {
    guard let token = clause[index] else { return nil }
    if token.kind == .mark {
      guard token.mark == 0 || token.mark == UInt8(ascii: "$"), !token.isSpaced,
        let code = lexicon.signs[token.mark != 0 ? UInt32(token.mark) : clause.symbol(index)]
      else { return nil }
      // `5 $20 notes` is read with the sign before the next figure.
      return clause.isNumber(index + 1) && clause.isJoined(index + 1) ? nil : (code, index + 1)
    }
    guard token.kind == .word else { return nil }
    if let code = lexicon.byCode[token.lexeme] {
      return token.flags.contains(.allCaps) || isKnownSmall(code) ? (code, index + 1) : nil
    }
    guard lexicon.names.begins(token.lexeme) else { return nil }
    var found: (code: String, end: Int)?
    lexicon.names.forEach(clause.text.tokens, at: index, limit: clause.range.upperBound) { end, number in
      found = (lexicon.codes[number], end)
    }
    return found
  }

  /// Codes that people also write in small letters.
  private func isKnownSmall(_ code: String) -> Bool { ["USD", "EUR", "GBP", "IDR"].contains(code) }

  private func isSame(_ code: String, _ name: String) -> Bool { code == name || name == "USD" && code.hasSuffix("D") }

  /// The code or sign that ends right before a figure.
  func currency(_ clause: Clause, before index: Int, floor: Int) -> (start: Int, code: String)? {
    guard index - 1 >= floor, let token = clause[index - 1] else { return nil }
    if token.kind == .word {
      if let code = lexicon.byCode[token.lexeme] { return token.flags.contains(.allCaps) ? (index - 1, code) : nil }
      guard token.isCapitalized, let code = lexicon.before[token.lexeme] else { return nil }
      return (index - 1, code)
    }
    // `Rp. 500`
    if token.mark == UInt8(ascii: "."), index - 2 >= floor, clause.isJoined(index - 1),
      let code = lexicon.before[clause.lexeme(index - 2)]
    {
      return (index - 2, code)
    }
    guard let code = lexicon.signs[token.mark != 0 ? UInt32(token.mark) : clause.symbol(index - 1)] else { return nil }
    // `US$`, `A$`, `Can $`
    if token.mark == UInt8(ascii: "$"), index - 2 >= floor, clause.isJoined(index - 1),
      let own = lexicon.dollars[clause.lexeme(index - 2)]
    {
      return (index - 2, own)
    }
    return (index - 1, code)
  }

  // MARK: What belongs to a sum

  private func takeBound(
    _ clause: Clause, _ quantity: inout Quantity, _ start: Int, _ floor: Int, _ reader: QuantityReader
  ) {
    guard let bound = reader.bounds.bound(clause, before: start, floor: floor) else { return }
    quantity.start = bound.start
    quantity.bound = bound.start..<start
    quantity.qualifier = bound.qualifier
  }

  /// `$5m`, `£3 bn`
  private func takeSuffix(_ clause: Clause, _ quantity: inout Quantity, _ end: inout Int, _ code: String) {
    guard let factor = lexicon.suffix(clause, end, code: code) else { return }
    quantity.low *= factor
    quantity.high = quantity.high.map { $0 * factor }
    end += 1
  }

  private func isBetween(_ clause: Clause, _ start: Int, _ end: Int, _ floor: Int, _ reader: QuantityReader) -> Bool {
    start - 1 >= floor && reader.between.contains(clause.lexeme(start - 1)) && reader.and.contains(clause.lexeme(end))
  }

  /// The high end with the currency again: `$10 to $12`, `between $5 and $7 million`.
  private func takeHigh(
    _ clause: Clause, _ quantity: inout Quantity, _ end: inout Int, _ code: String, _ floor: Int,
    _ reader: QuantityReader
  ) {
    let isBetween = isBetween(clause, quantity.start, end, floor, reader)
    guard isBetween || reader.isTo(clause, end) || clause.isDash(end) else { return }
    var place = end + 1
    // The sign is one token, or letters and a sign.
    while place < end + 4, clause[place] != nil, !clause.isNumber(place) { place += 1 }
    guard clause.isNumber(place), let (start, again) = currency(clause, before: place, floor: end + 1),
      start == end + 1, again == code, let high = reader.numerals.numeral(clause, at: place)
    else { return }
    var upper = Quantity(start: place, numerals: high.tokens, low: high.value)
    var after = high.tokens.upperBound
    takeSuffix(clause, &upper, &after, code)
    let scale = after > high.tokens.upperBound ? upper.low / high.value : high.magnitude
    let low = quantity.low < 1000 && scale > 1 && quantity.numerals.count == 1 ? quantity.low * scale : quantity.low
    guard upper.low > low else { return }
    quantity.low = low
    quantity.high = upper.low
    quantity.numerals = quantity.numerals.lowerBound..<after
    if isBetween { quantity.start -= 1 }
    end = after
  }

  /// `nine dollars and twenty cents`
  private func takeCents(_ clause: Clause, _ quantity: inout Quantity, _ end: inout Int, _ reader: QuantityReader) {
    guard quantity.high == nil else { return }
    let place = reader.and.contains(clause.lexeme(end)) ? end + 1 : end
    guard let cents = reader.numerals.numeral(clause, at: place), cents.value < 100,
      lexicon.cents.contains(clause.lexeme(cents.tokens.upperBound))
    else { return }
    quantity.low += cents.value / 100
    end = cents.tokens.upperBound + 1
  }

  private func append(
    _ clause: Clause, _ quantity: Quantity, _ code: String?, _ end: Int, into mentions: inout [Mention]
  ) -> Int {
    mentions.append(
      Mention(
        .money, clause.textRange(quantity.start..<end), normalized: quantity.fields(unit: code),
        parts: quantity.parts(clause), recognizer: "money/\(code ?? "cents")", sentence: clause.sentence))
    return end
  }
}
