import DocumentModel

/// A whole that a sentence divides: "Of the 1,780 deaths, 980 were men and 800 women."
struct PartSplit {
  var whole: Figure
  var parts: [Figure] = []
  /// Whether nothing else can be part of the whole, so that the parts must make it.
  var isExhaustive = false
  /// Whether nothing can be in two parts, so that they cannot make more than it.
  var isExclusive = false

  /// Words between two parts that belong together, and between the whole or the joint and what goes with it.
  private static let (mostBetween, mostNear) = (8, 4)
}

extension PartSplit {
  /// Finds the whole and its parts; nil where nothing is divided.
  init?(_ statement: Statement, _ text: DocumentText, _ lint: LintWords) {
    let counts = statement.figures.filter { $0.amount.kind == .count && $0.whole == nil && $0.amount.value != nil }
    guard counts.count >= 2 else { return nil }
    if let sum = Self.sum(statement, counts, lint) {
      self = sum
      return
    }
    guard let joint = Self.joint(statement, counts, text, lint) else { return nil }
    whole = joint.whole
    var reach = joint.end
    for figure in statement.figures where figure.range.start >= joint.end {
      let gap = statement.words(from: reach, to: figure.range.start)
      guard gap.count <= (parts.isEmpty ? Self.mostNear : Self.mostBetween) else { break }
      // "980 (55%) were men"
      if figure.amount.kind == .percent, !parts.isEmpty {
        reach = figure.range.end
        continue
      }
      guard figure.amount.kind == .count, figure.whole == nil, figure.amount.qualifier == nil else { break }
      parts.append(figure)
      reach = figure.range.end
    }
    // What stands alone in brackets or behind a colon is no part: "8:30", "resolution 21 (110th Congress)".
    guard let last = parts.last, parts.count <= 12, parts.count > 1 || !joint.isMark else { return nil }
    if parts.count > 1 {
      let between = statement.words(from: parts[parts.count - 2].range.end, to: last.range.start)
      let bytes = text.utf8[parts[parts.count - 2].range.end..<last.range.start]
      // What is told one after the other without a mark or an `and` is no list.
      guard bytes.contains(0x2C) || bytes.contains(0x3B) || between.contains(where: { Self.and.contains($0.text) })
      else { return nil }
    }
    let sides = parts.indices.map { index in
      let end = index + 1 < parts.count ? parts[index + 1].range.start : statement.words.last?.range.end ?? 0
      return Array(statement.words(from: parts[index].range.start, to: end).prefix(9))
    }
    isExhaustive = joint.isComposed || Self.isRemainder(last, statement, lint)
    let behind = statement.words.filter { $0.range.start >= last.range.end }
    if parts.count == 2, Self.areComplements(sides, whole, lint),
      !behind.contains(where: { lint.others.contains($0.text) })
    {
      isExhaustive = true
    }
    isExclusive = isExhaustive || Self.haveOneFrame(sides)
  }

  /// "980 men and 800 women, a total of 1,780"
  private static func sum(_ statement: Statement, _ counts: [Figure], _ lint: LintWords) -> PartSplit? {
    guard counts.count == 3, let whole = counts.last else { return nil }
    let before = statement.words(from: counts[1].range.end, to: whole.range.start)
    let between = statement.words(from: counts[0].range.end, to: counts[1].range.start)
    guard before.suffix(3).contains(where: { lint.claims.sum.contains($0.text) }), before.count <= mostBetween,
      between.count <= mostBetween
    else { return nil }
    let sides = [
      statement.words(from: counts[0].range.start, to: counts[1].range.start),
      statement.words(from: counts[1].range.start, to: whole.range.start),
    ].map { side in Set(side.prefix(4).map(\.text)) }
    guard lint.areComplements(sides[0], sides[1]) else { return nil }
    var split = PartSplit(whole: whole, parts: Array(counts.dropLast()))
    split.isExhaustive = true
    split.isExclusive = true
    return split
  }

  private static let and: Set<String> = ["and", "dan", "serta", "while", "sedangkan", "plus", "sisanya"]

  private static func joint(
    _ statement: Statement, _ counts: [Figure], _ text: DocumentText, _ lint: LintWords
  ) -> (whole: Figure, end: Int, isComposed: Bool, isMark: Bool)? {
    let texts = statement.words.map(\.text)
    // "Of the 1,780 deaths, …"
    let before = statement.words.prefix { $0.range.end <= counts[0].range.start }.map(\.text)
    if let first = before.first, ["of", "among", "dari"].contains(first), before.count <= 2 {
      return (counts[0], counts[0].range.end, false, false)
    }
    for (place, isComposed) in [(lint.composed(in: texts), true), (lint.among(in: texts), false)] {
      guard let place else { continue }
      let start = statement.words[place.lowerBound].range.start
      guard let whole = counts.last(where: { $0.range.end <= start }), start > whole.range.end,
        statement.words(from: whole.range.end, to: start).count <= mostNear
      else { continue }
      // "Two of these leaves": the number itself is the part.
      if !isComposed, statement.words(from: whole.range.end, to: start).isEmpty,
        !["whom", "which"].contains(texts[place.upperBound - 1])
      {
        let gap = text.utf8[whole.range.end..<start]
        guard gap.contains(where: { [0x2C, 0x3B, 0x28].contains($0) }) else { continue }
      }
      return (whole, statement.words[place.upperBound - 1].range.end, isComposed, false)
    }
    // "640 pupils: 310 girls and 330 boys", "86 beds, 40 for adults and 46 for children"
    let gap = text.utf8[min(counts[0].range.end, counts[1].range.start)..<counts[1].range.start]
    if gap.contains(where: { [0x3A, 0x28, 0x2C].contains($0) }), gap.count <= 12 {
      return (counts[0], counts[0].range.end, false, true)
    }
    return nil
  }

  /// "and the remaining 161"
  private static func isRemainder(_ part: Figure, _ statement: Statement, _ lint: LintWords) -> Bool {
    let near = statement.words.filter { $0.range.end <= part.range.start }.suffix(2)
    let own = statement.words(from: part.range.start, to: part.range.end)
    return near.contains { lint.remainder.contains($0.text) } || own.contains { lint.remainder.contains($0.text) }
  }

  /// Two parts that are women and men and no more narrow than that: "980 were men and 800 women".
  private static func areComplements(_ sides: [[StatementWord]], _ whole: Figure, _ lint: LintWords) -> Bool {
    let clauses = sides.map { side in
      Array(side.prefix { $0.clause == side.first?.clause || Self.and.contains($0.text) })
    }
    let words = clauses.map { Set($0.map(\.text)) }
    guard lint.areComplements(words[0], words[1]) else { return false }
    return clauses.allSatisfy { clause in
      clause.allSatisfy { word in
        !word.isContent || !lint.complementWords([word.text]).isEmpty || whole.things.contains(word.term)
      }
    }
  }

  /// "980 in the north, 500 in the south": each part is at another place.
  private static func haveOneFrame(_ sides: [[StatementWord]]) -> Bool {
    let places: Set<String> = ["in", "at", "on", "di", "pada"]
    let frames = sides.map { side in
      side.dropFirst().first {
        !$0.isCovered && !["were", "was", "are", "is", "people", "cases", "orang", "kasus"].contains($0.text)
      }?.text
        ?? ""
    }
    return frames.count > 1 && Set(frames).count == 1 && places.contains(frames[0])
  }
}
