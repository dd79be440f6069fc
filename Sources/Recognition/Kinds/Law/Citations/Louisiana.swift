import DocumentModel

/// Decisions of Louisiana by docket number, court and date: `93-2719, p. 4 (La. 9/16/94)`,
/// `2009-1359 (La. App. 2 Cir. 05/10/10)`. Source: Louisiana Supreme Court, General Administrative Rules, part G, section 8.
enum Louisiana {
  static let region = "US-LA"

  /// The tokens of a citation whose court is the abbreviation that begins at `index`; nil where there is none.
  static func docket(_ text: TokenizedDocument, _ index: Int, _ run: CitationRun, _ limit: Int) -> Range<Int>? {
    guard index > 1, text.tokens[index - 1].mark == UInt8(ascii: "("),
      let close = close(text, run.end, limit), let start = start(text, index - 2)
    else { return nil }
    return start..<close
  }

  /// One past the bracket behind a circuit and a date.
  private static func close(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Int? {
    var place = index
    // The circuit: `2 Cir.`, `1st Cir.`.
    if place + 2 < limit, text.tokens[place].kind == .number, text.tokens[place + 1].kind == .word {
      place += 2
      while place < limit, text.tokens[place].kind == .word || text.tokens[place].mark == UInt8(ascii: "."),
        place < index + 5
      {
        place += 1
      }
    }
    guard place + 5 < limit, text.tokens[place + 5].mark == UInt8(ascii: ")") else { return nil }
    for (step, token) in text.tokens[place..<(place + 5)].enumerated() {
      guard step % 2 == 0 ? token.kind == .number : token.mark == UInt8(ascii: "/") else { return nil }
    }
    return place + 6
  }

  /// The first token of the docket number that ends at `index`, pages cited inside left out.
  private static func start(_ text: TokenizedDocument, _ index: Int) -> Int? {
    var place = index
    // `, p. 4`
    if place > 3, text.tokens[place].kind == .number, text.tokens[place - 1].mark == UInt8(ascii: "."),
      text.holds(text.tokens[place - 2], "p") || text.holds(text.tokens[place - 2], "pp"),
      text.tokens[place - 3].mark == UInt8(ascii: ",")
    {
      place -= 4
    }
    if place > 0, text.tokens[place].kind == .word, text.tokens[place].count == 1, !text.tokens[place].isSpaced {
      place -= 1
    }
    guard place > 0, text.tokens[place].kind == .number else { return nil }
    place -= 1
    if place > 0, text.tokens[place].mark == UInt8(ascii: "-") { place -= 1 }
    let year = text.tokens[place]
    return year.kind == .number && (year.count == 2 || year.count == 4) ? place : nil
  }
}
