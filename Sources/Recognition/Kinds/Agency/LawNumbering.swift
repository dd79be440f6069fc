/// Acronyms that are part of a law's number and name no institution there.
enum LawNumbering {
  /// Whether the token stands so: `2010/75/EU`, `(EU) 2016/679`, `(EC) No 1907/2006`.
  static func contains(_ text: TokenizedDocument, _ index: Int) -> Bool {
    // `13 SCC 610`: a reporter between its volume and its page.
    if index > 0, index + 1 < text.tokens.count, text.tokens[index - 1].kind == .number,
      text.tokens[index + 1].kind == .number, !text.tokens[index].flags.contains(.blockStart),
      !text.tokens[index + 1].flags.contains(.blockStart)
    {
      return true
    }
    guard index > 1, !text.tokens[index].isSpaced else { return false }
    let before = text.tokens[index - 1]
    if before.mark == UInt8(ascii: "/") { return text.tokens[index - 2].kind == .number }
    guard before.mark == UInt8(ascii: "("), index + 2 < text.tokens.count,
      text.tokens[index + 1].mark == UInt8(ascii: ")")
    else { return false }
    let after = text.tokens[index + 2]
    return after.kind == .number || text.holds(after, "No")
  }
}
