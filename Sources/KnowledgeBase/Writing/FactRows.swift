import Digests
import DocumentModel

/// Facts and their evidence as rows.
struct FactRows {
  private(set) var facts = RowBuffer(width: 21)
  private(set) var evidence = RowBuffer(width: 7)
  /// The measures of the facts.
  private(set) var measures = RowBuffer(width: 1)
  private let entities: [String: Int]
  private let document: String

  /// Takes the indexes of entities by key and the document's identifier.
  init(_ entities: [String: Int], document: String) {
    self.entities = entities
    self.document = document
  }

  mutating func add(_ fact: Fact) {
    let draft = fact.draft
    let place = facts.count
    facts.row()
    facts.document()
    facts.text(Identifiers.fact(document: document, fact))
    facts.text(draft.property)
    facts.text(draft.subject)
    facts.reference(.entity, draft.subjectKey.flatMap { entities[$0] })
    facts.text(StoredPlaces.json(draft.value))
    facts.reference(.entity, draft.valueKey.flatMap { entities[$0] })
    facts.text(draft.unit)
    facts.text(draft.period)
    facts.text(draft.place)
    facts.text(draft.population)
    facts.text(draft.qualifier)
    facts.text(draft.attribution)
    facts.integer(draft.negated ? 1 : 0)
    let numbers = NumberSpan(draft)
    facts.real(numbers?.number)
    facts.real(numbers?.low)
    facts.real(numbers?.high)
    let years = YearSpan.of(draft.period)
    facts.integer(years.from)
    facts.integer(years.to)
    let measure = FactMeasure(draft, FigureNames(fact))?.number
    facts.integer(measure.map { Int($0) })
    if let measure { measures.integer(Int(measure)) }
    for piece in fact.evidence {
      let hull = piece.provenance.hull
      evidence.row()
      evidence.reference(.fact, place)
      evidence.text(piece.role.rawValue)
      evidence.integer(hull.start)
      evidence.integer(hull.end)
      evidence.text(StoredPlaces.ranges(piece.provenance))
      evidence.text(piece.provenance.quote)
    }
  }
}
