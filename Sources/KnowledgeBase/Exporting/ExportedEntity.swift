import GRDB

/// An entity with all that current documents call it.
struct ExportedEntity: Hashable {
  /// An identifier elsewhere and the system it belongs to: `eli`, `celex`, `ecli`, …
  struct Identifier: Hashable {
    var scheme: String
    var value: String
  }

  var entity: Entity
  /// The other names, in order of rank, length and text; without the best one.
  var aliases: [String] = []
  /// Identifiers in order.
  var identifiers: [Identifier] = []

  /// Calls `body` for each entity in the order of identifiers.
  static func forEach(_ db: Database, _ body: (ExportedEntity) throws -> Void) throws {
    let labels = try db.cachedStatement(
      sql: """
        SELECT name, scheme FROM _labels JOIN _entities ON _entities.id = entity
        WHERE key = ? AND EXISTS (
          SELECT 1 FROM _names JOIN _documents ON _documents.id = document WHERE label = _labels.id AND current = 1)
        GROUP BY name, scheme ORDER BY min(rank), length(name), name, scheme
        """)
    for entity in try Entity.all(db) {
      var exported = ExportedEntity(entity: entity)
      let cursor = try Row.fetchCursor(labels, arguments: [entity.key])
      while let row = try cursor.next() {
        var columns = ColumnReader(row)
        let name = try columns.text()
        if let scheme = try columns.optionalText() {
          exported.identifiers.append(Identifier(scheme: scheme, value: name))
        } else if name != entity.name {
          exported.aliases.append(name)
        }
      }
      try body(exported)
    }
  }
}
