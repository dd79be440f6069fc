/// One word, number or mark of a document's text: a range and its shape, never a string.
public struct Token: Hashable, Sendable {
  /// What a token is made of.
  public enum Kind: UInt8, Sendable {
    /// Letters, with inner apostrophes and hyphens; also dotted initials (`U.S.C.`).
    case word
    /// Digits with inner separators (`1,234`, `1.4`, `2007`).
    case number
    /// Any other single scalar.
    case mark
  }

  /// First UTF-8 byte in the text.
  public var start: UInt32
  /// One past the last byte.
  public var end: UInt32
  /// The word in the vocabulary, folded to lower case and without inner full stops; `Lexeme.unknown` for others.
  public var lexeme: Lexeme
  /// The only byte of an ASCII mark, 0 for everything else.
  public var mark: UInt8
  /// What it is made of.
  public var kind: Kind
  /// How it is written and what stands before it.
  public var flags: Flags

  /// How a token is written and what stands before it.
  public struct Flags: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Takes bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// White space stands before it, or it is the first of its block.
    public static let spaced = Flags(rawValue: 1)
    /// Its first letter is a capital.
    public static let capital = Flags(rawValue: 2)
    /// It has at least two letters, all capitals.
    public static let allCaps = Flags(rawValue: 4)
    /// It is a word with inner or final full stops (`U.S.C.`).
    public static let dotted = Flags(rawValue: 8)
    /// It is the first token of its block.
    public static let blockStart = Flags(rawValue: 16)
    /// It is the first token of its sentence.
    public static let sentenceStart = Flags(rawValue: 32)
    /// A line feed stands before it.
    public static let lineStart = Flags(rawValue: 64)
    /// It has at least two capitals, a third of its bytes, so that it may be an acronym (`DoH`, `ASEAN`, `POLRI's`).
    public static let manyCapitals = Flags(rawValue: 128)
  }

  /// Length in UTF-8 bytes.
  public var count: Int { Int(end - start) }
  /// Whether it is a word whose first letter is a capital.
  public var isCapitalized: Bool { flags.contains(.capital) }
  /// Whether white space stands before it.
  public var isSpaced: Bool { flags.contains(.spaced) }
}

/// A word of the vocabulary; words that no pack and no recogniser names are `unknown`.
public struct Lexeme: Hashable, Sendable {
  /// Index in the vocabulary; 0 for unknown.
  public var id: UInt32
  /// Takes an index.
  public init(_ id: UInt32) { self.id = id }
  /// A word that nobody asked for.
  public static let unknown = Lexeme(0)
}
