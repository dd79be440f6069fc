import DocumentModel

/// Decides between forms of citation over a whole document: an author uses one of them, so that what only might be a
/// citation is one where its form is the document's.
enum CitationSettling {
  static let square = "citation/number"
  static let round = "citation/round"
  static let superscript = "citation/superscript"
  /// A number that is the mark of a note only beside sure ones.
  static let weak = "citation/superscript-weak"

  /// Takes out citations of forms that are not the document's, and quantities that are the numbers of citations. `entries` is
  /// the number of its references. Cost: n log n in the number of mentions, nothing where there are no citations.
  static func settle(_ found: inout [Mention], entries: Int) {
    var (squares, rounds, supers) = (0, 0, 0)
    var citations: [TextRange] = []
    var any = false
    for index in found.indices where found[index].kind == .citation {
      any = true
      switch found[index].recognizer {
      case square: squares += 1
      case round: rounds += 1
      case superscript: supers += 1
      default: break
      }
    }
    guard any else { return }
    let keepsWeak = supers > 0 && supers >= squares
    let keepsSupers = supers >= squares
    let keepsRound = rounds > 0 && rounds >= squares && supers < max(2, rounds)
    found.removeAll { mention in
      guard mention.kind == .citation else { return false }
      switch mention.recognizer {
      case weak: return !keepsWeak
      case superscript: return !keepsSupers
      case round: return !keepsRound || (entries > 0 && isBeyond(mention, entries))
      default: return false
      }
    }
    for index in found.indices where found[index].kind == .citation && found[index].normalized["numbers"] != nil {
      citations.append(found[index].range)
    }
    guard !citations.isEmpty else { return }
    citations.sort { $0.start < $1.start }
    found.removeAll { mention in
      switch mention.kind {
      case .count, .money, .measure, .percent, .period, .date, .year:
        return overlapsPartly(mention.range, citations)
      default: return false
      }
    }
  }

  /// Takes out what stands in entries of lists of references: authors and year of an entry cite nothing. `entries` are in
  /// document order.
  static func takeOutEntries(_ found: inout [Mention], _ entries: [TextRange]) {
    guard !entries.isEmpty else { return }
    found.removeAll { $0.kind == .citation && overlapsPartly($0.range, entries) }
  }

  /// Takes out quantities that hold the raised number of a citation: `31` and the mark `2` before `lamps` are not 2 lamps.
  static func takeOutRaised(_ found: inout [Mention], in text: TokenizedDocument) {
    let bytes = text.document.text.utf8
    let raised = text.document.sourceMarks.filter { mark in
      mark.kind == .citation && mark.range.count <= 12 && mark.range.count != 4
        && bytes[mark.range.start..<mark.range.end].allSatisfy { isDigit($0) || $0 < 0x30 || $0 >= 0x80 }
    }.map(\.range)
    guard !raised.isEmpty else { return }
    found.removeAll { mention in
      switch mention.kind {
      case .count, .money, .measure, .percent, .period, .date, .year: return overlapsPartly(mention.range, raised)
      default: return false
      }
    }
  }

  /// Takes out what only a reference would have made a citation: one name before a year in running text (`Jakarta (2014)`).
  static func takeOutDoubtful(_ found: inout [Mention], in text: TokenizedDocument) {
    found.removeAll { mention in
      guard mention.kind == .citation,
        mention.recognizer == "citation/narrative" || mention.recognizer == "citation/running",
        mention.normalized["resolution"]?.text == "unresolved", let authors = mention.part("authors"),
        case .array(let names)? = mention.normalized["authors"], names.count == 1
      else { return false }
      let first = text.token(at: authors.start)
      let end = text.token(at: authors.end)
      // `et al.` makes it one in any case; so does a plain family name that no pack knows.
      let words = (first..<end).filter { text.tokens[$0].kind == .word && text.tokens[$0].count > 1 }
      if words.count >= 3 || words.contains(where: { !text.tokens[$0].isCapitalized }) { return false }
      return words.contains { text.tokens[$0].lexeme != .unknown || text.tokens[$0].flags.contains(.allCaps) }
    }
  }

  private static func isBeyond(_ mention: Mention, _ entries: Int) -> Bool {
    guard case .array(let numbers)? = mention.normalized["numbers"] else { return false }
    return numbers.contains { $0.double.map { $0 > Double(entries) } ?? false }
  }

  /// Whether a range shares bytes with a citation without standing inside it.
  private static func overlapsPartly(_ range: TextRange, _ citations: [TextRange]) -> Bool {
    var low = 0
    var high = citations.count
    while low < high {
      let middle = (low + high) / 2
      if citations[middle].end <= range.start { low = middle + 1 } else { high = middle }
    }
    return low < citations.count && citations[low].overlaps(range)
  }
}
