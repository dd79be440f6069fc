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
    /// What figures of money are counted in: 1,000,000 for `Rp million`.
    var scale = 1.0
    /// The only time in it.
    var time: Mention?
    /// Whether it is that time and nothing else.
    var isTime = false
    /// The place that it is.
    var place: TextRange?
    /// The first place that it names (`Indonesian workers`).
    var namedPlace: TextRange?
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
    let end = text.token(at: range.end)
    var index = first
    var (scale, isBracketed) = (1.0, false)
    while index < text.tokens.count, Int(text.tokens[index].start) < range.end {
      let token = text.tokens[index]
      if token.kind == .word { reading.isName = true }
      if token.mark == UInt8(ascii: "(") || token.mark == UInt8(ascii: "[") { isBracketed = true }
      if token.mark == UInt8(ascii: "%") || words.percent.contains(token.lexeme) { reading.unit = reading.unit ?? "%" }
      if reading.unit == nil { reading.unit = words.currency(token, isBracketed: isBracketed) }
      if let factor = words.magnitudes[token.lexeme] { scale *= factor }
      if reading.namedPlace == nil, let match = words.places.match(text, at: index, limit: end) {
        reading.namedPlace = PossessiveEnding.trimmed(text, index..<match.end)
      }
      index += 1
    }
    if let unit = reading.unit, unit != "%", scale <= 1e15 { reading.scale = scale }
    reading.isTotal = first < index && words.totals.contains(text.tokens[first].lexeme)
    reading.time = mentions.onlyTime(range)
    reading.isTime = reading.time?.range == range
    reading.place = mentions.inside(range).first { $0.kind == .place && $0.range == range }?.range
    return reading
  }
}
