import Digests
import DocumentModel
import GRDB

/// Full-text and faceted search over facts, entities and passages. No query is an error.
///
/// Hits are ordered by how much of them the words make up: short ones first. The words of a common query stand in
/// millions of places, so that of those only the first are looked at and ordered; that keeps every answer fast.
public struct Searcher: Sendable {
  private let reader: KnowledgeBaseReader

  /// Takes the knowledge base to search. Documents stored without search are found by their entities only.
  public init(_ reader: KnowledgeBaseReader) { self.reader = reader }

  /// The best hits first, facts before mentions before passages, at most `limit` of each kind. All words must be found;
  /// `word*` finds words that begin so, `"some words"` finds them together. Without words all that the filter leaves is
  /// found. Each entity is one hit, at a mention of it; of other kinds of mentions (`filter.kind`) each is one.
  public func search(
    _ query: String, limit: Int = 20, kinds: Set<SearchHit.Kind> = Set(SearchHit.Kind.allCases),
    filter: SearchFilter = SearchFilter()
  ) throws -> [SearchHit] {
    let terms = SearchQuery.terms(query)
    guard limit > 0, !terms.isEmpty || (query.isEmpty && filter != SearchFilter()) else { return [] }
    return try reader.read { db in
      func expression(_ words: String) throws -> String? {
        terms.isEmpty ? nil : try SearchQuery.expression(terms) { try Self.beginnings($0, in: words, db) }
      }
      let conditions = try SearchConditions(db, filter)
      guard !conditions.isImpossible else { return [] }
      var hits: [SearchHit] = []
      if kinds.contains(.fact), filter.kind == nil {
        hits += try facts(db, expression("_fact_words"), limit, conditions)
      }
      if kinds.contains(.mention), filter.property == nil {
        hits += try MentionSearch(db, conditions, filter.kind).hits(
          expression("_label_words"), terms.isEmpty ? nil : expression("_passage_words"), query, limit)
      }
      if kinds.contains(.passage), filter.kind == nil, filter.property == nil {
        hits += try passages(db, expression("_passage_words"), limit, conditions)
      }
      return hits
    }
  }

  /// Places that are ordered: at half a million facts, a millisecond's work.
  static let candidates = 500
  /// Places that a filter is asked about: some ten milliseconds' work, half a million facts or not.
  static let examined = 1_500

  private func facts(
    _ db: Database, _ expression: String?, _ limit: Int, _ conditions: SearchConditions
  ) throws -> [SearchHit] {
    let sql = """
      SELECT identifier, property, \(SearchConditions.source) AS source, sha256, e.start, e."end", e.quote, facts.id,
        CASE negated WHEN 1 THEN 'not: ' ELSE '' END
        || subject || ' → ' || (value ->> '$') || coalesce(' ' || unit, '') || coalesce(' (' || qualifier || ')', '')
        || coalesce(' in ' || period, '') || coalesce(', says ' || attribution, '')
      FROM (
        SELECT facts.id, length(subject) + length(value) AS size
        FROM \(Self.from("_fact_search", "_facts", expression, isFiltered: !conditions.facts.isEmpty)) AS facts ON facts.id = found.id
          JOIN _documents AS documents ON documents.id = facts.document
          JOIN _evidence AS e ON e.id = (SELECT min(id) FROM _evidence WHERE fact = facts.id)
        WHERE current = 1 \(conditions.facts) LIMIT \(Self.candidates)
      ) AS best JOIN _facts AS facts ON facts.id = best.id JOIN _documents AS documents ON documents.id = document
        JOIN _evidence AS e ON e.id = (SELECT min(id) FROM _evidence WHERE fact = facts.id)
      ORDER BY size, best.id LIMIT :limit
      """
    return try hits(db, sql, .fact, expression, limit, conditions, index: "_fact_search")
  }

  private func passages(
    _ db: Database, _ expression: String?, _ limit: Int, _ conditions: SearchConditions
  ) throws -> [SearchHit] {
    let sql = """
      SELECT substr(sha256, 1, 32), kind, \(SearchConditions.source) AS source, sha256, start, "end", text,
        passages.id, NULL
      FROM (
        SELECT passages.id, kind <> 'heading' AS sort, length(text) AS size
        FROM \(Self.from("_passage_search", "_passages", expression, isFiltered: !conditions.passages.isEmpty)) AS passages ON passages.id = found.id
          JOIN _documents AS documents ON documents.id = passages.document
        WHERE current = 1 \(conditions.passages) LIMIT \(Self.candidates)
      ) AS best JOIN _passages AS passages ON passages.id = best.id
        JOIN _documents AS documents ON documents.id = document
      ORDER BY sort, size, best.id LIMIT :limit
      """
    return try hits(db, sql, .passage, expression, limit, conditions, index: "_passage_search")
  }

  /// The words of an index that begin in some way, the first of them. FTS5's own search for beginnings gathers all places
  /// of all such words before it gives the first.
  private static func beginnings(_ beginning: String, in words: String, _ db: Database) throws -> [String] {
    try String.fetchAll(
      db.cachedStatement(sql: "SELECT term FROM \(words) WHERE term >= ? AND term < ? LIMIT 64"),
      arguments: [beginning, beginning + "\u{10FFFF}"])
  }

  /// The rows that match, or all, as `found` joined with their table.
  private static func from(_ index: String, _ table: String, _ expression: String?, isFiltered: Bool) -> String {
    let matched =
      expression == nil
      ? "SELECT id FROM \(table)"
      : "SELECT rowid AS id FROM \(index) WHERE \(index) MATCH :words LIMIT \(isFiltered ? examined : candidates)"
    return "(\(matched)) AS found JOIN \(table)"
  }

  private func hits(
    _ db: Database, _ sql: String, _ kind: SearchHit.Kind, _ expression: String?, _ limit: Int,
    _ conditions: SearchConditions, index: String
  ) throws -> [SearchHit] {
    var arguments = conditions.arguments
    arguments["limit"] = limit.databaseValue
    if let expression { arguments["words"] = expression.databaseValue }
    let snippet = "SELECT snippet(\(index), 0, '⟦', '⟧', '…', 24) FROM \(index) WHERE \(index) MATCH ? AND rowid = ?"
    let follow = kind == .fact ? try FollowStore(db) : nil
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: StatementArguments(arguments)).map { row in
      var columns = ColumnReader(row)
      let (id, label, source, sha256) = (
        try columns.text(), try columns.text(), try columns.text(), try columns.text()
      )
      let (start, end) = (try columns.optionalInt(), try columns.optionalInt())
      let (quote, number) = (try columns.text(), try columns.int())
      let text = try expression.flatMap {
        try String.fetchOne(db.cachedStatement(sql: snippet), arguments: [$0, number])
      }
      return SearchHit(
        kind: kind, id: id, label: label, source: source, sha256: sha256,
        place: start.flatMap { first in end.map { SourceRange(first, $0) } }, quote: quote, snippet: text ?? quote,
        statement: try columns.optionalText(), cited: try follow?.answers(ofFact: Int64(number)) ?? [])
    }
  }
}
