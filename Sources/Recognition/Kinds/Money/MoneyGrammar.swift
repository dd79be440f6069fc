import DocumentModel

/// Sums of money: `IDR 2.1 billion`, `$4,500`, `Rp600 juta`, `5 million euros`.
struct MoneyGrammar: Sendable {
  /// Words such as `Rp600`: the currency and the first digits without a space between them.
  let gluedWords: Set<Lexeme>
  private let glued: LexemeTable<(code: String, value: Double)>
  /// Codes and signs that stand before the figure.
  private let before: LexemeTable<String>
  /// Names that stand after it.
  private let after: LexemeTable<String>
  /// Signs by scalar.
  private let signs: [UInt32: String]
  /// Letters joined to the figure (`$5m`).
  private let suffixes: LexemeTable<Double>
  /// Adjectives before `dollars` (`Australian`).
  private let adjectives: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    var (before, after): ([Lexeme: String], [Lexeme: String]) = ([:], [:])
    var signs: [UInt32: String] = [:]
    var glued: [Lexeme: (code: String, value: Double)] = [:]
    for (code, words) in packs.lists(under: "currency.before.") {
      for word in words {
        if let scalar = word.unicodeScalars.first, word.unicodeScalars.count == 1, !scalar.properties.isAlphabetic {
          signs[scalar.value] = code
        } else {
          before[vocabulary.intern(word)] = code
        }
      }
    }
    for (code, words) in packs.lists(under: "currency.after.") {
      for word in words { after[vocabulary.intern(word)] = code }
    }
    // The tokenizer joins digits to letters before them; sums are written in groups of three, so 999 is the largest.
    for (code, words) in packs.lists(under: "currency.joined.") {
      for word in words {
        for number in 1...999 { glued[vocabulary.intern(word + String(number))] = (code, Double(number)) }
      }
    }
    var suffixes: [Lexeme: Double] = [:]
    for (letters, factor) in [("k", 1e3), ("m", 1e6), ("mn", 1e6), ("bn", 1e9), ("b", 1e9), ("tn", 1e12)] {
      suffixes[vocabulary.intern(letters)] = factor
    }
    adjectives = LexemeSet("currency.dollarPrefixes", packs, &vocabulary)
    gluedWords = Set(glued.keys)
    self.glued = LexemeTable(glued)
    self.before = LexemeTable(before)
    self.after = LexemeTable(after)
    self.signs = signs
    self.suffixes = LexemeTable(suffixes)
  }

  /// The mention of the sum that begins with a joined word (`Rp2,1 miliar`), and one past its last token.
  func readJoined(
    _ clause: Clause, at index: Int, floor: Int, _ reader: QuantityReader, into mentions: inout [Mention]
  ) -> Int? {
    guard let (code, first) = glued[clause.lexeme(index)] else { return nil }
    var value = first
    var end = index + 1
    // `Rp2` `,` `1`; `Rp1` `.` `500.000`: the separator decides as inside a number.
    while let mark = clause[end]?.mark, mark == UInt8(ascii: ",") || mark == UInt8(ascii: "."), clause.isJoined(end),
      clause.isJoined(end + 1), let next = clause[end + 1], next.kind == .number,
      let tail = reader.numerals.numeral(clause, at: end + 1)
    {
      let digits = clause.text.document.text.utf8[Int(next.start)..<Int(next.end)].filter(isDigit)
      let groups = digits.count % 3 == 0 && (mark == UInt8(ascii: ".") || !clause.headFirst)
      let plain = Double(String(decoding: digits, as: UTF8.self)) ?? 0
      var scale = 1.0
      for _ in digits { scale *= 10 }
      value = groups ? value * scale + plain : value + plain / scale
      value *= tail.magnitude
      end = tail.tokens.upperBound
    }
    if let magnitude = reader.numerals.magnitude(clause, at: end) {
      value *= magnitude.factor
      end = magnitude.end
    }
    var quantity = Quantity(start: index, numerals: index..<end, low: value)
    if let bound = reader.bounds.bound(clause, before: index, floor: floor) {
      quantity.start = bound.start
      quantity.bound = bound.start..<index
      quantity.qualifier = bound.qualifier
    }
    append(clause, quantity, code, end, into: &mentions)
    return end
  }

  /// The mention of a quantity with its currency before or after it, and one past its last token.
  func read(
    _ clause: Clause, _ quantity: Quantity, floor: Int, _ reader: QuantityReader, into mentions: inout [Mention]
  ) -> Int? {
    var quantity = quantity
    var end = quantity.end
    let factor = clause.isJoined(end) ? suffixes[clause.lexeme(end)] : nil
    if let (start, code) = currency(clause, before: quantity.numerals.lowerBound, floor: floor) {
      if let factor {
        quantity.low *= factor
        quantity.high = quantity.high.map { $0 * factor }
        end += 1
      }
      quantity.start = start
      if let bound = reader.bounds.bound(clause, before: start, floor: floor) {
        quantity.start = bound.start
        quantity.bound = bound.start..<start
        quantity.qualifier = bound.qualifier
      }
      append(clause, quantity, code, end, into: &mentions)
      return end
    }
    let name = adjectives.contains(clause.lexeme(end)) ? end + 1 : end
    if let code = after[clause.lexeme(name)] ?? signs[clause.symbol(end)] {
      append(clause, quantity, code, name + 1, into: &mentions)
      return name + 1
    }
    return nil
  }

  /// The code or sign that ends right before a figure.
  func currency(_ clause: Clause, before index: Int, floor: Int) -> (start: Int, code: String)? {
    guard index - 1 >= floor, let token = clause[index - 1] else { return nil }
    if token.kind == .word {
      guard token.isCapitalized, let code = before[token.lexeme] else { return nil }
      return (index - 1, code)
    }
    // `Rp. 500`
    if token.mark == UInt8(ascii: "."), index - 2 >= floor, clause.isJoined(index - 1),
      let code = before[clause.lexeme(index - 2)]
    {
      return (index - 2, code)
    }
    guard let code = signs[token.mark != 0 ? UInt32(token.mark) : clause.symbol(index - 1)] else { return nil }
    // `US$`, `A$`
    if token.mark == UInt8(ascii: "$"), index - 2 >= floor, clause.isJoined(index - 1),
      let own = before[clause.lexeme(index - 2)]
    {
      return (index - 2, own)
    }
    return (index - 1, code)
  }

  private func append(
    _ clause: Clause, _ quantity: Quantity, _ code: String, _ end: Int, into mentions: inout [Mention]
  ) {
    mentions.append(
      Mention(
        .money, clause.textRange(quantity.start..<end), normalized: quantity.fields(unit: code),
        parts: quantity.parts(clause), recognizer: "money/\(code)", sentence: clause.sentence))
  }
}
