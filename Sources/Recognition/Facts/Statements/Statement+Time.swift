import DocumentModel

/// When it happened.
extension Statement {
  /// The time of the verb: behind it, before another verb; or right before it.
  var time: Mention? {
    let after = sentence.times.first { $0.range.start >= end && !isPartOfName($0) }
    if let after, sentence.distance(end, after.range.start) <= Self.reach, !sentence.isBroken(end, after.range.start) {
      let between = trigger.upperBound..<sentence.text.token(at: after.range.start)
      // A new clause has a time of its own.
      if !between.contains(where: { words.relative.contains(lexeme($0)) || words.stops.contains(lexeme($0)) }) {
        return after
      }
    }
    let before = sentence.times.last { $0.range.end <= start }
    guard let before else { return nil }
    let isOpening = sentence.text.token(at: before.range.start) - sentence.tokens.lowerBound <= 2
    return isOpening || sentence.distance(before.range.end, start) == 0 ? before : nil
  }

  /// Whether a time stands right before a name, whose part it then is: "the 1951 Refugee Convention".
  private func isPartOfName(_ time: Mention) -> Bool {
    time.kind == .year
      && sentence.heads.contains { head in
        head.range.start > time.range.end && head.range.start - time.range.end <= 1
          && (head.kind == .treaty || head.kind == .law || head.kind == .agency)
      }
  }
}
