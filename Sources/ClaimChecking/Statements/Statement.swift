import DocumentModel

/// A number that a statement gives, and what it is a number of.
struct Figure: Sendable {
  var amount: Amount
  var range: TextRange
  /// Terms of the thing counted or measured, without those that name nothing.
  var things: Set<String>
  /// Of these the head and what stands before it; what stands behind says where, not which.
  var head: Set<String> = []
  /// Of how many it is a part.
  var whole: Double?
  /// Of how many it is a part by what stands before: "418 victims, of whom 251 …".
  var partOf: Double?
  /// The time it holds for.
  var time: TimeSpan?
  /// Whether the time is the sentence's or an earlier one's, and not bound to the number itself.
  var isTimeInherited = false
  /// Whether its thing is said, though it may be no more than `persons`.
  var hasThing = false
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
  /// Of a cell: all terms of its row's label, of its column's headers, and of the caption.
  var label: Set<String> = []
  var headTerms: Set<String> = []
  var captionTerms: Set<String> = []
  /// Keys of the places in the caption.
  var captionPlaces: Set<String> = []
  /// Of a cell: the one time that the caption names.
  var captionTime: TimeSpan?
  /// Of a cell: whether its row or its column is that of totals.
  var isTotalRow = false
  var isTotalColumn = false
  /// Whether its row is named by a time.
  var isLabelTime = false
  /// Years that belong to the names in it: "the Factories Act, 1948".
  var nameYears: [Int] = []
  var names: [StatementName] = []
  var contextNames: [StatementName] = []
  var figures: [Figure] = []
  var times: [StatementTime] = []
  /// Its stretches with their own numbers; none for a cell.
  var segments: [Segment] = []
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

  /// The segment in which something begins.
  func segment(at range: TextRange) -> Segment? { segments.first { $0.range.contains(start: range) } }

  /// Whether anything is denied.
  var isNegated: Bool { !negatedClauses.isEmpty }

  /// Whether the word at an index is a participle behind a form of `be`, or an Indonesian passive.
  func isPassive(at index: Int) -> Bool {
    let text = words[index].text
    if text.hasPrefix("di"), text.utf8.count > 5, !text.hasSuffix("ed"), !text.hasSuffix("es") { return true }
    // "The fund, founded in 1990 by …": a participle that opens a clause.
    if index > 0, text.hasSuffix("ed"), words[index].clause != words[index - 1].clause, index + 1 < words.count,
      ["by", "in", "on", "under", "at"].contains(words[index + 1].text)
    {
      return true
    }
    let forms = ["was", "were", "is", "are", "been", "be", "being"]
    return !text.hasSuffix("ing") && words[max(0, index - 3)..<index].contains { forms.contains($0.text) }
  }

  /// Clauses as readers take them: what goes on behind an aside between two commas belongs to what was before it.
  var mainClauses: [Int: Int] {
    var mains: [Int: Int] = [:]
    var firsts: [(clause: Int, word: String)] = []
    for word in words where firsts.last?.clause != word.clause { firsts.append((word.clause, word.text)) }
    for (place, first) in firsts.enumerated() {
      mains[first.clause] = mains[first.clause] ?? first.clause
      guard place > 0, place + 1 < firsts.count, Self.isAside(first.word),
        !Self.conjunctions.contains(firsts[place + 1].word)
      else { continue }
      mains[firsts[place + 1].clause] = mains[firsts[place - 1].clause]
    }
    return mains
  }

  private static func isAside(_ word: String) -> Bool {
    asides.contains(word) || word.utf8.count > 4 && (word.hasSuffix("ed") || word.hasSuffix("ing"))
  }

  private static let asides: Set<String> = [
    "with", "which", "who", "whose", "where", "a", "an", "the", "including", "led", "yang", "termasuk", "dengan",
  ]
  private static let conjunctions: Set<String> = [
    "and", "but", "while", "whereas", "although", "because", "dan", "tetapi", "namun", "sedangkan", "yet", "or",
  ]
}
