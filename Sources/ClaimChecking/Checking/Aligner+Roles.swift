import DocumentModel

extension Aligner {
  // MARK: Who did it

  /// Two sides of one verb: where a name stands on the other side than in the claim, it plays another part.
  func compareRoles(_ wanted: Statement, _ statement: Statement, _ result: inout Alignment) {
    guard statement.table == nil, !wanted.names.isEmpty,
      let verb = wanted.words.firstIndex(where: { word in
        word.isContent && wanted.names.contains { $0.range.end <= word.range.start }
          && statement.terms.contains(word.term)
      }), let said = statement.words.firstIndex(where: { $0.term == wanted.words[verb].term })
    else { return }
    let nouns = ["ment", "ments", "tion", "tions", "sion", "ance", "al", "ure"]
    if nouns.contains(where: { statement.words[said].text.hasSuffix($0) || wanted.words[verb].text.hasSuffix($0) }) {
      // "the law and its amendment, Law No. 3": a later law changes an earlier one.
      guard wanted.names.count == 2, wanted.names.allSatisfy({ $0.kind == .law }), wanted.nameYears.count == 2 else {
        return
      }
      let isLater = wanted.nameYears[0] >= wanted.nameYears[1]
      if isLater == wanted.isPassive(at: verb) { result.conflicts.append(.roles) }
      return
    }
    var same = 0
    var swapped = 0
    let (isPassive, wasPassive) = (wanted.isPassive(at: verb), statement.isPassive(at: said))
    let matched = wanted.names.compactMap { name in
      statement.names.first { isSame($0, name) }.map { (name, $0) }
    }
    for (name, other) in matched {
      let isFirst = isDoer(name, wanted) || (name.range.start < wanted.words[verb].range.start) != isPassive
      let wasFirst = isDoer(other, statement) || (other.range.start < statement.words[said].range.start) != wasPassive
      if isFirst == wasFirst { same += 1 } else { swapped += 1 }
    }
    // Of one name in the passive the order tells nothing: Indonesian puts it behind the verb.
    if matched.count == 1, isPassive || wasPassive { return }
    guard swapped > 0 else { return }
    if swapped >= 2, same == 0 {
      result.conflicts.append(.roles)
    } else if same == 0 || swapped > same {
      result.leaveOpen("the sentence cannot be compared")
    }
  }

  /// "The army killed 20 rebels": what stands before the verb and behind it does not change places.
  func compareSides(_ wanted: Statement, _ statement: Statement, _ result: inout Alignment) {
    // Of two names `compareRoles` tells.
    guard statement.table == nil, wanted.names.count < 2 else { return }
    func isPassive(_ own: Statement, _ verb: Int) -> Bool {
      own.isPassive(at: verb) || verb + 1 < own.words.count && ["by", "oleh"].contains(own.words[verb + 1].text)
    }
    func isPart(_ word: StatementWord, _ own: Statement) -> Bool {
      guard Double(word.text) == nil else { return false }
      return word.isContent || own.names.contains { $0.range.contains(word.range) } && lexicon.isContent(word.text)
    }
    for verb in wanted.words.indices
    where wanted.words[verb].isContent && wanted.words[verb].text.hasSuffix("ed")
      || wanted.words[verb].isContent && Self.irregular.contains(wanted.words[verb].text)
    {
      guard let said = statement.words.firstIndex(where: { $0.term == wanted.words[verb].term }),
        isPassive(wanted, verb) == isPassive(statement, said),
        let first = wanted.words[..<verb].last(where: { isPart($0, wanted) })?.term,
        let before = statement.words.firstIndex(where: { $0.term == first })
      else { continue }
      if before > said, statement.words[before].clause == statement.words[said].clause {
        result.leaveOpen("the source says it the other way round")
      }
    }
  }

  private static let irregular: Set<String> = [
    "bought", "sold", "lent", "paid", "sent", "gave", "took", "beat", "won", "lost", "sued", "told", "taught", "shot",
    "hit", "led",
  ]

  /// "established by Law No. 13, later amended by Law No. 31": what stands behind another law is said of that one.
  func compareOrder(_ wanted: Statement, _ statement: Statement, _ result: inout Alignment) {
    guard statement.table == nil, wanted.figures.isEmpty else { return }
    // "born in Oslo and died in Bergen"
    for name in wanted.names where name.kind == .place && statement.segments.count > 1 {
      let places = statement.segments.indices.filter { index in
        name.key.map(statement.segments[index].keys.contains) == true
      }
      let verbs = statement.segments.indices.filter { index in
        claim.content.contains { statement.segments[index].own.contains($0) }
      }
      if !places.isEmpty, !verbs.isEmpty, Set(places).isDisjoint(with: verbs), places.first != 0 || verbs.first == 0 {
        result.leaveOpen("it is said of another place")
      }
    }
    for name in wanted.names where name.kind == .law || name.kind == .treaty {
      guard let own = statement.names.first(where: { isSame($0, name) }) else { continue }
      let others = statement.names.filter { other in
        other.kind == own.kind && other.range != own.range && !wanted.names.contains { isSame(other, $0) }
      }
      guard !others.isEmpty else { continue }
      // The words of the claim, as they stand in the sentence.
      let said = statement.words.filter { $0.isContent && claim.content.contains($0.term) }
      let isBetween =
        !said.isEmpty
        && said.allSatisfy { word in
          others.contains { other in
            word.range.end <= other.range.start && other.range.end <= own.range.start
              || own.range.end <= other.range.start && other.range.end <= word.range.start
          }
        }
      if isBetween { result.leaveOpen("it is said of another law") }
    }
  }

  /// "by Law No. 5", "dengan Undang-Undang": what does it, or by which it is done, on whichever side of the verb.
  private func isDoer(_ name: StatementName, _ statement: Statement) -> Bool {
    let before = statement.words.filter { $0.range.end <= name.range.start }.suffix(2).map(\.text)
    guard let last = before.last else { return false }
    let words: Set<String> = ["by", "through", "oleh", "dengan", "melalui", "lewat"]
    return words.contains(last) || last == "the" && before.count == 2 && words.contains(before[0])
  }
}
