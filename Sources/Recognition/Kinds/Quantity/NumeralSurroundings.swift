import DocumentModel

/// Says what a numeral in no mention is, from the words and marks beside it.
struct NumeralSurroundings: Sendable {
  private let labels: [(kind: NumeralUse.Kind, words: LexemeSet)]
  private let ordinalSuffixes: LexemeSet
  private let times: LexemeSet
  private let codes: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    func set(_ list: String) -> LexemeSet { LexemeSet(list, packs, &vocabulary) }
    labels = [
      (.page, set("numeral.page")), (.provision, set("numeral.provision")), (.tableNumber, set("numeral.table")),
      (.version, set("numeral.version")), (.phone, set("numeral.phone")), (.identifier, set("numeral.identifier")),
      (.lawNumber, set("numeral.law")), (.designation, set("number.labels")),
    ]
    ordinalSuffixes = set("date.ordinalSuffixes")
    times = set("numeral.time")
    codes = set("number.codes")
  }

  /// What the numeral at `index` is, and why.
  func use(_ clause: Clause, _ index: Int, _ quantities: QuantityRecognizer) -> (NumeralUse.Kind, String) {
    guard clause.isNumber(index), let token = clause[index] else {
      return (.unclear, "number word that counts nothing")
    }
    if let found = label(clause, index) { return found }
    if clause.isJoined(index + 1), ordinalSuffixes.contains(clause.lexeme(index + 1)) {
      return (.ordinal, "suffix \(clause.quote((index + 1)..<(index + 2)))")
    }
    if clause.headFirst, clause.isDash(index - 1), clause.isJoined(index), clause[index - 2]?.count == 2,
      clause.begins(index - 2, "k")
    {
      return (.ordinal, "ke- before it")
    }
    if clause.block == .reference {
      return TokenShapes.year(clause.text, index) != nil
        ? (.referenceYear, "four digits in an entry of the references")
        : (.reference, "number in an entry of the references")
    }
    if clause.block == .tableCell, quantities.isSerialCell(clause, index) {
      return (.rowNumber, "first column numbers the rows")
    }
    if quantities.context.isListMarker(clause, index) { return (.listMarker, "begins its block") }
    if quantities.context.isInMarker(clause, index) { return (.citation, "in brackets") }
    if let found = joined(clause, index, token) { return found }
    if codes.contains(clause.lexeme(index + 1)) {
      return (.lawNumber, "before \(clause.quote((index + 1)..<(index + 2)))")
    }
    if index - 1 >= clause.range.lowerBound, clause.isWord(index - 1), quantities.isDesignation(clause, index) {
      return (.designation, "after \(clause.quote((index - 1)..<index))")
    }
    return (.unclear, "nothing says what it counts")
  }

  /// What the word before a numeral, or before the list it stands in, makes of it.
  private func label(_ clause: Clause, _ index: Int) -> (NumeralUse.Kind, String)? {
    var place = index - 1
    let floor = max(clause.range.lowerBound, index - 12)
    while place >= floor {
      let token = clause.text.tokens[place]
      if token.kind == .mark {
        if token.mark == UInt8(ascii: "%") || token.mark == UInt8(ascii: "$") || token.mark == UInt8(ascii: ";") {
          return nil
        }
        // A bracketed mark belongs to no list before it.
        if token.mark == UInt8(ascii: "[") { return nil }
        // `COVID-19` is one name.
        if place == index - 1, clause.isDash(place), clause.isJoined(place) { return nil }
        let symbol = clause.symbol(place)
        if symbol == 0xA7 || symbol == 0xB6 { return (.provision, "after \(clause.quote(place..<(place + 1)))") }
        if symbol == 0x2116 || token.mark == UInt8(ascii: "#") { return (.identifier, "after a number sign") }
        if token.mark == UInt8(ascii: "+"), place == index - 1, clause.isJoined(index) { return (.phone, "after +") }
      } else if token.kind == .word {
        if token.count == 1, token.isCapitalized { return nil }
        if let found = labels.first(where: { $0.words.contains(token.lexeme) }) {
          return (found.kind, "after \(clause.quote(place..<(place + 1)))")
        }
        // `Articles 5 and 7`: a joining word goes on, any other ends the list.
        guard token.count <= 3, clause.isNumber(place - 1) || clause.mark(place - 1) == UInt8(ascii: ")") else {
          return nil
        }
      }
      place -= 1
    }
    return nil
  }

  /// What joined marks make of a numeral.
  private func joined(_ clause: Clause, _ index: Int, _ token: Token) -> (NumeralUse.Kind, String)? {
    let (before, after) = (index - 1, index + 1)
    let isTime =
      clause.isJoined(index) && clause.mark(before) == UInt8(ascii: ":")
      && clause.isNumber(before - 1)
      || clause.isJoined(after) && clause.mark(after) == UInt8(ascii: ":")
        && clause.isJoined(after + 1) && clause.isNumber(after + 1)
    if isTime, token.count <= 2 { return (.timeOfDay, "a colon joins hours and minutes") }
    if times.contains(clause.lexeme(after)) { return (.timeOfDay, "before \(clause.quote(after..<(after + 1)))") }
    let stops = dots(clause, token)
    if stops >= 3 { return (.identifier, "address of four numbers") }
    if stops == 2 { return (.version, "two stops") }
    guard clause.isJoined(index) || clause.isJoined(after) else { return nil }
    if isPhone(clause, index) { return (.phone, "groups of digits with dashes") }
    if clause.isJoined(index), let mark = clause[before],
      mark.kind == .word || mark.mark != 0 && mark.mark != UInt8(ascii: "(")
    {
      return (.identifier, "joined to \(clause.quote(before..<index))")
    }
    if clause.isJoined(after), let next = clause[after] {
      if next.kind == .word { return (.identifier, "joined to \(clause.quote(after..<(after + 1)))") }
      if next.mark == UInt8(ascii: "/") || next.mark == UInt8(ascii: "_") || next.mark == UInt8(ascii: "@") {
        return (.identifier, "joined to \(clause.quote(after..<(after + 1)))")
      }
    }
    return nil
  }

  private func dots(_ clause: Clause, _ token: Token) -> Int {
    var count = 0
    for place in Int(token.start)..<Int(token.end) where clause.text.document.text.utf8[place] == UInt8(ascii: ".") {
      count += 1
    }
    return count
  }

  /// Whether dashes join it to two more groups of two digits or more.
  private func isPhone(_ clause: Clause, _ index: Int) -> Bool {
    var (first, last) = (index, index)
    while first - 2 >= index - 8, clause.isDash(first - 1), clause.isNumber(first - 2), clause.isJoined(first) {
      first -= 2
    }
    while last + 2 <= index + 8, clause.isDash(last + 1), clause.isNumber(last + 2), clause.isJoined(last + 2) {
      last += 2
    }
    return last - first >= 4 && (first...last).allSatisfy { !clause.isNumber($0) || (clause[$0]?.count ?? 0) >= 2 }
  }
}
