import GRDB

/// Which source held which document from which run on, as far as it can still be read.
struct SalvagedHoldings {
  /// A source and what it held.
  struct Holding: Hashable {
    var name: String
    var since: Int
    var until: Int?
    var url: String?
    var document: Int64
    /// Whether it can be believed; else its name must be confirmed by the source itself.
    var isCertain = true

    fileprivate init(_ row: Row) throws {
      var columns = ColumnReader(row)
      (name, since, until) = (try columns.text(), try columns.int(), try columns.optionalInt())
      (url, document) = (try columns.optionalText(), Int64(try columns.int()))
    }
  }

  /// By run, then name.
  private(set) var holdings: [Holding] = []

  /// Reads whole pages first, then all for the names that are missing. `isConfirmed`: the root digest says that nothing of
  /// all pages was changed that no other digest covers.
  init(_ damaged: DamagedFile, isConfirmed: Bool) {
    holdings = Self.scan(damaged.whole)
    let known = Set(holdings.map(\.name))
    for var holding in Self.scan(damaged.all) where !known.contains(holding.name) {
      holding.isCertain = isConfirmed
      // A source that is there is held now, whatever the row says.
      if !isConfirmed { (holding.until, holding.url) = (nil, nil) }
      holdings.append(holding)
    }
    holdings.sort { ($0.since, $0.name) < ($1.since, $1.name) }
  }

  /// The table from both its ends, since a scan stops where it meets damage, and its index for what is left.
  private static func scan(_ queue: DatabaseQueue) -> [Holding] {
    var found: [String: Holding] = [:]
    let columns = "name, since, until, url, document"
    for sql in [
      "SELECT \(columns) FROM _sources ORDER BY name, since",
      "SELECT \(columns) FROM _sources ORDER BY name DESC, since DESC",
      "SELECT name, since, NULL, NULL, document FROM _sources INDEXED BY _sources_document ORDER BY document, name",
    ] {
      // What is thrown here is the damage.
      try? queue.read { db in
        let cursor = try Row.fetchCursor(db, sql: sql)
        while let row = try cursor.next() {
          // A row that is no row any more; the next may be.
          guard let holding = try? Holding(row) else { continue }
          let key = "\(holding.name)\u{1F}\(holding.since)"
          if found[key] == nil { found[key] = holding }
        }
      }
    }
    return Array(found.values)
  }
}
