import DocumentModel

/// Takes what a document's own markup says as mentions with their identifiers. What the text says of itself stands; the
/// markup adds what it lacks, and mentions that the text alone does not give.
enum MarkedMentions {
  /// A mark longer than this many bytes is a title or a passage, not a name.
  private static let longest = 300

  /// Adds to what was found in a text. Cost: n log n in the number of mentions and marks.
  static func add(to found: inout [Mention], in text: TokenizedDocument) {
    guard !text.document.sourceMarks.isEmpty else { return }
    let order = found.indices.sorted { found[$0].range.start < found[$1].range.start }
    var reach: [Int] = []
    for index in order { reach.append(max(reach.last ?? 0, found[index].range.end)) }
    var added: [Mention] = []
    for mark in text.document.sourceMarks where mark.range.count <= longest && mark.kind != .field {
      guard let mention = mention(mark, text) else { continue }
      // The mentions that overlap it are those before the first that begins behind it, back to where none reaches it.
      var place = partition(order.count) { found[order[$0]].range.start >= mention.range.end }
      var rivals: [Int] = []
      while place > 0, reach[place - 1] > mention.range.start {
        place -= 1
        if found[order[place]].range.end > mention.range.start { rivals.append(order[place]) }
      }
      if let rival = rivals.first(where: { isSame(mention, found[$0]) }) {
        complete(&found[rival], mention)
      } else if !rivals.contains(where: { stands(found[$0], against: mention) }) {
        added.append(mention)
      }
    }
    found += added
  }

  private static func partition(_ count: Int, _ isBehind: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private static func contains(_ outer: TextRange, _ inner: TextRange) -> Bool {
    outer.start <= inner.start && inner.end <= outer.end
  }

  /// Whether the text's own mention is the marked one.
  private static func isSame(_ marked: Mention, _ other: Mention) -> Bool {
    marked.kind == other.kind && (contains(other.range, marked.range) || contains(marked.range, other.range))
  }

  /// Whether the text's own mention keeps the marked one out.
  private static func stands(_ other: Mention, against marked: Mention) -> Bool {
    switch (marked.kind, other.kind) {
    case (_, marked.kind): true
    case (.law, .treaty), (.date, .period): true
    case (.agency, .law), (.agency, .treaty), (.agency, .acronym): contains(other.range, marked.range)
    default: false
    }
  }

  /// Gives a mention what only the markup says.
  private static func complete(_ mention: inout Mention, _ marked: Mention) {
    // The identifier of one of several provisions is not that of the whole mention.
    guard mention.normalized["id"] == nil else { return }
    for field in marked.normalized.fields where mention.normalized[field.name] == nil {
      if field.name == "name" || field.name == "title" { continue }
      mention.normalized[field.name] = field.value
    }
  }

  /// The mention of a mark by itself; nil for marks that are none, and where the text is only "there" or "below".
  private static func mention(_ mark: SourceMark, _ text: TokenizedDocument) -> Mention? {
    let first = text.token(at: mark.range.start)
    let end = text.token(at: mark.range.end)
    guard first < end, Int(text.tokens[end - 1].end) <= mark.range.end else { return nil }
    var tokens = first..<end
    if mark.kind != .date, tokens.count > 1, ["the", "The", "THE"].contains(text.string(text.tokens[first])) {
      tokens = first + 1..<end
    }
    let sentence = text.sentence(ofToken: tokens.lowerBound)
    guard text.sentences[sentence].upperBound >= tokens.upperBound else { return nil }
    let range = text.range(tokens)
    let bytes = text.document.text.utf8[range.start..<range.end]
    let hasDigit = bytes.contains { $0 >= 0x30 && $0 <= 0x39 }
    let isName = bytes.first.map { ($0 >= 0x41 && $0 <= 0x5A) || $0 >= 0x80 } ?? false
    guard hasDigit || isName else { return nil }
    let quote = text.document.text.quote(range)
    switch mark.kind {
    case .law:
      // "Act" alone points; so does "that Act", which is no name either.
      guard hasDigit || tokens.count > 1, let identifier = mark.identifier.flatMap({ LawIdentifier($0) }) else {
        return nil
      }
      let fields = identifier.fields
      let key = ["jurisdiction", "type", "number", "year"].map { name -> String in
        switch fields[name] {
        case .string(let value)?: value
        case .integer(let value)?: String(value)
        default: ""
        }
      }
      return Mention(
        .law, range, normalized: fields, recognizer: "law/markup",
        entityKey: identifier.work.map { "law:" + $0 } ?? (["law"] + key).joined(separator: ":"), sentence: sentence)
    case .date:
      guard hasDigit, let iso = mark.value.flatMap(iso) else { return nil }
      return Mention(.date, range, normalized: ["iso": .string(iso)], recognizer: "date/markup", sentence: sentence)
    case .agency, .place:
      let kind: MentionKind = mark.kind == .agency ? .agency : .place
      return Mention(
        kind, range, normalized: ["name": .string(quote)], recognizer: "\(kind.rawValue)/markup",
        entityKey: "\(kind.rawValue):\(quote.lowercased())", sentence: sentence)
    case .citation, .person, .note, .figure, .table, .reference, .field: return nil
    }
  }

  /// ISO 8601 as precise as a value in markup: `2009-10-23`, `20091023`, `2009-10`, a time cut off.
  private static func iso(_ value: String) -> String? {
    let day = value.split(separator: "T").first ?? ""
    var digits = day.utf8.filter { $0 != 0x2D }
    guard digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), [4, 6, 8].contains(digits.count) else { return nil }
    let year = String(decoding: digits.prefix(4), as: UTF8.self)
    digits.removeFirst(4)
    var parts = [year]
    for limit in [12, 31] where !digits.isEmpty {
      let part = String(decoding: digits.prefix(2), as: UTF8.self)
      guard let number = Int(part), (1...limit).contains(number) else { return nil }
      parts.append(part)
      digits.removeFirst(2)
    }
    return parts.joined(separator: "-")
  }
}
