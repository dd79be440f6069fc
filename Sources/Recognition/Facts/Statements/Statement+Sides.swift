import DocumentModel

/// Who does what to whom.
extension Statement {
  /// Who or what does it.
  var agent: Side? {
    if form.takesQuoted { return quoted }
    if isPassive { return agentBehind(Side(range: sentence.text.range(trigger), mention: nil)) }
    if let mention = nearest(before: start, form.agents) { return mention }
    return form.takesNames ? name : nil
  }

  /// To whom or what it is done.
  func patient(_ agent: Side?) -> Side? {
    guard !form.patients.isEmpty else { return nil }
    let fits = { (side: Side) in self.holdsWord(side) && side.range != agent?.range }
    if isPassive {
      if let side = nearest(before: start, form.patients), fits(side) { return side }
      // "On 23 October was formed the Commission": Indonesian puts it behind the verb.
      guard let side = nearest(after: end, form.patients), sentence.distance(end, side.range.start) <= 2 else {
        return nil
      }
      return fits(side) ? side : nil
    }
    if let side = nearest(after: end, form.patients), fits(side) { return side }
    // "the Convention, which the Union approved"
    let floor = agent?.range.start ?? start
    guard let side = nearest(before: floor, form.patients), fits(side) else { return nil }
    let between = sentence.text.token(at: side.range.end)..<sentence.text.token(at: start)
    return between.contains { words.relative.contains(lexeme($0)) } ? side : nil
  }

  private func holdsWord(_ side: Side) -> Bool {
    guard let wanted = form.patientWords else { return true }
    return sentence.tokens(of: side.range).contains { wanted.contains(lexeme($0)) }
  }

  /// The agent behind `by`, or directly behind a phrase such as `its amendment,`.
  func agentBehind(_ side: Side) -> Side? {
    let after = nearest(after: side.range.end, form.agents)
    guard let after else { return nil }
    let first = sentence.text.token(at: after.range.start)
    if first - trigger.upperBound <= 1, side.range.end == end { return after }
    let hasBy = (1...2).contains { words.by.contains(lexeme(first - $0)) }
    return hasBy ? after : nil
  }

  private func nearest(before place: Int, _ kinds: MentionKinds) -> Side? {
    let found = sentence.heads.last { kinds.contains($0.kind) && $0.range.end <= place }
    guard let found, sentence.distance(found.range.end, place) <= Self.reach, !sentence.isBroken(found.range.end, place)
    else { return nil }
    return Side(range: found.range, mention: found)
  }

  private func nearest(after place: Int, _ kinds: MentionKinds) -> Side? {
    let found = sentence.heads.first { kinds.contains($0.kind) && $0.range.start >= place }
    guard let found, sentence.distance(place, found.range.start) <= Self.reach,
      !sentence.isBroken(place, found.range.start)
    else { return nil }
    return Side(range: found.range, mention: found)
  }

  /// The capitalized words right before the verb: `Indonesia`.
  private var name: Side? {
    let tokens = sentence.text.tokens
    var first = trigger.lowerBound
    while trigger.lowerBound - first < 3, words.auxiliary.contains(lexeme(first - 1)) { first -= 1 }
    let last = first
    while sentence.tokens.contains(first - 1), tokens[first - 1].kind == .word, tokens[first - 1].isCapitalized {
      first -= 1
    }
    guard first < last else { return nil }
    let range = sentence.text.range(first..<last)
    if let mention = sentence.heads.first(where: { $0.range == range }) { return Side(range: range, mention: mention) }
    guard last - first > 1 || !words.empty.contains(tokens[first].lexeme) else { return nil }
    return Side(range: range, mention: nil)
  }

  /// The term in quotation marks before the verb.
  private var quoted: Side? {
    let text = sentence.text
    let last = trigger.lowerBound - 1
    guard sentence.tokens.contains(last), Self.isQuotation(text, last) else { return nil }
    var first = last - 1
    while sentence.tokens.contains(first), !Self.isQuotation(text, first), last - first < 12 { first -= 1 }
    guard sentence.tokens.contains(first), Self.isQuotation(text, first), first + 1 < last else { return nil }
    return Side(range: text.range(first + 1..<last), mention: nil)
  }

  private static func isQuotation(_ text: TokenizedDocument, _ index: Int) -> Bool {
    let token = text.tokens[index]
    return token.kind == .mark && (text.isQuotationMark(token) || [0xAB, 0xBB, 0x201E].contains(text.symbol(token)))
  }
}
