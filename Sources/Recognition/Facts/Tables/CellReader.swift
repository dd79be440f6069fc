import DocumentModel

/// What the headers and labels of a document's tables say, each read once however many figures it stands over.
struct CellReader {
  /// What a header or label says.
  struct Reading {
    /// Whether a letter stands in it, so that it names something.
    var isName = false
    /// Whether it is too long to be a header.
    var isLong = false
    /// Whether it begins with `Total` or its like.
    var isTotal = false
    /// `%` or a currency of ISO 4217.
    var unit: String?
    /// The only time in it.
    var time: Mention?
    /// Whether it is that time and nothing else.
    var isTime = false
    /// The place that it is.
    var place: TextRange?
  }

  private let text: TokenizedDocument
  private let mentions: SortedMentions
  private let words: TableWords
  private var readings: [Int: Reading] = [:]

  init(_ text: TokenizedDocument, _ mentions: SortedMentions, _ words: TableWords) {
    self.text = text
    self.mentions = mentions
    self.words = words
  }

  /// What a cell says.
  mutating func read(_ cell: DocumentTable.Cell) -> Reading {
    if let known = readings[cell.range.start] { return known }
    let reading = make(cell.range)
    readings[cell.range.start] = reading
    return reading
  }

  private func make(_ range: TextRange) -> Reading {
    var reading = Reading()
    guard range.count <= TableFrame.longest else {
      reading.isLong = true
      return reading
    }
    let first = text.token(at: range.start)
    var index = first
    while index < text.tokens.count, Int(text.tokens[index].start) < range.end {
      let token = text.tokens[index]
      if token.kind == .word { reading.isName = true }
      if token.mark == UInt8(ascii: "%") || words.percent.contains(token.lexeme) { reading.unit = reading.unit ?? "%" }
      if token.flags.contains(.allCaps), reading.unit == nil { reading.unit = words.currencies[token.lexeme] }
      index += 1
    }
    reading.isTotal = first < index && words.totals.contains(text.tokens[first].lexeme)
    reading.time = mentions.onlyTime(range)
    reading.isTime = reading.time?.range == range
    reading.place = mentions.inside(range).first { $0.kind == .place && $0.range == range }?.range
    return reading
  }
}
