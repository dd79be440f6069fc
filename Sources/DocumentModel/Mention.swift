/// The kinds of mentions, in the order that decides nesting between equal ranges (contract, "Nesting").
public enum MentionKind: String, CaseIterable, Sendable, Comparable {
  case reference, citation, acronym, law, treaty, agency, place, period, date, count, percent, money, measure, year

  /// Its place in the contract's order.
  public var rank: Int {
    switch self {
    case .reference: 0
    case .citation: 1
    case .acronym: 2
    case .law: 3
    case .treaty: 4
    case .agency: 5
    case .place: 6
    case .period: 7
    case .date: 8
    case .count: 9
    case .percent: 10
    case .money: 11
    case .measure: 12
    case .year: 13
    }
  }

  /// Earlier in the contract's order first.
  public static func < (a: MentionKind, b: MentionKind) -> Bool { a.rank < b.rank }
}

/// Something a document names: its kind, its place in the text, and what it means.
public struct Mention: Hashable, Sendable {
  /// A named sub-range; inside the mention.
  public struct Part: Hashable, Sendable {
    /// `instrument`, `provision`, `value`, `thing`, `qualifier`, `whole`, …
    public var name: String
    /// Its place in the text.
    public var range: TextRange

    /// Makes a part from its fields.
    public init(_ name: String, _ range: TextRange) {
      self.name = name
      self.range = range
    }
  }

  /// What it is.
  public var kind: MentionKind
  /// The kind of the smallest mention of another kind around it.
  public var within: MentionKind?
  /// Its place in the text, inside one block, without white space at its ends.
  public var range: TextRange
  /// Index of its sentence in the tokenized document, whose text is the `context`.
  public var sentence: Int
  /// What only some stages look at, behind one reference: mentions are copied and sorted more often than read.
  private var details: Details

  /// Makes a mention from its fields.
  public init(
    _ kind: MentionKind, _ range: TextRange, normalized: NormalizedFields = [:], parts: [Part] = [], recognizer: String,
    entityKey: String? = nil, role: String? = nil, sentence: Int = 0
  ) {
    self.kind = kind
    self.range = range
    self.sentence = sentence
    details = Details(normalized, parts, recognizer, entityKey, role)
  }

  /// What it means, with the contract's keys.
  public var normalized: NormalizedFields {
    get { details.normalized }
    set { own().normalized = newValue }
  }

  /// Its parts.
  public var parts: [Part] {
    get { details.parts }
    set { own().parts = newValue }
  }

  /// The rule that found it, e.g. `law/indonesia`.
  public var recognizer: String {
    get { details.recognizer }
    set { own().recognizer = newValue }
  }

  /// The key of the entity it names (kind, then canonical key), for laws, treaties and agencies.
  public var entityKey: String? {
    get { details.entityKey }
    set { own().entityKey = newValue }
  }

  /// `use` for a later use of an acronym.
  public var role: String? {
    get { details.role }
    set { own().role = newValue }
  }

  /// The range of a named part.
  public func part(_ name: String) -> TextRange? { parts.first { $0.name == name }?.range }

  /// The details, for this mention alone.
  private mutating func own() -> Details {
    if !isKnownUniquelyReferenced(&details) { details = Details(copying: details) }
    return details
  }

  /// What a mention means; written to by one owner only (`own`), so that it may be shared between threads.
  private final class Details: Hashable, @unchecked Sendable {
    var normalized: NormalizedFields
    var parts: [Part]
    var recognizer: String
    var entityKey: String?
    var role: String?

    init(
      _ normalized: NormalizedFields, _ parts: [Part], _ recognizer: String, _ entityKey: String?, _ role: String?
    ) {
      self.normalized = normalized
      self.parts = parts
      self.recognizer = recognizer
      self.entityKey = entityKey
      self.role = role
    }

    convenience init(copying other: Details) {
      self.init(other.normalized, other.parts, other.recognizer, other.entityKey, other.role)
    }

    static func == (a: Details, b: Details) -> Bool {
      a === b
        || a.normalized == b.normalized && a.parts == b.parts && a.recognizer == b.recognizer
          && a.entityKey == b.entityKey && a.role == b.role
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(normalized)
      hasher.combine(parts)
      hasher.combine(recognizer)
      hasher.combine(entityKey)
      hasher.combine(role)
    }
  }
}
