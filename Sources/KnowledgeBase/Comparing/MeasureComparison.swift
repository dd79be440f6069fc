import DocumentModel

/// How the facts of one measure go together: which give the same position, and which positions agree or exclude each other.
/// The same facts give the same comparison in whatever order they come.
struct MeasureComparison: Hashable {
  /// A fact of the measure.
  struct Member: Hashable {
    /// Its row.
    var fact: Int64
    /// Its identifier, which decides the order.
    var identifier: String
    /// The document that says it.
    var document: Int64
    var measure: FactMeasure
    /// Whether its subject is a known entity, which is the same thing wherever it is named.
    var isKnown: Bool
  }

  /// A position and the facts that take it.
  struct Stand: Hashable {
    var position: FactMeasure.Position
    /// Facts by identifier; whether their document is ambiguous, and whether an earlier fact of it takes the position too.
    var facts: [(fact: Int64, isAmbiguous: Bool, isRepeated: Bool)]

    static func == (a: Stand, b: Stand) -> Bool {
      a.position == b.position && a.facts.map(\.fact) == b.facts.map(\.fact)
    }
    func hash(into hasher: inout Hasher) { hasher.combine(position) }
  }

  /// Two positions (a ≤ b, indexes into `stands`) and whether they agree; of one with itself where several facts take it.
  struct Relation: Hashable {
    var a: Int
    var b: Int
    var agrees: Bool
  }

  private(set) var stands: [Stand] = []
  private(set) var relations: [Relation] = []

  /// Above this many positions words do not name one measure ("cases" of a hundred districts), and nothing is said of
  /// them. Documents that speak of one thing gave at most five different figures in the corpus; three times that.
  private static let most = 16

  /// Compares facts of one measure.
  init(_ members: [Member]) {
    let sorted = members.sorted { ($0.identifier, $0.fact) < ($1.identifier, $1.fact) }
    var positions: [FactMeasure.Position] = []
    var places: [FactMeasure.Position: Int] = [:]
    for member in sorted where places[member.measure.position] == nil {
      places[member.measure.position] = positions.count
      positions.append(member.measure.position)
    }
    let isSingular = sorted.contains { $0.measure.isSingular }
    let ambiguous = isSingular ? Self.ambiguous(sorted) : []
    stands = positions.map { Stand(position: $0, facts: []) }
    var spoken: [Set<Int64>] = stands.map { _ in [] }
    for member in sorted {
      guard let place = places[member.measure.position] else { continue }
      let isFirst = spoken[place].insert(member.document).inserted
      stands[place].facts.append((member.fact, ambiguous.contains(member.document), !isFirst))
    }
    for a in stands.indices {
      if stands[a].facts.count > 1 { relations.append(Relation(a: a, b: a, agrees: true)) }
      guard stands.count <= Self.most else { continue }
      for b in stands.indices.dropFirst(a + 1) {
        let agrees = FactMeasure.agree(positions[a], positions[b])
        let isDenied = positions[a].negated != positions[b].negated
        if isDenied {
          if !agrees { relations.append(Relation(a: a, b: b, agrees: false)) }
        } else if isSingular {
          relations.append(Relation(a: a, b: b, agrees: agrees))
        }
      }
    }
  }

  /// Documents that say, of a subject known by its words only, several things that exclude each other.
  private static func ambiguous(_ members: [Member]) -> Set<Int64> {
    var said: [Int64: Set<FactMeasure.Position>] = [:]
    for member in members where !member.isKnown { said[member.document, default: []].insert(member.measure.position) }
    return Set(
      said.filter { _, positions in
        positions.count > 1 && positions.contains { a in positions.contains { !FactMeasure.agree(a, $0) } }
      }.keys)
  }
}
