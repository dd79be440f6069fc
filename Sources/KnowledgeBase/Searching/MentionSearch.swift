import Digests
import DocumentModel
import Foundation
import GRDB

/// Search for what mentions name: entities by all their names, other kinds of mentions by their quotes.
struct MentionSearch {
  private let db: Database
  private let conditions: SearchConditions
  private let kind: MentionKind?

  init(_ db: Database, _ conditions: SearchConditions, _ kind: MentionKind?) {
    self.db = db
    self.conditions = conditions
    self.kind = kind
  }

  /// Hits for an expression over names and one over passages; `query` is what was typed.
  func hits(_ names: String?, _ passages: String?, _ query: String, _ limit: Int) throws -> [SearchHit] {
    var hits = try entities(names, limit)
    if let kind, hits.count < limit { hits += try others(passages, query, kind, limit - hits.count) }
    return hits
  }

  /// Each entity with a name that matches, at the first stored of its mentions.
  private func entities(_ expression: String?, _ limit: Int) throws -> [SearchHit] {
    var arguments = conditions.arguments
    arguments["limit"] = limit.databaseValue
    arguments["kind"] = (kind?.rawValue).databaseValue
    if let expression { arguments["words"] = expression.databaseValue }
    let from =
      expression == nil ? "_labels" : "_label_search JOIN _labels ON _labels.id = _label_search.rowid"
    let sql = """
      SELECT identifier, mentions.kind, \(SearchConditions.source), sha256, mentions.start, mentions."end", quote, text
      FROM (
        SELECT entity, min(length(_labels.name)) AS size, (
            SELECT mentions.id FROM _mentions AS mentions JOIN _documents AS documents ON documents.id = document
            WHERE mentions.entity = _labels.entity AND current = 1 \(conditions.mentions)
            ORDER BY mentions.id LIMIT 1) AS first
        FROM \(from) JOIN _entities ON _entities.id = entity
        WHERE (:kind IS NULL OR kind = :kind) \(expression == nil ? "" : "AND _label_search MATCH :words")
        GROUP BY entity ORDER BY size, entity LIMIT \(Searcher.candidates)
      ) AS found
        JOIN _mentions AS mentions ON mentions.id = found.first JOIN _entities ON _entities.id = found.entity
        JOIN _documents AS documents ON documents.id = mentions.document
        JOIN _sentences AS sentences ON sentences.id = sentence
      ORDER BY size, key LIMIT :limit
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: StatementArguments(arguments)).map(hit)
  }

  /// Mentions of a kind without entities, in passages that match, whose quotes hold all the words; without an expression
  /// all of the kind, in the order they were stored.
  private func others(_ expression: String?, _ query: String, _ kind: MentionKind, _ limit: Int) throws -> [SearchHit] {
    var arguments = conditions.arguments
    arguments["kind"] = kind.rawValue.databaseValue
    if let expression { arguments["words"] = expression.databaseValue }
    let from =
      expression == nil
      ? "_mentions AS mentions"
      : """
      (SELECT rowid FROM _passage_search WHERE _passage_search MATCH :words LIMIT \(Searcher.candidates)) AS found
        JOIN _passages AS passages ON passages.id = found.rowid
        JOIN _mentions AS mentions ON mentions.document = passages.document AND mentions.start >= passages.start
          AND mentions.start < passages."end"
      """
    let sql = """
      SELECT '', mentions.kind, \(SearchConditions.source), sha256, mentions.start, mentions."end", quote,
        sentences.text
      FROM \(from)
        JOIN _documents AS documents ON documents.id = mentions.document
        JOIN _sentences AS sentences ON sentences.id = sentence
      WHERE current = 1 AND mentions.kind = :kind AND entity IS NULL \(conditions.mentions)
        \(expression == nil ? "ORDER BY mentions.id" : "")
      """
    let words = Self.words(query)
    var hits: [SearchHit] = []
    let cursor = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: StatementArguments(arguments))
    while hits.count < limit, let row = try cursor.next() {
      let found = try hit(row)
      let quote = Self.words(found.quote)
      let holdsAll = words.allSatisfy { word in
        quote.contains { word.hasSuffix("*") ? $0.hasPrefix(word.dropLast()) : $0 == word }
      }
      if holdsAll { hits.append(found) }
    }
    return hits
  }

  /// The words of a text, folded as the index folds them; `*` stays at the end of a word.
  private static func words(_ text: String) -> [String] {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
      .split { !$0.isLetter && !$0.isNumber && $0 != "*" }.map(String.init)
  }

  private func hit(_ row: Row) throws -> SearchHit {
    var columns = ColumnReader(row)
    var hit = SearchHit(
      kind: .mention, id: try columns.text(), label: try columns.text(), source: try columns.text(),
      sha256: try columns.text(), place: SourceRange(try columns.int(), try columns.int()), quote: try columns.text(),
      snippet: try columns.text(), statement: nil)
    if hit.id.isEmpty, let digest = SHA256Digest(hex: hit.sha256), let kind = MentionKind(rawValue: hit.label),
      let place = hit.place
    {
      hit.id = Identifiers.mention(document: Identifiers.document(digest), kind: kind, hull: place)
    }
    return hit
  }
}
