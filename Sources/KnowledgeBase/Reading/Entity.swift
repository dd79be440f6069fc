import GRDB

/// An entity under the name that is best known of it: canonical before as written, then the shortest, then the first.
struct Entity: Hashable {
  var identifier: String
  var kind: String
  var key: String
  var name: String

  /// All entities that current documents name, in the order of their identifiers.
  static func all(_ db: Database) throws -> [Entity] {
    let sql = """
      SELECT identifier, kind, key,
        (SELECT name FROM _labels WHERE _labels.entity = _entities.id AND scheme IS NULL
            AND EXISTS (SELECT 1 FROM _names JOIN _documents ON _documents.id = document
              WHERE label = _labels.id AND current = 1)
          ORDER BY rank, length(name), name LIMIT 1) AS name
      FROM _entities WHERE name IS NOT NULL ORDER BY identifier
      """
    return try Row.fetchAll(db, sql: sql).map {
      var columns = ColumnReader($0)
      return Entity(
        identifier: try columns.text(), kind: try columns.text(), key: try columns.text(), name: try columns.text())
    }
  }
}
