import DocumentModel

/// What a number is in its sentence: only numbers of one role are compared. "Cut by 8% to 18,900" says nothing of "cut by 18,900".
enum FigureRole: Equatable {
  /// How many there are, or what it came to.
  case plain
  /// By how much something changed.
  case by
  /// What it was before.
  case from
  /// Of how many others are a part: "half of the 640".
  case whole
  /// What is taken out: "all but 3", "not 60 million".
  case excluded
  /// How far from something else: "12 dollars less than the minimum wage".
  case difference

  init(_ figure: Figure, _ statement: Statement) {
    let before = statement.words.filter { $0.range.end <= figure.range.start }.suffix(4).map(\.text)
    let next = statement.figures.lazy.map(\.range.start).filter { $0 > figure.range.start }.min() ?? Int.max
    let behind = statement.words.filter {
      $0.range.start >= figure.range.start && $0.range.start < next && !$0.isCovered
    }.prefix(4).map(\.text)
    let isChange = statement.words.contains {
      !$0.isCovered
        && (["rise", "fall"].contains($0.term) || Multiples.factor($0.text) != nil || Self.changes.contains($0.text))
    }
    if let last = before.last, ["but", "not", "except", "bukan", "kecuali"].contains(last), before.count > 1 {
      self = .excluded
    } else if let place = before.lastIndex(where: { $0 == "of" || $0 == "dari" }), place > 0, place >= before.count - 2,
      before[(place + 1)...].allSatisfy({ ["the", "these", "those", "its", "their", "all"].contains($0) }),
      Self.parts.contains(before[place - 1]) || before[place - 1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
    {
      self = .whole
    } else if let place = before.lastIndex(of: "of"), place > 0, place >= before.count - 2,
      Self.amounts.contains(before[place - 1])
    {
      self = .by
    } else if isChange, before.suffix(2).contains("by") || before.suffix(2).contains("sebesar") {
      self = .by
    } else if isChange, ["from", "dari"].contains(before.last) {
      self = .from
    } else if zip(behind, behind.dropFirst()).contains(where: {
      ["less", "more", "fewer", "higher", "lower"].contains($0.0) && $0.1 == "than" || $0 == ("above", "the")
        || $0 == ("below", "the")
    }) {
      self = .difference
    } else {
      self = .plain
    }
  }

  private static let changes: Set<String> = [
    "cut", "cuts", "cutting", "raised", "raises", "raise", "lifted", "lowered", "trimmed", "slashed", "expanded",
    "extended",
  ]
  /// "a rise of 10%"
  private static let amounts: Set<String> = [
    "rise", "increase", "growth", "gain", "fall", "drop", "decline", "decrease", "reduction", "cut",
  ]
  private static let parts: Set<String> = [
    "half", "third", "thirds", "quarter", "quarters", "fifth", "some", "most", "many", "few", "none", "any", "part",
    "majority",
    "percent", "cent", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens",
    "hundreds",
    "several", "members", "minority", "fraction", "share", "separuh", "sebagian", "persen",
  ]
}

/// Words by which a sentence says of a thing that it was wanted, charged, prevented or undone, and not that it was.
enum Embedding {
  /// The first such word that a statement has in some of its words and a claim has not; nil where there is none.
  static func first(_ words: [StatementWord], without claim: Statement, _ lexicon: ClaimLexicon) -> String? {
    let said = Set(claim.words.map(\.text))
    let terms = claim.terms
    for (index, word) in words.enumerated()
    where !word.isCovered && !said.contains(word.text) && !terms.contains(word.term) {
      let next = index + 1 < words.count ? words[index + 1].text : ""
      if ["called", "calls", "call", "calling"].contains(word.text) {
        if ["for", "on", "off", "upon"].contains(next) { return word.text + " " + next }
        continue
      }
      if word.text == "about", next == "to" { return "about to" }
      if ["against", "abstained"].contains(word.text) {
        if words.contains(where: { $0.text.hasPrefix("vot") }), !said.contains(word.text) { return word.text }
        continue
      }
      if lexicon.embedding.contains(word.text) { return word.text }
    }
    return nil
  }
}
