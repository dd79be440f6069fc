import DocumentModel

/// Reads numbers in digits: groups after separators or spaces, fractions (`3/4`, `2 1/2`, `2½`), powers of ten
/// (`3.7 × 10⁶`, `1e-3`), an uncertainty in brackets (`4.2153(4)`), and a joined `k`.
struct DigitGrammar: Sendable {
  private let suffixes: LexemeTable<Double>

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    var suffixes: [Lexeme: Double] = [:]
    for (factor, words) in packs.lists(under: "numbers.suffixes.") {
      for word in words { suffixes[vocabulary.intern(word)] = Double(factor) ?? 1 }
    }
    self.suffixes = LexemeTable(suffixes)
  }

  /// The number that begins with the digits at `index`, nil for what is no number (`2.4.1`).
  func numeral(_ clause: Clause, _ index: Int) -> Numeral? {
    let token = clause.text.tokens[index]
    guard token.count <= 24, let value = DigitValue.value(clause, token) else { return nil }
    var numeral = Numeral(tokens: index..<(index + 1), value: value, isDigits: true)
    let isPlain = DigitValue.isPlain(clause, token)
    if isPlain {
      takeSpaced(clause, &numeral)
      takeGroups(clause, &numeral)
      takeFraction(clause, &numeral)
    }
    let end = numeral.tokens.upperBound
    // `4.2153(4)`
    if !isPlain, clause.mark(end) == UInt8(ascii: "("), clause.isJoined(end), clause.isJoined(end + 1),
      clause.isNumber(end + 1), let digits = clause[end + 1], digits.count <= 3,
      clause.mark(end + 2) == UInt8(ascii: ")")
    {
      numeral.tokens = index..<(end + 3)
    }
    takePower(clause, &numeral)
    if let factor = suffixes[clause.lexeme(numeral.tokens.upperBound)], clause.isJoined(numeral.tokens.upperBound),
      clause[numeral.tokens.upperBound]?.isCapitalized == false,
      !clause.isUnitJoint(numeral.tokens.upperBound + 1)
    {
      numeral.value *= factor
      numeral.magnitude *= factor
      numeral.tokens = index..<(numeral.tokens.upperBound + 1)
    }
    numeral.isYearLike = numeral.tokens.count == 1 && TokenShapes.year(clause.text, index) != nil
    return numeral
  }

  /// `7 . 57`, `80 , 000` as tokenised text has them: white space before a stop or comma ends no sentence.
  private func takeSpaced(_ clause: Clause, _ numeral: inout Numeral) {
    let end = numeral.tokens.upperBound
    guard let mark = clause[end], mark.isSpaced, let next = clause[end + 1], next.kind == .number, next.isSpaced,
      next.count <= 3, DigitValue.isPlain(clause, next), let tail = DigitValue.value(clause, next)
    else { return }
    if mark.mark == UInt8(ascii: ".") {
      numeral.value += tail / DigitValue.power(next.count)
    } else if mark.mark == UInt8(ascii: ","), next.count == 3, numeral.value < 1000 {
      numeral.value = numeral.value * 1000 + tail
    } else {
      return
    }
    numeral.tokens = numeral.tokens.lowerBound..<(end + 2)
  }

  /// `816 000`: groups of three digits after spaces.
  private func takeGroups(_ clause: Clause, _ numeral: inout Numeral) {
    let index = numeral.tokens.lowerBound
    guard clause.text.tokens[index].count <= 3, numeral.value >= 1, numeral.tokens.count == 1 else { return }
    var end = index + 1
    while end < index + 5, let next = clause[end], next.kind == .number, next.count == 3,
      DigitValue.isPlain(clause, next), clause.text.tokens[end - 1].end + 3 >= next.start,
      !(clause.isJoined(end + 1) && clause.isWord(end + 1)), let group = DigitValue.value(clause, next)
    {
      numeral.value = numeral.value * 1000 + group
      end += 1
    }
    numeral.tokens = index..<end
  }

  // MARK: Fractions

  /// `3/4`, `2 1/2`, `2-1/2`, `2½`
  private func takeFraction(_ clause: Clause, _ numeral: inout Numeral) {
    let (index, end) = (numeral.tokens.lowerBound, numeral.tokens.upperBound)
    if let part = VulgarFraction.value(clause, end) {
      numeral.value += part
      numeral.tokens = index..<(end + 1)
    } else if let part = fraction(clause, index) {
      guard !isAfterSlash(clause, index) else { return }
      numeral.value = part
      numeral.tokens = index..<(index + 3)
    } else if clause[end]?.isSpaced == true, let part = fraction(clause, end), part < 1 {
      numeral.value += part
      numeral.tokens = index..<(end + 3)
    }
  }

  /// The fraction of two numbers with a slash between them; below 1, or with a common denominator.
  private func fraction(_ clause: Clause, _ index: Int) -> Double? { Self.fraction(clause, index) }

  /// As above.
  static func fraction(_ clause: Clause, _ index: Int) -> Double? {
    let isSlash = clause.mark(index + 1) == UInt8(ascii: "/") || clause.symbol(index + 1) == 0x2044
    let isTight = clause.isJoined(index + 1) && clause.isJoined(index + 2)
    let isLoose = clause[index + 1]?.isSpaced == true && clause[index + 2]?.isSpaced == true
    guard isSlash, isTight || isLoose, let over = plain(clause, index),
      let under = plain(clause, index + 2), under >= 2, !isSlashed(clause, index + 3)
    else { return nil }
    let isCommon = under <= 10 || [12, 16, 20, 32, 40, 50, 64, 100].contains(under)
    return isCommon && over < under || under <= 4 && over < 16 && over >= 1 && under != 1 ? over / under : nil
  }

  private func plain(_ clause: Clause, _ index: Int) -> Double? { Self.plain(clause, index) }

  private static func plain(_ clause: Clause, _ index: Int) -> Double? {
    guard clause.isNumber(index), let token = clause[index], token.count <= 3, DigitValue.isPlain(clause, token) else {
      return nil
    }
    return DigitValue.value(clause, token)
  }

  private static func isSlashed(_ clause: Clause, _ index: Int) -> Bool {
    guard clause.isJoined(index), let token = clause[index] else { return false }
    return token.mark == UInt8(ascii: "/") || token.kind == .word || clause.isDash(index) && clause.isNumber(index + 1)
  }

  private func isAfterSlash(_ clause: Clause, _ index: Int) -> Bool {
    clause.isJoined(index) && (clause.mark(index - 1) == UInt8(ascii: "/") || clause.isWord(index - 1))
  }

  // MARK: Powers of ten

  /// `× 10⁶`, `× 10^6`, `× 10−5`, `× 10 4` and `× 106` as flattened superscripts leave them; `1e-3`; `10−5`.
  private func takePower(_ clause: Clause, _ numeral: inout Numeral) {
    let (index, end) = (numeral.tokens.lowerBound, numeral.tokens.upperBound)
    if let (power, after) = letterPower(clause, end) {
      numeral.value *= DigitValue.power(power)
      numeral.tokens = index..<after
    } else if isTimes(clause, end), let ten = clause[end + 1], ten.kind == .number, DigitValue.isPlain(clause, ten) {
      let written = Int(DigitValue.value(clause, ten) ?? 0)
      if written == 10, let (power, after) = exponent(clause, end + 2, allowsSpace: true) {
        numeral.value *= DigitValue.power(power)
        numeral.tokens = index..<after
      } else if ten.count == 3 || ten.count == 4, ten.count == 3 ? written / 10 == 10 : written / 100 == 10,
        abs(numeral.value) < 10
      {
        numeral.value *= DigitValue.power(written - (ten.count == 3 ? 100 : 1000))
        numeral.tokens = index..<(end + 2)
      }
    } else if numeral.value == 10, numeral.tokens.count == 1,
      let (power, after) = exponent(clause, end, allowsSpace: false)
    {
      numeral.value = DigitValue.power(power)
      numeral.tokens = index..<after
    }
  }

  private func isTimes(_ clause: Clause, _ index: Int) -> Bool {
    switch clause.symbol(index) {
    case 0xD7, 0xB7, 0x22C5: return true
    default: break
    }
    guard let token = clause[index], token.count == 1 else { return false }
    return token.mark == UInt8(ascii: "*") || token.kind == .word && clause.byte(index) | 0x20 == UInt8(ascii: "x")
  }

  /// `e10`, `e-3` joined to the digits.
  private func letterPower(_ clause: Clause, _ index: Int) -> (power: Int, end: Int)? {
    guard clause.isJoined(index), let token = clause[index], token.kind == .word, token.count <= 3,
      clause.byte(index) | 0x20 == UInt8(ascii: "e")
    else { return nil }
    if token.count > 1 {
      guard let power = clause.joinedDigits(index, from: 1) else { return nil }
      return (power, index + 1)
    }
    let isMinus = clause.isDash(index + 1)
    guard isMinus || clause.mark(index + 1) == UInt8(ascii: "+"), clause.isJoined(index + 1),
      clause.isJoined(index + 2), let power = plain(clause, index + 2), power <= 30
    else { return nil }
    return (isMinus ? -Int(power) : Int(power), index + 3)
  }

  /// An exponent: superscripts, `^6`, `−5`, and behind `× 10` also digits after a space.
  private func exponent(_ clause: Clause, _ index: Int, allowsSpace: Bool) -> (power: Int, end: Int)? {
    if let found = Superscript.number(clause, index) { return found }
    var place = index
    let isRaised = clause.mark(place) == UInt8(ascii: "^")
    if isRaised { place += 1 }
    let sign = place
    let isMinus = clause.isDash(place)
    if isMinus { place += 1 }
    guard let power = plain(clause, place), power <= 30 else { return nil }
    if isMinus {
      // `10−5` with a true minus sign is a power, `10-5` and `10–5` are ranges.
      guard isRaised || allowsSpace || clause.symbol(sign) == 0x2212, clause.isJoined(place)
      else { return nil }
      return (-Int(power), place + 1)
    }
    guard isRaised || allowsSpace && power <= 19 else { return nil }
    return (Int(power), place + 1)
  }
}
