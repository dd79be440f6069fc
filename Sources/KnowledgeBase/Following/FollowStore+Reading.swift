import DocumentModel
import GRDB

/// Reads what was derived.
extension FollowStore {
  /// Where a document's references lead, in the order of identifiers.
  func followed(_ document: Int64) throws -> Followed {
    var followed = Followed()
    let references = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT normalized ->> 'ref_id', substr(documents.sha256, 1, 32) AS cited
          FROM _mentions AS mentions JOIN _cited_documents AS links ON reference = mentions.id
            JOIN _documents AS documents ON documents.id = links.document
          WHERE mentions.document = ? AND kind = 'reference' ORDER BY 1, 2
          """), arguments: [document])
    for row in references {
      var columns = ColumnReader(row)
      followed.documents[try columns.text(), default: []].append(try columns.text())
    }
    guard !references.isEmpty else { return followed }
    let facts = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT DISTINCT facts.identifier, substr(documents.sha256, 1, 32), verdict, others.identifier
          FROM _facts AS facts JOIN _cited_facts AS answers ON answers.fact = facts.id
            JOIN _documents AS documents ON documents.id = answers.document
            LEFT JOIN _facts AS others ON others.id = other
          WHERE facts.document = ? ORDER BY 1, 2, 3, 4
          """), arguments: [document])
    for row in facts {
      var columns = ColumnReader(row)
      let (fact, cited, name) = (try columns.text(), try columns.text(), try columns.text())
      guard let verdict = CitedFactCheck.Verdict(rawValue: name) else {
        throw KnowledgeBaseError.corrupt("a verdict is damaged")
      }
      followed.answers[fact, default: []].append(
        Followed.Answer(document: cited, verdict: verdict, fact: try columns.optionalText()))
    }
    return followed
  }

  /// What cited documents say of a fact, by its row, in the order of their sources' names.
  func answers(ofFact fact: Int64) throws -> [SearchHit.CitedAnswer] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT verdict, (SELECT min(name) FROM _sources WHERE document = answers.document AND until IS NULL) AS source,
            others.identifier, evidence.start, evidence."end", evidence.quote
          FROM _cited_facts AS answers LEFT JOIN _facts AS others ON others.id = other
            LEFT JOIN _evidence AS evidence ON evidence.id = (SELECT min(id) FROM _evidence WHERE fact = others.id)
          WHERE answers.fact = ? ORDER BY source, others.identifier
          """), arguments: [fact]
    ).map { row in
      var columns = ColumnReader(row)
      let (verdict, source, other) = (try columns.text(), try columns.text(), try columns.optionalText())
      let (start, end) = (try columns.optionalInt(), try columns.optionalInt())
      return SearchHit.CitedAnswer(
        verdict: verdict, source: source, fact: other,
        place: start.flatMap { first in end.map { SourceRange(first, $0) } }, quote: try columns.optionalText())
    }
  }
}
