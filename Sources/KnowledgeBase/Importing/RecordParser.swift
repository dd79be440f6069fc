import Digests
import DocumentModel

/// Reads the contract's records back into the values they were written from. Nothing is taken on trust that can be
/// computed: identifiers must be those of what they stand for.
struct RecordParser {
  /// Keys of entities by their identifiers.
  var entities: [String: String]
  /// The document's identifier.
  var document: String
  /// Whether an entity without a record is left out: not every worker tells the keys. Else it is refused.
  var leavesUnknownEntitiesOut = false

  private static let nowhere = TextRange(0, 0)

  /// A mention. `entity` is its entity's key where the record does not name it.
  func mention(_ record: RecordFields, entity: String? = nil) throws(ImportRefusal) -> AnchoredMention {
    guard let kind = MentionKind(rawValue: try record.text("kind")) else {
      throw ImportRefusal("`kind` \(try record.text("kind")) is unknown")
    }
    let place = try Self.provenance(record)
    var within: MentionKind?
    if let name = try record.optionalText("within") {
      within = MentionKind(rawValue: name)
      if within == nil { throw ImportRefusal("`within` \(name) is unknown") }
    }
    var key = entity
    if let id = try record.optionalText("entity") { key = try self.key(id) }
    var parts: [(name: String, place: Provenance, scalars: Range<Int>)] = []
    for field in try record.object("parts")?.fields.fields ?? [] {
      guard case .object(let part) = field.value else {
        throw ImportRefusal("part `\(field.name)` should be an object")
      }
      let fields = RecordFields(part)
      let inner = try Self.provenance(fields)
      guard place.hull.start <= inner.hull.start, inner.hull.end <= place.hull.end else {
        throw ImportRefusal("part `\(field.name)` is not inside its mention")
      }
      parts.append((field.name, inner, try Self.scalars(fields)))
    }
    var mention = Mention(
      kind, Self.nowhere, normalized: Self.normalized(try record.object("normalized"), kind, key),
      parts: parts.map { Mention.Part($0.name, Self.nowhere) }, recognizer: try record.text("recognizer"),
      entityKey: key, role: try record.optionalText("role"))
    mention.within = within
    let anchored = AnchoredMention(
      mention: mention, provenance: place, parts: parts.map(\.place), context: try record.text("context"),
      block: try record.text("block"), textScalars: try Self.scalars(record), partScalars: parts.map(\.scalars))
    if let id = try record.optionalText("id"),
      id != Identifiers.mention(document: document, kind: kind, hull: place.hull)
    {
      throw ImportRefusal("`id` is not that of its document, kind, start and end")
    }
    return anchored
  }

  /// A fact. Each piece of evidence must be of the document.
  func fact(_ record: RecordFields, sha256: SHA256Digest) throws(ImportRefusal) -> Fact {
    guard let subject = try record.object("subject"), let value = record.fields["value"] else {
      throw ImportRefusal("`subject` or `value` is missing")
    }
    var evidence: [Fact.Evidence] = []
    for piece in try record.objects("evidence") {
      guard let role = EvidenceRole(rawValue: try piece.text("role")) else {
        throw ImportRefusal("the role \(try piece.text("role")) of evidence is unknown")
      }
      guard try piece.text("sha256") == sha256.hex else { throw ImportRefusal("evidence of another document") }
      evidence.append(Fact.Evidence(role: role, provenance: try Self.provenance(piece)))
    }
    var draft = FactDraft(
      property: try record.text("property"), subject: try subject.text("text"), value: value,
      unit: try record.optionalText("unit"), period: try record.optionalText("period"),
      qualifier: try record.optionalText("qualifier"), attribution: try record.optionalText("attribution"),
      evidence: evidence.map { FactDraft.Evidence($0.role, Self.nowhere) })
    if let id = try subject.optionalText("entity") { draft.subjectKey = try key(id) }
    if let id = try record.optionalText("valueEntity") { draft.valueKey = try key(id) }
    draft.place = try record.optionalText("place")
    draft.population = try record.optionalText("population")
    draft.negated = record.fields["negated"] == .boolean(true)
    guard let fact = Fact(draft, evidence: evidence) else { throw ImportRefusal("a fact without evidence") }
    guard try record.text("id") == Identifiers.fact(document: document, fact) else {
      throw ImportRefusal("`id` is not that of the fact's document, property, subject, value and places")
    }
    return fact
  }

  /// A problem.
  static func diagnostic(_ record: RecordFields) throws(ImportRefusal) -> Diagnostic {
    guard let severity = Diagnostic.Severity(rawValue: try record.text("severity")) else {
      throw ImportRefusal("the severity \(try record.text("severity")) is unknown")
    }
    return Diagnostic(
      try record.text("id"), severity, try record.text("message"), start: try record.optionalInt("start"),
      limit: try record.optionalInt("limit"), value: try record.optionalInt("value"))
  }

  /// The key of an entity.
  private func key(_ identifier: String) throws(ImportRefusal) -> String? {
    if let key = entities[identifier] { return key }
    guard leavesUnknownEntitiesOut else { throw ImportRefusal("the entity \(identifier) has no record") }
    return nil
  }

  /// The identifier that the renderer adds to an agency is its entity's, and not a part of what was stored.
  private static func normalized(_ fields: RecordFields?, _ kind: MentionKind, _ key: String?) -> NormalizedFields {
    guard var normalized = fields?.fields else { return NormalizedFields() }
    if kind == .agency, let key, let last = normalized.fields.last, last.name == "id",
      last.value == .string(Identifiers.entity(key: key))
    {
      normalized["id"] = nil
    }
    return normalized
  }

  private static func scalars(_ record: RecordFields) throws(ImportRefusal) -> Range<Int> {
    let (start, end) = (try record.int("textStart"), try record.int("textEnd"))
    guard 0 <= start, start <= end else { throw ImportRefusal("`textStart` and `textEnd` are no range") }
    return start..<end
  }

  /// `quote`, `start`, `end` and, where there are several, `ranges`, of which the first two are the hull.
  private static func provenance(_ record: RecordFields) throws(ImportRefusal) -> Provenance {
    let hull = SourceRange(try record.int("start"), try record.int("end"))
    var ranges: [SourceRange] = []
    for pair in try record.list("ranges") {
      guard case .array(let ends) = pair, ends.count == 2, case .integer(let start) = ends[0],
        case .integer(let end) = ends[1]
      else { throw ImportRefusal("`ranges` should be pairs of offsets") }
      ranges.append(SourceRange(start, end))
    }
    if ranges.isEmpty { ranges = [hull] }
    let isOrdered = zip(ranges, ranges.dropFirst()).allSatisfy { $0.end <= $1.start }
    guard ranges.allSatisfy({ 0 <= $0.start && $0.start < $0.end }), isOrdered, ranges[0].start == hull.start,
      ranges[ranges.count - 1].end == hull.end
    else { throw ImportRefusal("`start`, `end` and `ranges` are no places of a source") }
    guard let place = Provenance(ranges: ranges, quote: try record.text("quote")) else {
      throw ImportRefusal("`quote` is empty")
    }
    return place
  }
}
