public import DocumentModel
import Digests
import GRDB

/// One place that a search found.
public struct SearchHit: Hashable, Sendable {
  /// What was found.
  public enum Kind: String, Sendable, CaseIterable {
    /// A fact.
    case fact
    /// A mention, and with it an entity.
    case mention
    /// The text of a block.
    case passage
  }

  /// What it is.
  public var kind: Kind
  /// Identifier of the fact, the mention's entity (of the mention where it has none), or the passage's document.
  public var id: String
  /// A mention's kind, a fact's property, or a passage's block kind.
  public var label: String
  /// The source's name.
  public var source: String
  /// SHA-256 of its bytes, hexadecimal.
  public var sha256: String
  /// Its place in the source (half-open bytes); nil for a passage whose place is not proven.
  public var place: SourceRange?
  /// What stands there.
  public var quote: String
  /// Part of the text around the words found, which stand in `⟦` and `⟧`; for mentions their sentence.
  public var snippet: String
  /// What a fact says, in one line: subject, value, period, who says it; nil for other hits.
  public var statement: String?
}

/// Full-text search over facts, mentions and passages. No query is an error.
public struct Searcher: Sendable {
  private let reader: KnowledgeBaseReader

  /// Takes the knowledge base to search. Documents stored without search are not found.
  public init(_ reader: KnowledgeBaseReader) { self.reader = reader }

  /// The best hits first, facts before mentions before passages, at most `limit` of each kind. All words must be found;
  /// `word*` finds words that begin so, `"some words"` finds them together. Each entity is one hit, at its first mention.
  public func search(
    _ query: String, limit: Int = 20, kinds: Set<SearchHit.Kind> = Set(SearchHit.Kind.allCases),
    mentionKind: MentionKind? = nil
  ) throws -> [SearchHit] {
    guard let expression = SearchQuery.expression(query), limit > 0 else { return [] }
    return try reader.read { db in
      var hits: [SearchHit] = []
      if kinds.contains(.fact) { hits += try facts(db, expression, limit) }
      if kinds.contains(.mention) { hits += try mentions(db, expression, limit, mentionKind) }
      if kinds.contains(.passage) { hits += try passages(db, expression, limit) }
      return hits
    }
  }

  private func facts(_ db: Database, _ expression: String, _ limit: Int) throws -> [SearchHit] {
    try hits(
      db,
      """
      SELECT identifier, property, (SELECT min(name) FROM sources WHERE document = documents.id) AS source, sha256,
        evidence.start, evidence."end", evidence.quote, snippet(fact_search, 0, '⟦', '⟧', '…', 24),
        CASE negated WHEN 1 THEN 'not: ' ELSE '' END || subject || ' → ' || trim(facts.value, '"') ||
          coalesce(' ' || unit, '') || coalesce(' (' || qualifier || ')', '') || coalesce(' in ' || period, '') ||
          coalesce(', says ' || attribution, '')
      FROM fact_search JOIN facts ON facts.id = fact_search.rowid JOIN documents ON documents.id = facts.document
        JOIN evidence ON evidence.id = (SELECT min(id) FROM evidence WHERE fact = facts.id)
      WHERE fact_search MATCH ? ORDER BY fact_search.rank, source, evidence.start LIMIT ?
      """, .fact, [expression, limit])
  }

  private func mentions(
    _ db: Database, _ expression: String, _ limit: Int, _ kind: MentionKind?
  ) throws -> [SearchHit] {
    let found = try hits(
      db,
      """
      SELECT coalesce(identifier, ''), mentions.kind, source, sha256, start, "end", quote, sentences.text,
        NULL
      FROM (
        SELECT min(best.rowid) AS id, min(best.score) AS score
        FROM (SELECT rowid, rank AS score FROM mention_search WHERE mention_search MATCH ?) AS best
          JOIN mentions ON mentions.id = best.rowid
        WHERE ? IS NULL OR mentions.kind = ?
        GROUP BY mentions.kind, coalesce('e' || mentions.entity, 'q' || mentions.quote)
      ) AS groups
        JOIN mentions ON mentions.id = groups.id
        JOIN sentences ON sentences.id = mentions.sentence
        LEFT JOIN entities ON entities.id = mentions.entity
        JOIN (SELECT document, min(name) AS source FROM sources GROUP BY document) AS first
          ON first.document = mentions.document
        JOIN documents ON documents.id = mentions.document
      ORDER BY score, source, start LIMIT ?
      """, .mention, [expression, kind?.rawValue, kind?.rawValue, limit])
    return found.map { hit in
      guard hit.id.isEmpty, let digest = SHA256Digest(hex: hit.sha256), let place = hit.place,
        let kind = MentionKind(rawValue: hit.label)
      else { return hit }
      var named = hit
      named.id = Identifiers.mention(document: Identifiers.document(digest), kind: kind, hull: place)
      return named
    }
  }

  private func passages(_ db: Database, _ expression: String, _ limit: Int) throws -> [SearchHit] {
    try hits(
      db,
      """
      SELECT substr(sha256, 1, 32), passages.kind,
        (SELECT min(name) FROM sources WHERE document = documents.id) AS source, sha256, start, "end", passages.text,
        snippet(passage_search, 0, '⟦', '⟧', '…', 24), NULL
      FROM passage_search JOIN passages ON passages.id = passage_search.rowid
        JOIN documents ON documents.id = passages.document
      WHERE passage_search MATCH ? ORDER BY passage_search.rank, source, start LIMIT ?
      """, .passage, [expression, limit])
  }

  private func hits(
    _ db: Database, _ sql: String, _ kind: SearchHit.Kind, _ arguments: StatementArguments
  ) throws -> [SearchHit] {
    try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
      var columns = ColumnReader(row)
      let (id, label, source, sha256) = (
        try columns.text(), try columns.text(), try columns.text(), try columns.text()
      )
      let (start, end) = (try columns.optionalInt(), try columns.optionalInt())
      return SearchHit(
        kind: kind, id: id, label: label, source: source, sha256: sha256,
        place: start.flatMap { first in end.map { SourceRange(first, $0) } }, quote: try columns.text(),
        snippet: try columns.text(), statement: try columns.optionalText())
    }
  }
}
