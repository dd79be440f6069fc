/// The words that link a figure to what stands before it: `was held at`, ` (`, `of about`. At most eight, remarks in brackets
/// not counted as words.
struct FigureLink {
  /// The first of them; what is measured ends before it.
  private(set) var start: Int
  private(set) var hasVerb = false
  private(set) var hasJoiner = false

  init(_ clause: Clause, before figure: Int, floor: Int, _ words: MeasuredWords) {
    start = figure
    for _ in 0..<8 where start > floor {
      let place = start - 1
      if clause.mark(place) == UInt8(ascii: ")") {
        guard let open = Self.openingBracket(clause, place), open >= floor else { break }
        start = open
        continue
      }
      let lexeme = clause.lexeme(place)
      let isVerb =
        words.verbs.contains(lexeme) && !words.phrases.isNounUse(clause, place)
        || clause.ends(place, "ed") && (words.be.contains(clause.lexeme(place - 1)) || clause.ends(place - 1, "ly"))
      let isJoiner = words.conjunctions.contains(lexeme)
      if isJoiner || clause.mark(place) == UInt8(ascii: ",") { hasJoiner = true }
      if isVerb { hasVerb = true }
      let isAdverb = clause.isWord(place) && clause.ends(place, "ly")
      guard isVerb || isJoiner || isAdverb || words.links.contains(lexeme) || Self.isMark(clause, place) else { break }
      start = place
    }
  }

  /// Whether a mark stands there that may stand between a thing and its figure.
  static func isMark(_ clause: Clause, _ index: Int) -> Bool {
    switch clause.mark(index) {
    case UInt8(ascii: "("), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "~"), UInt8(ascii: "-"):
      return true
    default: break
    }
    switch clause.symbol(index) {
    case 0x223C, 0x2248, 0x2264, 0x2265, 0x2A7D, 0x2A7E, 0xB1, 0x2212, 0x2013: return true
    default: return false
    }
  }

  /// The opening bracket of a short remark in brackets that ends at `index`.
  private static func openingBracket(_ clause: Clause, _ index: Int) -> Int? {
    (max(clause.range.lowerBound, index - 14)..<index).last { clause.mark($0) == UInt8(ascii: "(") }
  }
}
