import DocumentModel
import KnowledgeBase
import Pipelines

/// What pages are made from.
final class ReviewStore: Sendable {
  /// The path of the knowledge base.
  let path: String
  let reader: KnowledgeBaseReader
  let query: QueryConnection
  /// For what people type: it waits for nothing of the program's, and nothing of the program's for it.
  let typed: QueryConnection
  let claims: ClaimDesk
  private let file: DecisionFile
  let readings = ReadingCache()

  /// Opens a knowledge base. Throws `KnowledgeBaseError`.
  init(path: String) throws {
    self.path = path
    reader = try KnowledgeBaseReader.open(path: path)
    query = try QueryConnection(path: path)
    typed = try QueryConnection(path: path)
    claims = ClaimDesk(reader, path: path)
    file = DecisionFile(knowledgeBase: path)
  }

  /// The decisions that hold.
  func decisions() throws -> DecisionSet { DecisionSet(try file.read()) }

  /// What is wrong with the file of decisions; nil where nothing is.
  func decisionWarning() throws -> String? { file.warning(broken: try file.readLines().broken) }

  /// Notes a decision.
  func decide(_ decision: ReviewDecision) throws { try file.add(decision) }

  /// Rows of a query of the program as objects.
  func rows(_ sql: String, _ parameters: [String: NormalizedValue] = [:]) throws -> [NormalizedFields] {
    try query.run(sql, parameters).objects
  }

  /// The first row; nil where there is none.
  func row(_ sql: String, _ parameters: [String: NormalizedValue] = [:]) throws -> NormalizedFields? {
    try rows(sql, parameters).first
  }

  /// A list for a template and the twin.
  func list(_ sql: String, _ parameters: [String: NormalizedValue] = [:]) throws -> NormalizedValue {
    .array(try rows(sql, parameters).map(NormalizedValue.object))
  }

  /// A number that a query gives.
  func count(_ sql: String, _ parameters: [String: NormalizedValue] = [:]) throws -> Int {
    guard case .integer(let count)?? = try query.run(sql, parameters).rows.first?.first else { return 0 }
    return count
  }
}
