import DocumentModel

/// Reads units and what they are made of: `km/h`, `mg kg−1`, `square metres`, `µmol m-2 s-1`, `°C`.
final class UnitGrammar: Sendable {
  /// A unit as written.
  struct Reading {
    /// One past its last token.
    var end: Int
    /// Its UCUM code.
    var code: String
    /// What it is where it is a unit of time alone.
    var time: UnitAtom.Time?
  }

  /// How much is known about what stands before a unit.
  enum Place {
    /// A number in words: only names.
    case words
    /// A number in digits: names and symbols.
    case digits
    /// Another unit: also units of time, and symbols in any case.
    case unit
  }

  private let lexicon: UnitLexicon

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    lexicon = UnitLexicon(packs, &vocabulary)
  }

  /// The unit that begins at `index`, nil where none does.
  func unit(_ clause: Clause, at index: Int, after place: Place) -> Reading? {
    guard var reading = factor(clause, index, place) else { return nil }
    var parts = 1
    while parts < 5, let next = nextFactor(clause, reading) {
      reading = next
      parts += 1
    }
    return reading
  }

  // MARK: What joins factors

  private func nextFactor(_ clause: Clause, _ left: Reading) -> Reading? {
    let index = left.end
    guard let token = clause[index] else { return nil }
    if token.mark == UInt8(ascii: "/") {
      guard token.isSpaced == (clause[index + 1]?.isSpaced ?? false), let right = factor(clause, index + 1, .unit)
      else {
        return nil
      }
      return Reading(end: right.end, code: left.code + "/" + right.code)
    }
    if lexicon.per.contains(token.lexeme) {
      if lexicon.perYear.contains(clause.lexeme(index + 1)) { return Reading(end: index + 2, code: left.code + "/a") }
      guard let right = factor(clause, index + 1, .unit) else { return nil }
      return Reading(end: right.end, code: left.code + "/" + right.code)
    }
    if isProduct(clause, index), let right = factor(clause, index + 1, .unit) {
      return Reading(end: right.end, code: left.code + "." + right.code)
    }
    // `mW m−2`, `µmol m-2 s-1`: a space joins what has a negative power.
    guard token.kind == .word, token.isSpaced, let right = factor(clause, index, .unit), right.isInverse else {
      return nil
    }
    return Reading(end: right.end, code: left.code + "." + right.code)
  }

  private func isProduct(_ clause: Clause, _ index: Int) -> Bool {
    switch clause.symbol(index) {
    case 0xB7, 0x22C5, 0x2219: return true
    default: break
    }
    let mark = clause.mark(index)
    return (mark == UInt8(ascii: "*") || mark == UInt8(ascii: ".")) && clause.isJoined(index)
      && clause.isJoined(index + 1)
  }

  // MARK: One factor

  private func factor(_ clause: Clause, _ index: Int, _ place: Place) -> Reading? {
    guard let token = clause[index] else { return nil }
    if token.kind == .mark { return place == .words ? nil : sign(clause, index) }
    guard token.kind == .word else { return nil }
    // `square metres`, `cu ft`
    if let power = lexicon.powers[token.lexeme] {
      let after = clause.mark(index + 1) == UInt8(ascii: ".") && clause.isJoined(index + 1) ? index + 2 : index + 1
      if let base = atom(clause, after, .unit) {
        return Reading(end: base.end, code: lexicon.atoms[base.atom].code + String(power))
      }
    }
    guard let base = atom(clause, index, place) else { return nil }
    let atom = lexicon.atoms[base.atom]
    if let power = lexicon.powers[clause.lexeme(base.end)], clause.headFirst {
      return Reading(end: base.end + 1, code: atom.code + String(power))
    }
    if let (power, end) = power(clause, base.end) { return Reading(end: end, code: atom.code + String(power)) }
    return Reading(end: base.end, code: atom.code, time: atom.time)
  }

  /// The longest name, else the symbol.
  private func atom(_ clause: Clause, _ index: Int, _ place: Place) -> (atom: Int, end: Int)? {
    guard let token = clause[index], token.kind == .word else { return nil }
    var found: (atom: Int, end: Int)?
    if lexicon.names.begins(token.lexeme) {
      lexicon.names.forEach(clause.text.tokens, at: index, limit: clause.range.upperBound) { found = ($1, $0) }
    }
    if let found { return found }
    guard place != .words else { return nil }
    if let number = lexicon.digitNames[token.lexeme] { return (number, index + 1) }
    guard let symbols = lexicon.symbols[token.lexeme] else { return nil }
    for symbol in symbols where clause.holds(index, symbol.bytes) {
      return isSymbolHere(clause, index, place) ? (symbol.atom, index + 1) : nil
    }
    // `KG`, `Mhz`: the case is not kept.
    guard lexicon.caseless.contains(token.lexeme), let first = symbols.first else { return nil }
    return (first.atom, index + 1)
  }

  /// Whether a symbol as written is one behind a number: a single capital is only where a joined letter (`16S`, `1-D`)
  /// or a name (`Type 5 A`) is not likelier.
  private func isSymbolHere(_ clause: Clause, _ index: Int, _ place: Place) -> Bool {
    guard let token = clause[index], place == .digits else { return true }
    if token.count > 1 { return !Self.isTimeOfDay(clause, index) }
    switch clause.byte(index) {
    case UInt8(ascii: "S"), UInt8(ascii: "C"), UInt8(ascii: "F"), UInt8(ascii: "H"), UInt8(ascii: "B"),
      UInt8(ascii: "R"), UInt8(ascii: "P"):
      guard clause.isUnitJoint(index + 1) else { return false }
      let next = clause.lexeme(index + 2)
      return lexicon.symbols.contains(next) || lexicon.names.begins(next)
    case UInt8(ascii: "A"), UInt8(ascii: "T"), UInt8(ascii: "G"), UInt8(ascii: "M"), UInt8(ascii: "N"),
      UInt8(ascii: "J"), UInt8(ascii: "W"):
      // `HD 188753 A` is a star.
      return clause.isUnitJoint(index + 1) || token.isSpaced && clause[index - 1].map { $0.count <= 4 } == true
    default: return true
    }
  }

  /// `5 pm`, `9 am` are no lengths.
  private static func isTimeOfDay(_ clause: Clause, _ index: Int) -> Bool {
    guard let token = clause[index], token.count == 2 else { return false }
    let first = clause.byte(index) | 0x20
    return (first == UInt8(ascii: "a") || first == UInt8(ascii: "p")) && clause.ends(index, "m")
      && clause[index - 1].map { $0.count <= 2 } == true
  }

  /// `°C`, `°`, `‰`, `℃`, `′`
  private func sign(_ clause: Clause, _ index: Int) -> Reading? {
    switch clause.symbol(index) {
    case 0xB0:
      guard let next = clause[index + 1], next.kind == .word else { return Reading(end: index + 1, code: "deg") }
      let letter = clause.byte(index + 1)
      if next.count == 1, letter == UInt8(ascii: "C") { return Reading(end: index + 2, code: "Cel") }
      if next.count == 1, letter == UInt8(ascii: "F") { return Reading(end: index + 2, code: "[degF]") }
      if next.count == 1, letter == UInt8(ascii: "K") { return Reading(end: index + 2, code: "K") }
      if let base = atom(clause, index + 1, .unit), ["Cel", "[degF]"].contains(lexicon.atoms[base.atom].code) {
        return Reading(end: base.end, code: lexicon.atoms[base.atom].code)
      }
      return Reading(end: index + 1, code: "deg")
    case 0x2103: return Reading(end: index + 1, code: "Cel")
    case 0x2109: return Reading(end: index + 1, code: "[degF]")
    case 0x2030: return Reading(end: index + 1, code: "[ppth]")
    case 0x2032: return Reading(end: index + 1, code: "'")
    case 0x2033: return Reading(end: index + 1, code: "''")
    case 0x212B: return Reading(end: index + 1, code: "Ao")
    default: return nil
    }
  }

  /// A power behind a unit: `²`, `⁻¹`, `^2`, `−1`, `-2`.
  private func power(_ clause: Clause, _ index: Int) -> (power: Int, end: Int)? {
    if let found = Superscript.number(clause, index) { return found }
    var place = index
    let isRaised = clause.mark(place) == UInt8(ascii: "^") && clause.isJoined(place)
    if isRaised { place += 1 }
    // `s−1`, and as flattened superscripts leave it `s −1`, `s− 1`, `cm 3`.
    let isMinus =
      clause.isDash(place) && (clause.isJoined(place) || clause.symbol(place) == 0x2212 && clause.isJoined(place + 1))
    let isPlain = !isRaised && !isMinus
    if isMinus { place += 1 }
    guard let token = clause[place], token.kind == .number, token.count == 1,
      let value = clause.joinedDigits(place, from: 0), (1...4).contains(value)
    else { return nil }
    if isMinus, !clause.isJoined(place), clause.symbol(place - 1) != 0x2212 { return nil }
    if isPlain {
      guard value == 2 || value == 3, clause.ends(index - 1, "m") || clause.byte(index - 1) == UInt8(ascii: "m"),
        clause[index - 1].map({ $0.count <= 2 }) == true, !clause.isWord(place + 1), !clause.isNumber(place + 1),
        clause.mark(place + 1) != UInt8(ascii: "%"), clause.mark(place + 1) != UInt8(ascii: ",")
      else { return nil }
    }
    // `5 m-2 boats`: what goes on joined is no power.
    guard !(clause.isJoined(place + 1) && clause.isWord(place + 1)) else { return nil }
    return (isMinus ? -value : value, place + 1)
  }
}

extension UnitGrammar.Reading {
  /// Whether its power is negative.
  fileprivate var isInverse: Bool { code.utf8.dropLast().last == UInt8(ascii: "-") }
}
