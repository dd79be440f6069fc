import DocumentModel

/// Tells numbers that count or measure nothing: provisions, pages, list markers, versions, times, phone numbers,
/// identifiers, bracketed citations.
final class NumberContext: Sendable {
  private let labels: LexemeSet
  private let joiners: LexemeSet
  private let codes: LexemeSet
  /// Nouns whose number follows them: `ratio`, `median`.
  private let values: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    func set(_ list: String) -> LexemeSet { LexemeSet(list, packs, &vocabulary) }
    labels = set("number.labels")
    joiners = set("range.and").union(set("range.to")).union(set("range.or"))
    codes = set("number.codes")
    values = set("number.values")
  }

  /// One past the numbers that begin at `index` and mean nothing here, nil where the number may mean something.
  func skip(_ clause: Clause, _ index: Int, _ phrases: NounPhraseGrammar) -> Int? {
    if isLabelled(clause, index) { return labelledEnd(clause, index, phrases) }
    guard clause.isNumber(index) else { return nil }
    if let end = markerEnd(clause, index) { return end }
    if isListMarker(clause, index) || isBracketed(clause, index) { return index + 1 }
    if isIdentifier(clause, index) || isCode(clause, index) { return index + 1 }
    return nil
  }

  /// `OMIM: 606639`: five digits or more without separators behind a name in capitals.
  private func isCode(_ clause: Clause, _ index: Int) -> Bool {
    guard let token = clause[index], token.count >= 5, clause.mark(index - 1) == UInt8(ascii: ":"),
      clause[index - 2]?.flags.contains(.allCaps) == true
    else { return false }
    return DigitValue.isPlain(clause, token)
  }

  /// One past the numbers that a noun before them names (`phases 3, 5 and 7`, `clone 23`), nil where none does. A number
  /// counts what stands behind it; before it a noun is a label, where it is not the name of a value (`a ratio of`).
  func designationEnd(_ clause: Clause, _ quantity: Quantity, _ phrases: NounPhraseGrammar) -> Int? {
    let index = quantity.start
    guard !clause.headFirst, !quantity.isWords, quantity.bound == nil, quantity.low >= 0,
      quantity.low == quantity.low.rounded(), quantity.low < 10_000, quantity.numerals.lowerBound == index,
      phrases.isNominal(clause, index - 1), clause[index]?.isSpaced == true,
      !values.contains(clause.lexeme(index - 1)), !clause.ends(index - 1, "ed"), !clause.ends(index - 1, "ing"),
      !clause.ends(index - 1, "ly"), phrases.phrase(clause, at: quantity.end) == nil,
      phrases.ofPhrase(clause, at: quantity.end) == nil
    else { return nil }
    return max(quantity.end, labelledEnd(clause, index, phrases))
  }

  /// `Article 5`, `No. 21`, `§ 12`, `pp. 3`
  private func isLabelled(_ clause: Clause, _ index: Int) -> Bool {
    var before = index - 1
    if clause.mark(before) == UInt8(ascii: "."), clause.isJoined(before) { before -= 1 }
    if clause.mark(before) == UInt8(ascii: "#") { return true }
    switch clause.symbol(before) {
    case 0xA7, 0xB6, 0x2116: return true
    default: break
    }
    // `Eqs. (9.2)`
    if clause.mark(before) == UInt8(ascii: "("), clause.mark(index + 1) == UInt8(ascii: ")") {
      before -= 1
      if clause.mark(before) == UInt8(ascii: "."), clause.isJoined(before) { before -= 1 }
    }
    guard labels.contains(clause.lexeme(before)) else { return false }
    // `C 0.15` is no chapter.
    return clause[before]?.count != 1 || clause[before]?.isCapitalized == false
  }

  /// One past `5`, `5 and 7`, `5–7`, `5(2)`, `21/2007` after a label.
  private func labelledEnd(_ clause: Clause, _ index: Int, _ phrases: NounPhraseGrammar) -> Int {
    var end = index + 1
    while let token = clause[end] {
      let isSeparator =
        clause.isDash(end) || token.mark == UInt8(ascii: "/") || token.mark == UInt8(ascii: ",")
        || token.mark == UInt8(ascii: "(") || joiners.contains(token.lexeme)
      guard isSeparator, clause.isNumber(end + 1), TokenShapes.year(clause.text, end + 1) == nil else { break }
      // `Table 3, 45 women`: a comma goes on only where no word follows the number.
      if !clause.isJoined(end + 1), clause.isWord(end + 2), !joiners.contains(clause.lexeme(end + 2)) {
        // Behind `and` only what could be counted ends the list: `phases 3, 5 and 7 of the trial`.
        guard token.kind == .word else { break }
        if phrases.phrase(clause, at: end + 2) != nil, !clause.ends(end + 2, "ing") { break }
      }
      end += 2
    }
    return end
  }

  /// `1.`, `2)`, `3.1 Results` at the start of a block
  func isListMarker(_ clause: Clause, _ index: Int) -> Bool {
    guard index == clause.range.lowerBound, let token = clause[index], token.flags.contains(.blockStart),
      clause[index + 1] != nil
    else { return false }
    if clause.isJoined(index + 1), clause[index + 2] != nil {
      return clause.mark(index + 1) == UInt8(ascii: ".") || clause.mark(index + 1) == UInt8(ascii: ")")
    }
    return clause.block == .heading && clause[index + 1]?.isCapitalized == true && token.count <= 3
  }

  /// `(1)`, `[12]`
  private func isBracketed(_ clause: Clause, _ index: Int) -> Bool {
    let isOpen = clause.mark(index - 1) == UInt8(ascii: "(") || clause.mark(index - 1) == UInt8(ascii: "[")
    let isClosed = clause.mark(index + 1) == UInt8(ascii: ")") || clause.mark(index + 1) == UInt8(ascii: "]")
    guard isOpen, isClosed, let token = clause[index] else { return false }
    // `(9.2) and (9.10)`
    if joiners.contains(clause.lexeme(index - 2)), clause.mark(index - 3) == UInt8(ascii: ")") { return true }
    return token.count <= 2 || clause.mark(index - 1) == UInt8(ascii: "[") || clause.isJoined(index - 1)
  }

  /// Whether the number stands alone or in a list between brackets.
  func isInMarker(_ clause: Clause, _ index: Int) -> Bool {
    if isBracketed(clause, index) { return true }
    var start = index
    while start > index - 20,
      clause.isNumber(start) || clause.isDash(start) || clause.mark(start) == UInt8(ascii: ",")
        || clause.mark(start) == UInt8(ascii: ";")
    {
      start -= 1
    }
    return clause.mark(start) == UInt8(ascii: "[") && markerEnd(clause, start + 1) != nil
  }

  /// One past the numbers of a bracketed citation: `[3, 5, 7]`, `[14–17]`
  private func markerEnd(_ clause: Clause, _ index: Int) -> Int? {
    guard clause.mark(index - 1) == UInt8(ascii: "[") else { return nil }
    var end = index + 1
    while clause.isNumber(end) || clause.isDash(end) || clause.mark(end) == UInt8(ascii: ",")
      || clause.mark(end) == UInt8(ascii: ";")
    {
      end += 1
    }
    return clause.mark(end) == UInt8(ascii: "]") ? end : nil
  }

  /// Joined to what makes it a part of a name, version, time, address or citation.
  private func isIdentifier(_ clause: Clause, _ index: Int) -> Bool {
    if clause.isJoined(index), let before = clause[index - 1] {
      switch before.mark {
      case UInt8(ascii: "."): return !QuantityReader.isLeadingPoint(clause, index)
      case UInt8(ascii: "="):
        // `n=4` is a number, `search?q=30` none.
        return !(clause[index - 2]?.isSpaced ?? true) && clause.mark(index - 3) != UInt8(ascii: "(")
      case UInt8(ascii: "'"): return true
      case UInt8(ascii: ")"), UInt8(ascii: "]"): return clause.mark(index - 2) != UInt8(ascii: "=")
      case UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "@"),
        UInt8(ascii: "#"):
        return true
      default:
        // `COVID-19`, `TTB–75`
        if before.kind == .word || clause.symbol(index - 1) == 0x2019 { return true }
        if clause.isDash(index - 1), clause.isJoined(index - 1), !QuantityReader.isOpening(clause, index - 2) {
          return true
        }
      }
    }
    let next = index + 1
    if clause.isJoined(next) {
      switch clause.mark(next) {
      case UInt8(ascii: "/"):
        return clause.isJoined(next + 1) && DigitGrammar.fraction(clause, index) == nil
      case UInt8(ascii: "_"), UInt8(ascii: "@"): return clause.isJoined(next + 1)
      case UInt8(ascii: ":"): return clause.isJoined(next + 1) && clause.isNumber(next + 1)
      case UInt8(ascii: "("):
        // `9(2)` is a volume and its issue, `4.2153(4)` a figure and its uncertainty.
        return clause.isJoined(next + 1) && clause.isNumber(next + 1)
          && clause[index].map { DigitValue.isPlain(clause, $0) } == true
      default: break
      }
    }
    // `18 U.S.C.`, `42 CFR`
    if let code = clause[next], code.kind == .word, code.flags.contains(.dotted) || codes.contains(code.lexeme) {
      return true
    }
    return false
  }
}
