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
  /// Its place in the text, inside one block, without white space at its ends.
  public var range: TextRange
  /// What it means, with the contract's keys.
  public var normalized: NormalizedFields
  /// Its parts.
  public var parts: [Part]
  /// The rule that found it, e.g. `law/indonesia`.
  public var recognizer: String
  /// The key of the entity it names (kind, then canonical key), for laws, treaties and agencies.
  public var entityKey: String?
  /// `use` for a later use of an acronym.
  public var role: String?
  /// The kind of the smallest mention of another kind around it.
  public var within: MentionKind?
  /// Index of its sentence in the tokenized document, whose text is the `context`.
  public var sentence: Int

  /// Makes a mention from its fields.
  public init(
    _ kind: MentionKind, _ range: TextRange, normalized: NormalizedFields = [:], parts: [Part] = [], recognizer: String,
    entityKey: String? = nil, role: String? = nil, sentence: Int = 0
  ) {
    self.kind = kind
    self.range = range
    self.normalized = normalized
    self.parts = parts
    self.recognizer = recognizer
    self.entityKey = entityKey
    self.role = role
    self.sentence = sentence
  }

  /// The range of a named part.
  public func part(_ name: String) -> TextRange? { parts.first { $0.name == name }?.range }
}
