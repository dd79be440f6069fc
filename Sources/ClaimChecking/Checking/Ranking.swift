import DocumentModel

/// Things that a document gives one measure of: the rows of a table by a column, or the parts of a sentence that lists them.
struct Ranking {
  /// One of them.
  struct Item {
    /// Terms that tell it from the others.
    var label: Set<String>
    var value: Double
    var range: TextRange
    /// Where its name stands, if that is another place.
    var labelRange: TextRange?
  }

  var items: [Item]
  /// Terms of the measure itself.
  var measure: Set<String>
  /// Terms of what it is said of: title, caption, headings.
  var around: Set<String>
  var time: TimeSpan?
  /// Whether the first item shares its words with the others: "wages came first with 607, hours second with 211".
  var isSentence = false

  /// The rankings of a document, tables first.
  static func all(_ document: EvidenceDocument, _ lexicon: ClaimLexicon) -> [Ranking] {
    var found: [Ranking] = []
    for grid in document.grids { found += tables(grid, document, lexicon) }
    for statement in document.statements
    where statement.table == nil && statement.segments.count > 1 && !statement.isNegated && statement.irrealis.isEmpty {
      // "for a total of 410,000; the highest fine was 38,000": it says itself which is which.
      let isTold = statement.words.contains {
        !$0.isCovered && (lexicon.sum.contains($0.text) || ["highest", "lowest"].contains($0.text))
      }
      if !isTold, let ranking = sentence(statement) { found.append(ranking) }
    }
    return found
  }

  static let places: Set<String> = ["rank", "ranking", "position", "place", "pos", "no", "peringkat", "nomor"]
  private static let totals: Set<String> = ["total", "totals", "all", "jumlah", "seluruh", "overall", "sum"]

  private static func tables(_ grid: TableGrid, _ document: EvidenceDocument, _ lexicon: ClaimLexicon) -> [Ranking] {
    guard let width = grid.rows.map(\.count).max(), width > 1, grid.rows.count > 1 else { return [] }
    // What names the rows: the first column that is not numbers.
    guard
      let labels = (0..<width).first(where: { column in
        grid.rows.allSatisfy { column < $0.count && !$0[column].words.isEmpty && $0[column].number == nil }
      })
    else { return [] }
    let caption = Set(grid.title.filter(lexicon.isContent).map(lexicon.term))
    var rankings: [Ranking] = []
    for column in 0..<width where column != labels {
      guard grid.values(column) != nil, column < grid.headers.count else { continue }
      var items: [Item] = []
      for row in grid.rows {
        guard column < row.count, let value = row[column].number, totals.isDisjoint(with: row[labels].words) else {
          continue
        }
        items.append(
          Item(
            label: Set(row[labels].words.filter(lexicon.isContent).map(lexicon.term)), value: value,
            range: row[column].range, labelRange: row[labels].range))
      }
      guard items.count > 1, items.allSatisfy({ !$0.label.isEmpty }), Set(items.map(\.label)).count == items.count
      else {
        continue
      }
      let header = grid.headers[column]
      // The first of a rank is its smallest number.
      guard places.isDisjoint(with: header) else { continue }
      let year = header.count == 1 ? header.first.flatMap { $0.utf8.count == 4 ? Int($0) : nil } : nil
      let measure = year == nil ? Set(header.filter(lexicon.isContent).map(lexicon.term)) : caption
      let head = labels < grid.headers.count ? Set(grid.headers[labels].map(lexicon.term)) : []
      rankings.append(
        Ranking(
          items: items, measure: measure, around: caption.union(document.title).union(head),
          time: year.map { TimeSpan(year: $0) }))
    }
    return rankings
  }

  /// "604 were exploited on farms, 121 in homes and 64 in bars".
  private static func sentence(_ statement: Statement) -> Ranking? {
    var items: [Item] = []
    var first: Figure?
    // "438 women and 266 men": what is counted tells them apart.
    let counted = statement.figures.filter { $0.amount.kind == .count && !$0.isThingInherited }.map(\.things)
    let common = counted.dropFirst().reduce(counted.first ?? []) { $0.intersection($1) }
    let kinds = Dictionary(grouping: statement.figures) { $0.amount.kind }
    let kind = kinds.max { ($0.value.count, "\($1.key)") < ($1.value.count, "\($0.key)") }?.key
    for segment in statement.segments {
      let figures = statement.figures.filter {
        segment.range.contains(start: $0.range) && $0.partOf != $0.amount.value && $0.amount.kind == kind
      }
      guard figures.count == 1, let figure = figures.first, let value = figure.amount.value, figure.whole == nil,
        figure.amount.qualifier == nil || figure.amount.qualifier == "about"
      else { continue }
      if let first, !figure.amount.isComparable(with: first.amount) || figure.time != first.time { continue }
      guard !segment.isContrast else { return nil }
      let isLed =
        items.isEmpty && ["of", "dari"].contains(statement.words.first?.text ?? "")
        && statement.figures.contains { $0.partOf == value }
      if isLed { continue }
      let label = segment.own.subtracting(counted.count > 1 ? common : figure.things)
      guard !label.isEmpty else { continue }
      first = first ?? figure
      items.append(Item(label: label, value: value, range: figure.range))
    }
    guard items.count > 1, let first else { return nil }
    let measure = statement.figures.reduce(into: first.things) { $0.formUnion($1.things) }
    return Ranking(
      items: items, measure: measure,
      around: statement.terms.union(statement.context).union(statement.lead), time: first.time, isSentence: true)
  }
}

/// What a claim says of a ranking.
struct RankedClaim {
  /// The items that it names, in its order.
  var named: [Int]
  /// How many of its words name the measure.
  var score: Int
}
