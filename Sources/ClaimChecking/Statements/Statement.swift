import DocumentModel

/// A number that a statement gives, and what it is a number of.
struct Figure: Sendable {
  var amount: Amount
  var range: TextRange
  /// Terms of the thing counted or measured, without those that name nothing.
  var things: Set<String>
  /// Of how many it is a part.
  var whole: Double?
  /// The time it holds for.
  var time: TimeSpan?
  /// Whether the time is the sentence's or an earlier one's, and not bound to the number itself.
  var isTimeInherited = false
  /// Whether the thing is that of the number before.
  var isThingInherited = false
}

/// A named entity of a statement.
struct StatementName: Sendable {
  var kind: MentionKind
  /// The entity's key; nil where it is known by its words only.
  var key: String?
  /// The provision of a law or treaty, written as one text.
  var provision: String?
  var terms: Set<String>
  var range: TextRange
  var text: String
}

/// A time of a statement.
struct StatementTime: Sendable {
  var span: TimeSpan
  var range: TextRange
}

/// One word of a statement.
struct StatementWord: Sendable {
  var text: String
  var term: String
  var range: TextRange
  /// Number of the clause it stands in.
  var clause: Int
  /// Whether it says something by itself and belongs to no name, number or time.
  var isContent: Bool
  /// Whether it belongs to a name, number or time.
  var isCovered: Bool
  /// Whether it is written with a capital that is not a sentence's.
  var isProper = false
}

/// A sentence or a table's cell, as it is compared: its terms, names, numbers and times.
struct Statement: Sendable {
  /// Where it stands: one range for a sentence; for a cell the cell and its headers.
  var places: [TextRange]
  var words: [StatementWord] = []
  /// Terms of all its words, with the other forms of its names.
  var terms: Set<String> = []
  /// Terms of what stands around it: headings, the table's caption.
  var context: Set<String> = []
  /// Terms of the sentences before it in its paragraph, or of the one that leads its list.
  var lead: Set<String> = []
  /// Of a cell: terms of the headers of its column that tell what it is.
  var heads: Set<String> = []
  /// Years that belong to the names in it: "the Factories Act, 1948".
  var nameYears: [Int] = []
  var names: [StatementName] = []
  var contextNames: [StatementName] = []
  var figures: [Figure] = []
  var times: [StatementTime] = []
  /// Times of the sentence before.
  var contextTimes: [TimeSpan] = []
  /// Clauses that deny.
  var negatedClauses: Set<Int> = []
  /// The clause of each denial.
  var denials: [Int] = []
  var irrealis: Set<String> = []
  /// Whether it tells what others said, or asks.
  var isReported = false
  var quantifiers: Set<String> = []
  /// Index of its block; of its table and row for cells.
  var block = 0
  var table: Int?
  var row = 0
  var column = 0

  /// Whether anything is denied.
  var isNegated: Bool { !negatedClauses.isEmpty }

  /// Whether the word at an index is a participle behind a form of `be`, or an Indonesian passive.
  func isPassive(at index: Int) -> Bool {
    let text = words[index].text
    if text.hasPrefix("di"), text.utf8.count > 5, !text.hasSuffix("ed"), !text.hasSuffix("es") { return true }
    let forms = ["was", "were", "is", "are", "been", "be", "being"]
    return !text.hasSuffix("ing") && words[max(0, index - 3)..<index].contains { forms.contains($0.text) }
  }
}
