import DocumentModel

/// Finds the mentions of one kind. A recogniser is a value; it sees tokens and appends what it finds.
protocol Recognizer: Sendable {
  /// Its name in `Mention.recognizer` before the slash, e.g. `law`.
  var name: String { get }

  /// The words and shapes at which it wants to look.
  var triggers: Triggers { get }

  /// Looks at the token `index`, which is one of its triggers, and appends what it finds around it. A mention may begin
  /// before the trigger. Must take time bounded by the length of the sentence.
  func recognize(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention])
}

/// The words and shapes at which a recogniser wants to look.
struct Triggers: Sendable {
  /// Words.
  var lexemes: LexemeSet
  /// Each number token.
  var numbers: Bool
  /// Each ASCII mark in this set.
  var marks: Set<UInt8>
  /// Each word written in capitals only.
  var allCaps: Bool

  /// Makes triggers from their fields.
  init(lexemes: LexemeSet = [], numbers: Bool = false, marks: Set<UInt8> = [], allCaps: Bool = false) {
    self.lexemes = lexemes
    self.numbers = numbers
    self.marks = marks
    self.allCaps = allCaps
  }
}
