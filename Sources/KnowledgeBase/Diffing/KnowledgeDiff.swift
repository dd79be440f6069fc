import DocumentModel
import GRDB

/// Compares two states of knowledge fact by fact: two runs of a knowledge base, or two knowledge bases.
///
/// Facts are compared within their source first; what is left is looked for in other sources, so that a file that was
/// renamed moves its facts and loses none. What is equal costs nothing but a look at its digest; memory is that of the
/// differences.
public struct KnowledgeDiff: Sendable {
  private let before: KnowledgeState
  private let after: KnowledgeState

  /// Takes the earlier and the later state.
  public init(from before: KnowledgeState, to after: KnowledgeState) {
    self.before = before
    self.after = after
  }

  /// All differences, by source and place. Contradictions are those that the later state's knowledge base has stored; a
  /// state that is not its last has none.
  public func changes() throws -> [FactChange] {
    // A connection reads one thing at a time.
    let isOne = before.reader === after.reader
    let later = isOne ? try KnowledgeBaseReader.open(path: after.reader.path) : after.reader
    return try before.reader.read { old in
      try later.read { new in
        var matching = FactMatching()
        try forEachSource(old, new) { matching.compare($0, $1) }
        var changes = matching.finish()
        if after.run == nil { changes += try contradictions(changes, new) }
        return changes.sorted(by: FactChange.order)
      }
    }
  }

  /// Walks both lists of documents side by side; hands over the facts of sources that differ.
  private func forEachSource(
    _ old: Database, _ new: Database, _ body: ([ComparedFact], [ComparedFact]) -> Void
  ) throws {
    let (left, right) = (try before.documents(old), try after.documents(new))
    var (i, j) = (0, 0)
    while i < left.count || j < right.count {
      let isLeft = j == right.count || (i < left.count && left[i].source <= right[j].source)
      let isRight = i == left.count || (j < right.count && right[j].source <= left[i].source)
      defer {
        if isLeft { i += 1 }
        if isRight { j += 1 }
      }
      if isLeft, isRight, try KnowledgeState.hash(left[i].id, old) == KnowledgeState.hash(right[j].id, new) { continue }
      body(
        isLeft ? try KnowledgeState.facts(left[i].id, source: left[i].source, old) : [],
        isRight ? try KnowledgeState.facts(right[j].id, source: right[j].source, new) : [])
    }
  }

  /// The contradictions in which a fact stands that is new or changed.
  private func contradictions(_ changes: [FactChange], _ db: Database) throws -> [FactChange] {
    var news: [String: ComparedFact] = [:]
    for change in changes where change.kind == .added || change.kind == .changed {
      if let fact = change.after { news[fact.id] = fact }
    }
    guard !news.isEmpty else { return [] }
    var found: [FactChange] = []
    let cursor = try Row.fetchCursor(
      db,
      sql: """
        SELECT a.identifier, a.document, b.identifier, b.document FROM _pairs
          JOIN _facts AS a ON a.id = x JOIN _facts AS b ON b.id = y
        WHERE agrees = 0 ORDER BY a.identifier, b.identifier
        """)
    while let row = try cursor.next() {
      var columns = ColumnReader(row)
      let (a, first) = (try columns.text(), Int64(try columns.int()))
      let (b, second) = (try columns.text(), Int64(try columns.int()))
      if let fact = news[a], let other = try news[b] ?? Self.fact(b, in: second, db) {
        found.append(FactChange(kind: .contradicted, after: fact, other: other))
      } else if let fact = news[b], let other = try Self.fact(a, in: first, db) {
        found.append(FactChange(kind: .contradicted, after: fact, other: other))
      }
    }
    return found
  }

  /// A fact of a current document.
  static func fact(_ id: String, in document: Int64, _ db: Database) throws -> ComparedFact? {
    let name = try DocumentLoader(db).sources(document).first?.name
    return try KnowledgeState.facts(document, source: name ?? "", db).first { $0.id == id }
  }
}
