import GRDB

/// An entity under the name that is best known of it: canonical before as written, then the shortest, then the first.
struct Entity: Hashable {
  var identifier: String
  var kind: String
  var key: String
  var name: String

  /// All entities in the order of their identifiers.
  static func all(_ db: Database) throws -> [Entity] {
    try Row.fetchAll(db, sql: "SELECT identifier, kind, key, name FROM entity_list ORDER BY identifier").map {
      var columns = ColumnReader($0)
      return Entity(
        identifier: try columns.text(), kind: try columns.text(), key: try columns.text(), name: try columns.text())
    }
  }
}
