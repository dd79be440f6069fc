import DocumentModel
import GRDB

/// Stores how facts of one measure go together, for the measures whose facts changed.
struct ComparisonStore {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Measures compared in one transaction: some tenths of a second, so that a signal is heard.
  static let chunk = 2_000

  /// Compares some of the measures that changed anew; whether there are more.
  func compareSome() throws -> Bool {
    let pending = try Int64.fetchAll(
      db.cachedStatement(sql: "SELECT measure FROM _pending ORDER BY measure LIMIT \(Self.chunk)"))
    guard let last = pending.last else { return false }
    // Most measures have one fact: only those that have more, or had, are looked at.
    let measures = try Int64.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT measure FROM _pending WHERE measure <= ? AND (
            EXISTS (SELECT 1 FROM _facts WHERE _facts.measure = _pending.measure LIMIT 1 OFFSET 1)
            OR EXISTS (SELECT 1 FROM _positions WHERE _positions.measure = _pending.measure))
          """), arguments: [last])
    try db.cachedStatement(sql: "DELETE FROM _pending WHERE measure <= ?").execute(arguments: [last])
    for measure in measures {
      for position in try Int64.fetchAll(
        db.cachedStatement(sql: "SELECT id FROM _positions WHERE measure = ?"), arguments: [measure])
      {
        for sql in [
          "DELETE FROM _relations WHERE a = ?", "DELETE FROM _position_facts WHERE position = ?",
          "DELETE FROM _positions WHERE id = ?",
        ] {
          try db.cachedStatement(sql: sql).execute(arguments: [position])
        }
      }
      for comparison in try compare(measure) { try store(comparison, measure) }
    }
    return pending.count == Self.chunk
  }

  /// The comparisons of a measure's current facts, in order of their keys; none where no two facts meet.
  func compare(_ measure: Int64) throws -> [MeasureComparison] {
    var groups: [String: [MeasureComparison.Member]] = [:]
    let cursor = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT facts.id, facts.identifier, document, \(FactDraft.columns)
          FROM \(FactDraft.tables) JOIN _documents ON _documents.id = document
          WHERE measure = ? AND current = 1
          """), arguments: [measure])
    while let row = try cursor.next() {
      var columns = ColumnReader(row)
      let (fact, identifier, document) = (try columns.int(), try columns.text(), try columns.int())
      let draft = try FactDraft(&columns)
      // The number of a measure is a digest: facts meet only where its whole key is the same.
      guard let found = FactMeasure(draft, try FigureNames(db, fact: Int64(fact))) else { continue }
      groups[found.key, default: []].append(
        MeasureComparison.Member(
          fact: Int64(fact), identifier: identifier, document: Int64(document), measure: found,
          isKnown: draft.subjectKey != nil))
    }
    return groups.sorted { $0.key < $1.key }.map { MeasureComparison($0.value) }.filter { !$0.relations.isEmpty }
  }

  private func store(_ comparison: MeasureComparison, _ measure: Int64) throws {
    var numbers: [Int64] = []
    for stand in comparison.stands {
      try db.cachedStatement(sql: "INSERT INTO _positions VALUES (NULL, ?)").execute(arguments: [measure])
      let number = db.lastInsertedRowID
      numbers.append(number)
      for (fact, isAmbiguous, isRepeated) in stand.facts {
        try db.cachedStatement(sql: "INSERT INTO _position_facts VALUES (?, ?, ?)")
          .execute(arguments: [number, fact, (isAmbiguous ? 1 : 0) + (isRepeated ? 2 : 0)])
      }
    }
    for relation in comparison.relations {
      try db.cachedStatement(sql: "INSERT INTO _relations VALUES (?, ?, ?)")
        .execute(arguments: [numbers[relation.a], numbers[relation.b], relation.agrees])
    }
  }
}
