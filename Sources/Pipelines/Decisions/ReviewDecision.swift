/// What a person decided about something that the program found. It stands beside what was found, never in its place: the
/// next run applies it.
public struct ReviewDecision: Codable, Hashable, Sendable {
  /// What was decided.
  public enum Verdict: String, Codable, Sendable, CaseIterable {
    /// It is right.
    case confirmed
    /// It is nothing of the kind.
    case rejected
    /// It is something else, or stands elsewhere, as the decision says.
    case corrected
    /// What was decided before holds no longer.
    case withdrawn
  }

  /// What was decided.
  public var verdict: Verdict
  /// SHA-256 of the document's bytes, hexadecimal; nil for a decision about names.
  public var sha256: String?
  /// The source's name when it was decided.
  public var source: String?
  /// The mention's kind.
  public var kind: String?
  /// The mention's place: first byte of the source.
  public var start: Int?
  /// One past its last byte.
  public var end: Int?
  /// What stands there.
  public var quote: String?
  /// For `corrected`: the right kind.
  public var newKind: String?
  /// For `corrected`: the first byte of the right place.
  public var newStart: Int?
  /// For `corrected`: one past the last byte of the right place.
  public var newEnd: Int?
  /// For a decision about names: the key of the entity.
  public var entity: String?
  /// The name that was taken for the entity's; nil for all of them.
  public var name: String?
  /// For `corrected`: the key of the entity that it is.
  public var into: String?
  /// Who decided.
  public var who: String
  /// When, ISO 8601 in UTC.
  public var when: String
  /// Why; may be empty.
  public var why: String

  /// Makes a decision about a mention.
  public init(
    _ verdict: Verdict, sha256: String, source: String, kind: String, start: Int, end: Int, quote: String, who: String,
    when: String, why: String
  ) {
    self.verdict = verdict
    (self.sha256, self.source, self.kind) = (sha256, source, kind)
    (self.start, self.end, self.quote) = (start, end, quote)
    (self.who, self.when, self.why) = (who, when, why)
  }

  /// Makes a decision about the names of an entity, by its key.
  public init(
    _ verdict: Verdict, entity: String, name: String?, into: String?, who: String, when: String, why: String
  ) {
    self.verdict = verdict
    (self.entity, self.name, self.into) = (entity, name, into)
    (self.who, self.when, self.why) = (who, when, why)
  }

  /// What it is about: of two decisions about the same, the later holds.
  public var subject: String {
    if let entity { return "entity\u{1F}\(entity)\u{1F}\(name ?? "")" }
    return "mention\u{1F}\(sha256 ?? "")\u{1F}\(kind ?? "")\u{1F}\(start ?? 0)\u{1F}\(end ?? 0)"
  }

  /// Whether it changes what a run stores.
  public var changesResult: Bool { verdict == .rejected || verdict == .corrected }
}
