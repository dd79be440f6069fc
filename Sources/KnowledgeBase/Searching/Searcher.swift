import Digests
import DocumentModel
import GRDB

/// Full-text and faceted search over facts, entities and passages. No query is an error.
///
/// Hits are ordered by how much of them the words make up: short ones first. The words of a common query stand in
/// millions of places, so that only the first thousand places found are ordered; that keeps every answer fast.
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
    let expression = SearchQuery.expression(query)
    guard limit > 0, expression != nil || (query.isEmpty && filter != SearchFilter()) else { return [] }
    return try reader.read { db in
      let conditions = try SearchConditions(db, filter)
      guard !conditions.isImpossible else { return [] }
      var hits: [SearchHit] = []
      if kinds.contains(.fact), filter.kind == nil { hits += try facts(db, expression, limit, conditions) }
      if kinds.contains(.mention), filter.property == nil {
        hits += try MentionSearch(db, conditions, filter.kind).hits(expression, query, limit)
      }
      if kinds.contains(.passage), filter.kind == nil, filter.property == nil {
        hits += try passages(db, expression, limit, conditions)
      }
      return hits
    }
  }

  /// Places that are ordered: some milliseconds' work.
  static let candidates = 1_000

  private func facts(
    _ db: Database, _ expression: String?, _ limit: Int, _ conditions: SearchConditions
  ) throws -> [SearchHit] {
    let from =
      expression == nil ? "_facts AS facts" : "_fact_search JOIN _facts AS facts ON facts.id = _fact_search.rowid"
    let sql = """
      SELECT identifier, property, source, sha256, start, "end", quote, id, CASE negated WHEN 1 THEN 'not: ' ELSE '' END
        || subject || ' → ' || (value ->> '$') || coalesce(' ' || unit, '') || coalesce(' (' || qualifier || ')', '')
        || coalesce(' in ' || period, '') || coalesce(', says ' || attribution, '')
      FROM (
        SELECT facts.*, sha256, e.start, e."end", e.quote, \(SearchConditions.source) AS source
        FROM \(from) JOIN _documents AS documents ON documents.id = facts.document
          JOIN _evidence AS e ON e.id = (SELECT min(id) FROM _evidence WHERE fact = facts.id)
        WHERE current = 1 \(expression == nil ? "" : "AND _fact_search MATCH :words") \(conditions.facts)
        LIMIT \(Self.candidates)
      ) ORDER BY length(subject) + length(value), source, start, identifier LIMIT :limit
      """
    return try hits(db, sql, .fact, expression, limit, conditions, index: "_fact_search")
  }

  private func passages(
    _ db: Database, _ expression: String?, _ limit: Int, _ conditions: SearchConditions
  ) throws -> [SearchHit] {
    let from =
      expression == nil
      ? "_passages AS passages" : "_passage_search JOIN _passages AS passages ON passages.id = _passage_search.rowid"
    let sql = """
      SELECT substr(sha256, 1, 32), kind, source, sha256, start, "end", text, id, NULL
      FROM (
        SELECT passages.*, sha256, \(SearchConditions.source) AS source
        FROM \(from) JOIN _documents AS documents ON documents.id = passages.document
        WHERE current = 1 \(expression == nil ? "" : "AND _passage_search MATCH :words") \(conditions.passages)
        LIMIT \(Self.candidates)
      ) ORDER BY kind <> 'heading', length(text), source, start LIMIT :limit
      """
    return try hits(db, sql, .passage, expression, limit, conditions, index: "_passage_search")
  }

  private func hits(
    _ db: Database, _ sql: String, _ kind: SearchHit.Kind, _ expression: String?, _ limit: Int,
    _ conditions: SearchConditions, index: String
  ) throws -> [SearchHit] {
    var arguments = conditions.arguments
    arguments["limit"] = limit.databaseValue
    if let expression { arguments["words"] = expression.databaseValue }
    let snippet = "SELECT snippet(\(index), 0, '⟦', '⟧', '…', 24) FROM \(index) WHERE \(index) MATCH ? AND rowid = ?"
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
        statement: try columns.optionalText())
    }
  }
}
