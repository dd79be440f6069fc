import DocumentModel

/// One sentence with its mentions, as those see it who look for facts in it.
struct FactSentence {
  /// The document.
  let text: TokenizedDocument
  /// Index of the sentence.
  let index: Int
  /// The tokens of the sentence.
  let tokens: Range<Int>
  /// Its mentions by start.
  let mentions: ArraySlice<Mention>
  /// Those that stand for something by themselves: not inside another, but a definition of an acronym is its long form.
  let heads: [Mention]
  /// Years, dates and periods that belong to no name.
  let times: [Mention]

  private static let timeKinds: MentionKinds = [.year, .date, .period]

  init(_ text: TokenizedDocument, _ sentence: Int, _ mentions: ArraySlice<Mention>) {
    self.text = text
    self.mentions = mentions
    index = sentence
    tokens = text.sentences[sentence]
    let definitions = mentions.indices.filter { mentions[$0].kind == .acronym }
    var heads: [Mention] = []
    var times: [Mention] = []
    for place in mentions.indices {
      let kind = mentions[place].kind
      if mentions[place].within == nil {
        if kind != .acronym { heads.append(mentions[place]) }
        if Self.timeKinds.contains(kind) { times.append(mentions[place]) }
      } else if kind != .acronym, !definitions.isEmpty {
        // `Long Name (LN)`: the long form; `LN` alone where it is a use.
        let range = mentions[place].range
        let isDefined = definitions.contains { definition in
          guard mentions[definition].range.contains(range) else { return false }
          return mentions[definition].role == "use" || mentions[definition].part("long") == range
        }
        if isDefined { heads.append(mentions[place]) }
      }
    }
    self.heads = heads
    self.times = times
  }

  /// Whether a place stands in it.
  var hasPlaces: Bool { mentions.contains { $0.kind == .place } }

  /// The kind of the block it stands in.
  var blockKind: Block.Kind? {
    tokens.isEmpty ? nil : text.document.blocks[text.block(ofToken: tokens.lowerBound)].kind
  }

  /// The tokens of a range of the text.
  func tokens(of range: TextRange) -> Range<Int> {
    let first = text.token(at: range.start)
    return first..<max(first + 1, text.token(at: range.end))
  }

  /// How many tokens stand between two places of the text.
  func distance(_ start: Int, _ end: Int) -> Int { max(0, text.token(at: end) - text.token(at: start)) }

  /// Whether a semicolon stands between two places.
  func isBroken(_ start: Int, _ end: Int) -> Bool {
    guard start < end else { return false }
    return (text.token(at: start)..<text.token(at: end)).contains { text.tokens[$0].mark == 0x3B }
  }

  /// The time a mention stands for, ISO 8601; an open end is `..`.
  static func period(_ mention: Mention) -> String? {
    switch mention.kind {
    case .year: mention.normalized["year"]?.double.map { String(Int($0)) }
    case .date: mention.normalized["iso"]?.text
    case .period:
      if let start = mention.normalized["start"]?.text {
        // `last year` is one year.
        mention.normalized["end"]?.text == start ? start : "\(start)/\(mention.normalized["end"]?.text ?? "..")"
      } else {
        mention.normalized["end"]?.text.map { "../\($0)" }
      }
    default: nil
    }
  }

  /// The value of a count, percent or sum: a number, or an object with `low` and `high`.
  static func value(_ mention: Mention) -> NormalizedValue? {
    if let value = mention.normalized["value"] { return value }
    let (low, high) = (mention.normalized["low"], mention.normalized["high"])
    guard low != nil || high != nil else { return nil }
    var fields: NormalizedFields = [:]
    if let low { fields["low"] = low }
    if let high { fields["high"] = high }
    return .object(fields)
  }
}
