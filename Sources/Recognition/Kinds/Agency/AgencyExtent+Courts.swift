import DocumentModel

/// What follows the names of courts.
extension AgencyExtent {
  /// One past the words that say where a court sits or whose it is, without a connector: `City Court City of Rochester`,
  /// `District Court Eastern District of Virginia`; `end` where none follow.
  func seat(_ text: TokenizedDocument, _ end: Int, _ limit: Int) -> Int {
    guard end < limit, text.tokens[end].isCapitalized, words.seats.contains(text.tokens[end].lexeme),
      !LineBreaks.ends(text, before: end)
    else { return end }
    var index = end
    var last = end
    while index < limit, index - end < 12 {
      let token = text.tokens[index]
      guard token.kind == .word, !LineBreaks.ends(text, before: index) else { break }
      if isName(token) {
        last = index + 1
      } else if !isConnecting(token) || index > last + 2 {
        break
      }
      index += 1
    }
    return last
  }

  /// One past the district that follows a court's name: `Family Court, Oswego County`; `end` where none does.
  func district(_ text: TokenizedDocument, _ end: Int, _ limit: Int) -> Int {
    var index = end
    if index < limit, text.tokens[index].mark == UInt8(ascii: ",") { index += 1 }
    let from = index
    while index < limit, index - from < 5, isName(text.tokens[index]) {
      index += 1
      // `St. Lawrence County`
      if index + 1 < limit, text.tokens[index].mark == UInt8(ascii: "."), text.tokens[index - 1].count < 4 {
        index += 1
      }
      if index + 1 < limit, text.tokens[index].mark == UInt8(ascii: ","), isName(text.tokens[index + 1]) { index += 1 }
      if words.districts.contains(text.tokens[index - 1].lexeme) { return index }
    }
    return end
  }
}
