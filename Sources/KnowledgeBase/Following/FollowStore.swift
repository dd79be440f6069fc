import DocumentModel
import GRDB

/// Follows the references of current documents to those that are themselves in the knowledge base, and looks there for what
/// is said of them. The result depends on the documents alone, not on the order in which they came.
struct FollowStore {
  let db: Database

  /// Nil for a knowledge base that has no tables for it.
  init?(_ db: Database) throws {
    guard try db.tableExists("_followed") else { return nil }
    self.db = db
  }

  /// Whether documents changed since they were followed.
  func isStale() throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT NOT EXISTS (SELECT 1 FROM _followed JOIN _state ON _followed.root = _state.root)") ?? true
  }

  /// Forgets what was derived: the documents changed.
  func forget() throws {
    try db.execute(sql: "DELETE FROM _cited_documents; DELETE FROM _cited_facts; DELETE FROM _followed")
  }

  /// Notes the DOI of a document.
  func note(doi: String, of document: Int64) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO _dois VALUES (?, ?)").execute(arguments: [document, doi])
  }

  /// Deletes what is kept of a document.
  func delete(_ document: Int64) throws {
    try db.cachedStatement(sql: "DELETE FROM _dois WHERE document = ?").execute(arguments: [document])
  }

  /// The DOI of a document.
  func doi(of document: Int64) throws -> String? {
    try String.fetchOne(db.cachedStatement(sql: "SELECT doi FROM _dois WHERE document = ?"), arguments: [document])
  }

  /// Derives everything anew; false where it was stopped, and nothing may be kept. Cost: linear in the number of documents,
  /// of references, and of the facts of those documents that cite or are cited.
  func follow(isCancelled: () -> Bool) throws -> Bool {
    try forget()
    let index = try DocumentIndex(db)
    guard let followed = try follow(index, isCancelled) else { return false }
    var facts: [Int64: CitedFactCheck] = [:]
    for document in followed.keys.sorted() {
      if isCancelled() { return false }
      try check(document, followed[document] ?? [:], &facts)
    }
    try db.execute(sql: "INSERT INTO _followed SELECT 1, root FROM _state")
    return true
  }

  /// Stores which documents references name: for each document with such references, those documents by reference.
  private func follow(_ index: DocumentIndex, _ isCancelled: () -> Bool) throws -> [Int64: [Int64: [Int64]]]? {
    var followed: [Int64: [Int64: [Int64]]] = [:]
    let insert = try db.makeStatement(sql: "INSERT OR IGNORE INTO _cited_documents VALUES (?, ?, ?)")
    let cursor = try Row.fetchCursor(
      db,
      sql: """
        SELECT mentions.id, document, normalized FROM _mentions AS mentions JOIN _documents ON _documents.id = document
        WHERE kind = 'reference' AND current = 1
        """)
    var count = 0
    while let row = try cursor.next() {
      count += 1
      if count % 10_000 == 0, isCancelled() { return nil }
      var columns = ColumnReader(row)
      let (reference, document) = (Int64(try columns.int()), Int64(try columns.int()))
      guard let text = try columns.optionalText(), case .object(let fields)? = JSONParser.parse(text),
        let (basis, documents) = index.documents(fields)
      else { continue }
      for cited in documents where cited != document {
        try insert.execute(arguments: [reference, cited, basis])
        followed[document, default: [:]][reference, default: []].append(cited)
      }
    }
    return followed
  }

  /// Checks the facts of a document that rest on references that were followed.
  private func check(
    _ document: Int64, _ followed: [Int64: [Int64]], _ known: inout [Int64: CitedFactCheck]
  ) throws {
    let places = try citingPlaces(document, followed)
    guard !places.isEmpty else { return }
    var works: [Int64: Set<Int64>] = [:]
    let evidence = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT fact, start, "end" FROM _evidence JOIN _facts ON _facts.id = fact
          WHERE document = ? AND role = 'attribution'
          """), arguments: [document])
    while let row = try evidence.next() {
      var columns = ColumnReader(row)
      let fact = Int64(try columns.int())
      let place = SourceRange(try columns.int(), try columns.int())
      if let references = places[place] { works[fact, default: []].formUnion(references) }
    }
    guard !works.isEmpty else { return }
    for fact in try facts(of: document) {
      for reference in (works[fact.id] ?? []).sorted() {
        for cited in followed[reference] ?? [] {
          if known[cited] == nil { known[cited] = CitedFactCheck(try facts(of: cited)) }
          guard let (verdict, other) = known[cited]?.check(fact) else { continue }
          try db.cachedStatement(sql: "INSERT OR IGNORE INTO _cited_facts VALUES (?, ?, ?, ?, ?)")
            .execute(arguments: [fact.id, reference, cited, verdict.rawValue, other?.id])
        }
      }
    }
  }

  /// The places in a document that name references that were followed: its citations, and the references themselves.
  private func citingPlaces(_ document: Int64, _ followed: [Int64: [Int64]]) throws -> [SourceRange: Set<Int64>] {
    var places: [SourceRange: Set<Int64>] = [:]
    var byIdentifier: [String: Int64] = [:]
    var citations: [(place: SourceRange, fields: NormalizedFields)] = []
    let cursor = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT id, kind, start, "end", normalized FROM _mentions
          WHERE document = ? AND kind IN ('citation', 'reference')
          """), arguments: [document])
    while let row = try cursor.next() {
      var columns = ColumnReader(row)
      let (id, kind) = (Int64(try columns.int()), try columns.text())
      let place = SourceRange(try columns.int(), try columns.int())
      guard let text = try columns.optionalText(), case .object(let fields)? = JSONParser.parse(text) else { continue }
      if kind == "citation" {
        citations.append((place, fields))
      } else if followed[id] != nil {
        places[place, default: []].insert(id)
        if let name = fields["ref_id"]?.text { byIdentifier[name] = id }
      }
    }
    for (place, fields) in citations {
      // What may mean several works leads to none of them.
      guard fields["resolution"]?.text == "resolved" || fields["resolution"]?.text == "fuzzy" else { continue }
      var names = [fields["ref_id"]?.text].compactMap(\.self)
      if case .array(let several)? = fields["ref_ids"] { names += several.compactMap(\.text) }
      for name in names { if let reference = byIdentifier[name] { places[place, default: []].insert(reference) } }
    }
    return places
  }

  private func facts(of document: Int64) throws -> [CitedFactCheck.Candidate] {
    var found: [CitedFactCheck.Candidate] = []
    let cursor = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT facts.id, facts.identifier, (SELECT start FROM _evidence WHERE fact = facts.id ORDER BY id LIMIT 1),
            \(FactDraft.columns)
          FROM \(FactDraft.tables)
          WHERE document = ? ORDER BY facts.id
          """), arguments: [document])
    while let row = try cursor.next() {
      var columns = ColumnReader(row)
      let (id, identifier, start) = (Int64(try columns.int()), try columns.text(), try columns.int())
      let draft = try FactDraft(&columns)
      let names = try FigureNames(db, fact: id)
      found.append(CitedFactCheck.Candidate(id: id, identifier: identifier, start: start, draft: draft, names: names))
    }
    return found
  }
}
