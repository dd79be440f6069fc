import DocumentModel

/// Reads numbers: digits with the separators of either locale, number words of the packs, magnitudes.
struct NumeralGrammar: Sendable {
  /// Number words that can begin a number.
  let starts: Set<Lexeme>
  /// Words with which every number in words that begins with an article or `half` goes on.
  let multiplierWords: Set<Lexeme>
  /// Words that begin a number only together with a multiplier: `a million`, `half a million`.
  let dependentStarts: Set<Lexeme>
  private let startSet: LexemeSet
  private let values: LexemeTable<Double>
  private let multipliers: LexemeSet
  private let teens: LexemeSet
  private let joiners: LexemeSet
  private let articles: LexemeSet
  private let halves: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    var values: [Lexeme: Double] = [:]
    for pack in packs.packs {
      let numbers = (pack.numbers ?? [:]).sorted { $0.key < $1.key }
      for (word, value) in numbers { values[vocabulary.intern(word)] = value }
      // `thirty-one` is one token: all tens with all units.
      for (ten, tens) in numbers where tens >= 20 && tens < 100 {
        for (unit, units) in numbers where units >= 1 && units < 10 {
          values[vocabulary.intern(ten + "-" + unit)] = tens + units
        }
      }
    }
    func set(_ list: String) -> Set<Lexeme> { Set(packs.words(list).map { vocabulary.intern($0) }) }
    let (multipliers, teens) = (set("numbers.multipliers"), set("numbers.teens"))
    let (articles, halves) = (set("numbers.articles"), set("numbers.halves"))
    starts = Set(values.keys).subtracting(multipliers).subtracting(teens).union(articles).union(halves)
    multiplierWords = multipliers
    dependentStarts = articles.union(halves).subtracting(values.keys)
    startSet = LexemeSet(starts)
    self.multipliers = LexemeSet(multipliers)
    self.teens = LexemeSet(teens)
    self.articles = LexemeSet(articles)
    self.halves = LexemeSet(halves)
    joiners = LexemeSet("numbers.joiners", packs, &vocabulary)
    self.values = LexemeTable(values)
  }

  /// The number that begins at a token, nil where none does.
  func numeral(_ clause: Clause, at index: Int) -> Numeral? {
    guard let token = clause[index] else { return nil }
    if token.kind == .number { return digits(clause, index) }
    guard token.kind == .word, startSet.contains(token.lexeme) else { return nil }
    return words(clause, index)
  }

  // MARK: Digits

  private func digits(_ clause: Clause, _ index: Int) -> Numeral? {
    let token = clause.text.tokens[index]
    guard token.count <= 24, var value = Self.value(clause, token) else { return nil }
    var end = index + 1
    let isPlain = Self.isPlain(clause, token)
    // `816 000`: groups of three digits after spaces.
    if isPlain, token.count <= 3, value >= 1 {
      while end < index + 5, let next = clause[end], next.kind == .number, next.count == 3, Self.isPlain(clause, next),
        clause.text.tokens[end - 1].end + 3 >= next.start, !(clause.isJoined(end + 1) && clause.isWord(end + 1)),
        let group = Self.value(clause, next)
      {
        value = value * 1000 + group
        end += 1
      }
    }
    var numeral = Numeral(tokens: index..<end, value: value, isDigits: true)
    numeral.isYearLike = end == index + 1 && TokenShapes.year(clause.text, index) != nil
    magnitude(clause, &numeral)
    if numeral.magnitude > 1 { numeral.isYearLike = false }
    return numeral
  }

  /// Takes `million`, `juta` and their like after digits.
  private func magnitude(_ clause: Clause, _ numeral: inout Numeral) {
    guard let found = magnitude(clause, at: numeral.tokens.upperBound) else { return }
    numeral.value *= found.factor
    numeral.magnitude = found.factor
    numeral.tokens = numeral.tokens.lowerBound..<found.end
  }

  /// The factor of the magnitude words that begin at a token, and one past them.
  func magnitude(_ clause: Clause, at index: Int) -> (factor: Double, end: Int)? {
    var end = index
    var factor = 1.0
    while end < index + 3, multipliers.contains(clause.lexeme(end)), let next = values[clause.lexeme(end)], next >= 100
    {
      factor *= next
      end += 1
    }
    return end > index ? (factor, end) : nil
  }

  private static func isPlain(_ clause: Clause, _ token: Token) -> Bool {
    let bytes = clause.text.document.text.utf8
    return (Int(token.start)..<Int(token.end)).allSatisfy { isDigit(bytes[$0]) }
  }

  /// The value of digits with separators. Of one separator before exactly three digits the language decides; a separator
  /// that is repeated groups thousands; of two kinds the last is the decimal sign.
  private static func value(_ clause: Clause, _ token: Token) -> Double? {
    let bytes = clause.text.document.text.utf8[Int(token.start)..<Int(token.end)]
    var (commas, stops, sinceSeparator) = (0, 0, 0)
    var last: UInt8 = 0
    for byte in bytes {
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") {
        if byte == UInt8(ascii: ",") { commas += 1 } else { stops += 1 }
        last = byte
        sinceSeparator = 0
      } else {
        sinceSeparator += 1
      }
    }
    var decimal: UInt8 = 0
    if commas > 0, stops > 0 {
      decimal = last
    } else if commas + stops == 1 {
      let groups = clause.headFirst ? UInt8(ascii: ".") : UInt8(ascii: ",")
      decimal = sinceSeparator == 3 && last == groups ? 0 : last
    }
    // `2.4.1`, `192.168.1.2`: repeated signs group three digits, commas also two (lakh).
    if commas + stops > 1, !isGrouped(bytes, decimal: decimal) { return nil }
    var value = 0.0
    var scale = 0.0
    for byte in bytes {
      if isDigit(byte) {
        value = value * 10 + Double(byte - 0x30)
        scale *= 10
      } else if byte == decimal {
        scale = 1
      }
    }
    return scale > 1 ? value / scale : value
  }

  private static func isGrouped(_ bytes: ArraySlice<UInt8>, decimal: UInt8) -> Bool {
    var length = 0
    var isFirst = true
    var separator: UInt8 = 0
    for byte in bytes {
      if isDigit(byte) {
        length += 1
      } else {
        guard isFirst || length == 3 || (separator == UInt8(ascii: ",") && length == 2) else { return false }
        if byte == decimal { return true }
        (isFirst, separator, length) = (false, byte, 0)
      }
    }
    return length == 3
  }

  // MARK: Words

  private func words(_ clause: Clause, _ index: Int) -> Numeral? {
    var (total, hundreds, units) = (0.0, 0.0, 0.0)
    var position = index
    var largest = Double.infinity
    var magnitude = 1.0
    if halves.contains(clause.lexeme(position)) {
      // `half a million`
      guard articles.contains(clause.lexeme(index + 1)), multipliers.contains(clause.lexeme(index + 2)),
        let factor = values[clause.lexeme(index + 2)]
      else { return nil }
      return Numeral(tokens: index..<(index + 3), value: factor / 2, isDigits: false)
    }
    if articles.contains(clause.lexeme(position)) {
      guard multipliers.contains(clause.lexeme(position + 1)) else { return nil }
      units = 1
      position += 1
    }
    var afterMultiplier = false
    while clause.isWord(position), let value = values[clause.lexeme(position)] {
      let lexeme = clause.lexeme(position)
      if teens.contains(lexeme) {
        guard units >= 1, units < 10 else { break }
        units += 10
      } else if multipliers.contains(lexeme) {
        if value >= 1000 {
          guard value < largest, hundreds + units > 0 else { break }
          total += (hundreds + units) * value
          (hundreds, units, largest) = (0, 0, value)
          magnitude = max(magnitude, value)
        } else {
          guard units > 0 else { break }
          hundreds += units * value
          units = 0
        }
      } else if value >= 100 {
        guard units == 0, hundreds == 0, value < largest else { break }
        if value >= 1000 { total += value; largest = value } else { hundreds += value }
      } else {
        guard units == 0 || (units >= 20 && units.truncatingRemainder(dividingBy: 10) == 0 && value < 10) else { break }
        units += value
      }
      afterMultiplier = multipliers.contains(lexeme)
      position += 1
      // `two hundred and fifty`
      if afterMultiplier, joiners.contains(clause.lexeme(position)), let next = values[clause.lexeme(position + 1)],
        next < 100, !multipliers.contains(clause.lexeme(position + 1)), !clause.headFirst
      {
        position += 1
      }
    }
    guard position > index, total + hundreds + units > 0 else { return nil }
    return Numeral(
      tokens: index..<position, value: total + hundreds + units, magnitude: magnitude, isDigits: false)
  }
}
