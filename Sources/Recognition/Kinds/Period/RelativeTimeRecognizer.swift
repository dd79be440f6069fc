import DocumentModel

/// Times told from the day of the document (`last year`, `this month`, `yesterday`, `tahun lalu`): found only where the
/// document gives its date; elsewhere they say nothing that could be compared.
struct RelativeTimeRecognizer: Recognizer {
  let name = "period"
  let triggers: Triggers

  /// Units by word: `Y`, `Q`, `M`, `W`.
  private let units: LexemeTable<String>
  /// Days from the document's day.
  private let days: LexemeTable<Int>
  /// Steps before the unit: -1 for `last`.
  private let before: LexemeTable<Int>
  /// Steps behind it, as in Indonesian.
  private let behind: LexemeTable<Int>

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    func table(_ prefix: String) -> [Lexeme: String] {
      var table: [Lexeme: String] = [:]
      for (name, words) in packs.lists(under: prefix) {
        for word in words { table[vocabulary.intern(word)] = name }
      }
      return table
    }
    let units = table("relative.unit.")
    let days = table("relative.day.").mapValues { Int($0) ?? 0 }
    self.units = LexemeTable(units)
    self.days = LexemeTable(days)
    before = LexemeTable(table("relative.before.").mapValues { Int($0) ?? 0 })
    behind = LexemeTable(table("relative.behind.").mapValues { Int($0) ?? 0 })
    triggers = Triggers(lexemes: LexemeSet(units.keys).union(LexemeSet(days.keys)))
  }

  func recognize(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention]) {
    let lexeme = text.tokens[index].lexeme
    if let step = days[lexeme] {
      guard let day = Self.day(text), let iso = CalendarDay(day)?.adding(days: step).iso else { return }
      append(text, index..<(index + 1), .date, ["iso": .string(iso)], into: &mentions)
      return
    }
    guard let unit = units[lexeme] else { return }
    var tokens = index..<(index + 1)
    var step: Int?
    let isFirst = text.tokens[index].flags.contains(.blockStart)
    if !isFirst, let found = before[text.tokens[index - 1].lexeme] {
      (step, tokens) = (found, (index - 1)..<(index + 1))
    } else if index + 1 < text.tokens.count, !text.tokens[index + 1].flags.contains(.blockStart),
      let found = behind[text.tokens[index + 1].lexeme]
    {
      (step, tokens) = (found, index..<(index + 2))
    }
    guard let step, let day = Self.day(text), let (start, end) = Self.span(day, unit, step) else { return }
    append(text, tokens, .period, ["start": .string(start), "end": .string(end)], into: &mentions)
  }

  /// The day the document gives as its own, as precise as it is given.
  private static func day(_ text: TokenizedDocument) -> String? { text.document.metadata(.published)?.value }

  /// The first and last point of a unit before or behind the document's day; nil where the day is not precise enough.
  private static func span(_ day: String, _ unit: String, _ step: Int) -> (String, String)? {
    let fields = day.split(separator: "-").map { Int($0) }
    guard let first = fields.first, let year = first else { return nil }
    let month = fields.count > 1 ? fields[1] : nil
    switch unit {
    case "Y":
      let text = CalendarPoint.pad(year + step, 4)
      return (text, text)
    case "M", "Q":
      guard let month else { return nil }
      let length = unit == "M" ? 1 : 3
      let months = (year * 12 + month - 1) / length * length + step * length
      let point = { (months: Int) in CalendarPoint.pad(months / 12, 4) + "-" + CalendarPoint.pad(months % 12 + 1, 2) }
      return (point(months), point(months + length - 1))
    case "W":
      guard let monday = CalendarDay(day)?.monday.adding(days: 7 * step) else { return nil }
      return (monday.iso, monday.adding(days: 6).iso)
    default: return nil
    }
  }

  private func append(
    _ text: TokenizedDocument, _ tokens: Range<Int>, _ kind: MentionKind, _ fields: NormalizedFields,
    into mentions: inout [Mention]
  ) {
    mentions.append(
      Mention(
        kind, text.range(tokens), normalized: fields, recognizer: "\(kind.rawValue)/relative",
        sentence: text.sentence(ofToken: tokens.lowerBound)))
  }
}
