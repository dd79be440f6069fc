import DocumentModel

/// The same figure with two values in the text.
enum FigureRules {
  /// Statements compared with each other: in larger documents one phrase says too many things.
  private static let mostStatements = 3_000
  /// A report of so few sentences says one thing with one number.
  private static let fewStatements = 120

  static func check(_ document: EvidenceDocument, _ list: inout FindingList) {
    let sentences = document.statements.indices.filter { document.statements[$0].table == nil }
    guard sentences.count <= mostStatements else { return }
    var byThing: [Set<String>: [(statement: Int, figure: Figure)]] = [:]
    for index in sentences {
      for figure in document.statements[index].figures
      where figure.amount.kind != .duration && figure.amount.kind != .age {
        guard !figure.things.isEmpty, !figure.isThingInherited, figure.amount.value != nil,
          figure.amount.qualifier == nil || figure.amount.qualifier == "about", figure.things != ["time"]
        else { continue }
        byThing[figure.things, default: []].append((index, figure))
      }
    }
    for (_, group) in byThing where group.count > 1 && group.count <= 40 {
      for (place, a) in group.enumerated() {
        for b in group[(place + 1)...] where a.statement != b.statement {
          compare(a, b, sentences.count, document, &list)
        }
      }
    }
  }

  private static func compare(
    _ a: (statement: Int, figure: Figure), _ b: (statement: Int, figure: Figure), _ sentences: Int,
    _ document: EvidenceDocument,
    _ list: inout FindingList
  ) {
    let (x, y) = (document.statements[a.statement], document.statements[b.statement])
    guard let first = a.figure.amount.value, let second = b.figure.amount.value,
      a.figure.amount.isComparable(with: b.figure.amount),
      a.figure.time == b.figure.time, a.figure.whole == b.figure.whole, x.denials.isEmpty, y.denials.isEmpty,
      x.irrealis.isEmpty, y.irrealis.isEmpty, Set(x.names.compactMap(\.key)) == Set(y.names.compactMap(\.key))
    else { return }
    let reach = [a.figure, b.figure].contains { $0.amount.qualifier == "about" } ? AmountSpan.step(first) : 0
    guard abs(first - second) > max(reach, a.figure.amount.rounding, b.figure.amount.rounding) else { return }
    // What else the two sentences say must be the same: all that the shorter one says, and that must be something.
    func content(_ statement: Statement) -> Set<String> { Set(statement.words.filter(\.isContent).map(\.term)) }
    let (p, q) = (content(x), content(y))
    guard narrowing(x, a.figure).isSubset(of: y.terms), narrowing(y, b.figure).isSubset(of: x.terms) else { return }
    let common = p.intersection(q)
    // A year bound to both numbers, or a name in both sentences, tells that they speak of one matter: what is said alike of
    // two steps, videos or clauses is no contradiction.
    if let time = a.figure.time, time.isPoint, !a.figure.isTimeInherited, !b.figure.isTimeInherited {
      guard !common.isEmpty, common.count * 5 >= min(p.count, q.count) * 4, common.count * 2 >= max(p.count, q.count)
      else { return }
      list.add(
        "duplicate-figure", .high, "\(a.figure.amount.text) here, \(b.figure.amount.text) there",
        [a.figure.range, b.figure.range])
    } else if p == q, common.count >= 2,
      x.names.contains(where: { $0.key != nil }) || sentences <= fewStatements && x.figures.count == 1,
      a.figure.time == nil || a.figure.time?.isPoint == true, others(x, a.figure) == others(y, b.figure)
    {
      list.add(
        "duplicate-figure", .medium, "\(a.figure.amount.text) here, \(b.figure.amount.text) there",
        [a.figure.range, b.figure.range])
    }
  }

  /// What stands behind a figure in its clause and may tell which of the things it counts: "31 applications from children".
  private static func narrowing(_ statement: Statement, _ figure: Figure) -> Set<String> {
    let behind = statement.words(from: figure.range.end, to: statement.words.last?.range.end ?? 0)
    let clause = behind.first?.clause
    return Set(behind.prefix(6).filter { $0.clause == clause && $0.isContent }.map(\.term))
  }

  /// The other numbers of a sentence: where they differ it speaks of another case.
  private static func others(_ statement: Statement, _ figure: Figure) -> [Double?] {
    statement.figures.filter { $0.range != figure.range }.map(\.amount.value)
  }
}
