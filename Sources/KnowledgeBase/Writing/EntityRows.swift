import GRDB

/// Entities and their labels, each stored once for all documents.
struct EntityRows {
  private let db: Database
  private var numbers: [String: Int64] = [:]
  private var labels: [Label: Int64] = [:]
  /// Above this the numbers of entities are looked up again, so that memory stays as it is.
  private static let remembered = 50_000

  private struct Label: Hashable {
    var entity: Int64
    var rank: Int
    var name: String
  }

  init(_ db: Database) { self.db = db }

  /// The number of an entity, which is made where there is none.
  mutating func number(_ entity: PreparedDocument.EntityRow) throws -> Int64 {
    if let known = numbers[entity.key] { return known }
    let number: Int64
    if let stored = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM _entities WHERE key = ?"), arguments: [entity.key])
    {
      number = stored
    } else {
      try db.cachedStatement(sql: "INSERT INTO _entities VALUES (NULL, ?, ?, ?)")
        .execute(arguments: [entity.identifier, EntityName.kind(ofKey: entity.key), entity.key])
      number = db.lastInsertedRowID
    }
    if numbers.count >= Self.remembered { numbers.removeAll() }
    numbers[entity.key] = number
    return number
  }

  /// The number of a label, which is made, and made searchable, where there is none.
  mutating func label(_ name: EntityName, entity: Int64) throws -> Int64 {
    let label = Label(entity: entity, rank: name.rank, name: name.name)
    if let known = labels[label] { return known }
    let number: Int64
    if let stored = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM _labels WHERE entity = ? AND rank = ? AND name = ?"),
      arguments: [entity, name.rank, name.name])
    {
      number = stored
    } else {
      try db.cachedStatement(sql: "INSERT INTO _labels VALUES (NULL, ?, ?, ?, ?)")
        .execute(arguments: [entity, name.rank, name.scheme, name.name])
      number = db.lastInsertedRowID
      try db.cachedStatement(sql: "INSERT INTO _label_search (rowid, name) VALUES (?, ?)")
        .execute(arguments: [number, name.name])
    }
    if labels.count >= Self.remembered { labels.removeAll() }
    labels[label] = number
    return number
  }

  /// Deletes those of some labels that no document uses any more, and their entities where no label is left.
  mutating func dropUnused(labels candidates: [Int64]) throws {
    for label in candidates {
      let isUsed = try Bool.fetchOne(
        db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM _names WHERE label = ?)"), arguments: [label])
      guard isUsed == false,
        let row = try Row.fetchOne(
          db.cachedStatement(sql: "SELECT entity, name FROM _labels WHERE id = ?"), arguments: [label])
      else { continue }
      var columns = ColumnReader(row)
      let (entity, name) = (try columns.int(), try columns.text())
      try db.cachedStatement(sql: "INSERT INTO _label_search (_label_search, rowid, name) VALUES ('delete', ?, ?)")
        .execute(arguments: [label, name])
      try db.cachedStatement(sql: "DELETE FROM _labels WHERE id = ?").execute(arguments: [label])
      try db.cachedStatement(
        sql: "DELETE FROM _entities WHERE id = ? AND NOT EXISTS (SELECT 1 FROM _labels WHERE entity = _entities.id)"
      ).execute(arguments: [entity])
    }
    numbers.removeAll()
    labels.removeAll()
  }
}
