import DocumentModel

/// Figures with a physical unit: `74 km`, `20 °C`, `1.5 million tonnes`.
struct MeasureGrammar: Sendable {
  private let units: LexemeTable<String>
  /// Units that only stand right behind a digit or as written (`m`, `t`): letters that are words elsewhere.
  private let exact: LexemeTable<String>
  private let square: LexemeTable<String>
  private let per: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    var (units, exact, square): ([Lexeme: String], [Lexeme: String], [Lexeme: String]) = ([:], [:], [:])
    for (code, words) in packs.lists(under: "unit.name.") {
      for word in words { units[vocabulary.intern(word)] = code }
    }
    for (code, words) in packs.lists(under: "unit.symbol.") {
      for word in words { exact[vocabulary.intern(word)] = code }
    }
    for (prefix, words) in packs.lists(under: "unit.prefix.") {
      for word in words { square[vocabulary.intern(word)] = prefix }
    }
    per = LexemeSet("unit.per", packs, &vocabulary)
    self.units = LexemeTable(units)
    self.exact = LexemeTable(exact)
    self.square = LexemeTable(square)
  }

  /// The mention of a quantity with its unit, and one past its last token.
  func read(_ clause: Clause, _ quantity: Quantity, _ reader: QuantityReader, into mentions: inout [Mention]) -> Int? {
    var quantity = quantity
    // `27-kilometre`
    let isCompound = clause.isDash(quantity.end) && clause.isJoined(quantity.end) && clause.isJoined(quantity.end + 1)
    let place = isCompound ? quantity.end + 1 : quantity.end
    guard let first = unit(clause, place, isDigits: !quantity.isWords) else { return nil }
    var (end, code) = first
    // `km/h`, `metres per second`, `mg kg`
    let isSlash = clause.mark(end) == UInt8(ascii: "/") && clause.isJoined(end)
    if isSlash || per.contains(clause.lexeme(end)), let second = unit(clause, end + 1, isDigits: true) {
      (end, code) = (second.end, code + "/" + second.code)
    }
    // `27 kg to 31 kg`
    if quantity.high == nil, !reader.isAfterFrom(clause, quantity.start), let high = reader.highEnd(clause, at: end),
      high.value > quantity.low, let second = unit(clause, high.tokens.upperBound, isDigits: true), second.code == code
    {
      quantity.high = high.value
      quantity.numerals = quantity.numerals.lowerBound..<high.tokens.upperBound
      end = second.end
    }
    mentions.append(
      Mention(
        .measure, clause.textRange(quantity.start..<end), normalized: quantity.fields(unit: code),
        parts: quantity.parts(clause), recognizer: "measure/unit", sentence: clause.sentence))
    return end
  }

  private func unit(_ clause: Clause, _ index: Int, isDigits: Bool) -> (end: Int, code: String)? {
    guard let token = clause[index] else { return nil }
    if token.kind == .mark {
      // `°C`, `°`, `‰`
      switch clause.symbol(index) {
      case 0xB0:
        guard clause.isJoined(index + 1), let next = clause[index + 1], next.kind == .word, next.count == 1 else {
          return (index + 1, "deg")
        }
        switch clause.quote((index + 1)..<(index + 2)) {
        case "C": return (index + 2, "Cel")
        case "F": return (index + 2, "[degF]")
        default: return (index + 1, "deg")
        }
      case 0x2030: return (index + 1, "[ppth]")
      default: return nil
      }
    }
    guard token.kind == .word else { return nil }
    if let prefix = square[token.lexeme], let base = units[clause.lexeme(index + 1)] {
      return (index + 2, base + prefix)
    }
    if let code = units[token.lexeme] { return (power(clause, index + 1), code) }
    guard isDigits, let code = exact[token.lexeme] else { return nil }
    return (power(clause, index + 1), code)
  }

  /// One past a joined `²`, `³`.
  private func power(_ clause: Clause, _ index: Int) -> Int {
    clause.isJoined(index) && (0xB2...0xB3).contains(clause.symbol(index)) ? index + 1 : index
  }
}
