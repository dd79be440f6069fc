import DocumentModel
import Recognition

/// Binds the numbers of a sentence to what they count and when.
enum FigureBinder {
  static func bind(
    _ statement: inout Statement, _ mentions: ArraySlice<Mention>, _ text: TokenizedDocument, _ lexicon: ClaimLexicon
  ) {
    var reach = 0
    for mention in mentions {
      guard mention.within == nil || mention.within == .count || mention.within == .acronym,
        var amount = Amount(mention)
      else { continue }
      // Of a number in a number the outer one is read; its whole stands in it.
      let isInner = mention.range.end <= reach
      reach = max(reach, mention.range.end)
      amount.isExact = isExact(mention, statement)
      amount.rounding = rounding(mention, amount, text)
      let quote = text.document.text.quote(mention.range)
      var things: Set<String> = []
      if let thing = mention.part("thing") {
        things = contentTerms(text.document.text.quote(thing), lexicon)
      } else if let unit = mention.normalized["unit"]?.text ?? mention.normalized["base"]?.text,
        amount.kind == .count || amount.kind == .percent
      {
        things = contentTerms(unit, lexicon)
      }
      if amount.kind == .percent, things.isEmpty { things = contentTerms(ofPercent: mention, statement, lexicon) }
      _ = quote
      var figure = Figure(
        amount: amount, range: mention.range, things: things, whole: isInner ? nil : mention.normalized["whole"]?.double
      )
      bindTime(&figure, statement)
      statement.figures.append(figure)
    }
    joinWhole(&statement)
    // "Permits grew from 187 to 241": what grew stands before the verb.
    var last: Set<String> = []
    if let verb = statement.words.first(where: { ($0.term == "rise" || $0.term == "fall") && !$0.isCovered }) {
      for word in statement.words
      where word.isContent && word.range.end <= verb.range.start && word.clause == verb.clause {
        guard !lexicon.generic.contains(word.text) else { continue }
        last.insert(word.term)
      }
    }
    // "117 in 2017 and 176 in 2019": what has no thing has that of the number before.
    for index in statement.figures.indices where statement.figures[index].amount.kind == .count {
      if statement.figures[index].things.isEmpty {
        statement.figures[index].things = last
        statement.figures[index].isThingInherited = !last.isEmpty
        if index > 0, isPart(statement, statement.figures[index - 1].range.end, statement.figures[index].range.start) {
          statement.figures[index].things.insert(part)
        }
      } else {
        last = statement.figures[index].things
      }
    }
  }

  /// "126 dari 147 anak": a number, one word and the number of the whole.
  private static func joinWhole(_ statement: inout Statement) {
    guard statement.figures.count > 1 else { return }
    for index in statement.figures.indices.dropLast() {
      let (part, whole) = (statement.figures[index], statement.figures[index + 1])
      guard part.whole == nil, part.amount.kind == .count, whole.amount.kind == .count else { continue }
      let between = statement.words.filter { $0.range.start >= part.range.end && $0.range.end <= whole.range.start }
      let texts = between.map(\.text)
      guard texts == ["dari"] || texts == ["of"] || texts == ["of", "the"] || texts == ["out", "of"] else { continue }
      statement.figures[index].whole = whole.amount.value
      if part.things.isEmpty { statement.figures[index].things = whole.things }
      statement.figures.remove(at: index + 1)
      return
    }
  }

  /// Stands for a part that is not named: "7,236 notices, of which 5,105 …".
  static let part = "⊂"

  private static func isPart(_ statement: Statement, _ from: Int, _ to: Int) -> Bool {
    statement.words.contains {
      $0.range.start >= from && $0.range.end <= to && ["which", "whom", "these", "them", "antaranya"].contains($0.text)
    }
  }

  static func contentTerms(_ phrase: String, _ lexicon: ClaimLexicon) -> Set<String> {
    var terms: Set<String> = []
    for word in ClaimWords.split(phrase) where lexicon.isContent(word) && !lexicon.generic.contains(word) {
      guard !word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { continue }
      terms.insert(lexicon.term(word))
    }
    return terms
  }

  /// "18% of that sum", "62 percent of inspector posts": the words behind it up to the next mark.
  private static func contentTerms(ofPercent mention: Mention, _ statement: Statement, _ lexicon: ClaimLexicon) -> Set<
    String
  > {
    guard let next = statement.words.firstIndex(where: { $0.range.start >= mention.range.end }),
      statement.words[next].text == "of"
    else { return [] }
    var terms: Set<String> = []
    for word in statement.words[(next + 1)...].prefix(4) {
      guard word.isContent || word.text == "the" else { break }
      if word.isContent { terms.insert(word.term) }
    }
    return terms
  }

  /// Whether `exactly` stands before it.
  private static func isExact(_ mention: Mention, _ statement: Statement) -> Bool {
    guard let next = statement.words.lastIndex(where: { $0.range.start < mention.range.start + 1 }) else {
      return false
    }
    return statement.words[max(0, next - 2)...next].contains {
      ["exactly", "precisely", "tepat", "persis"].contains($0.text)
    }
  }

  /// A number written with a word of scale or with decimals is rounded to its last digit.
  private static func rounding(_ mention: Mention, _ amount: Amount, _ text: TokenizedDocument) -> Double {
    guard let value = amount.value, value != 0 else { return 0 }
    let quote = text.document.text.quote(mention.range).lowercased()
    let scales: [(String, Double)] = [
      ("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("ribu", 1e3), ("juta", 1e6), ("miliar", 1e9),
      ("lakh", 1e5),
      ("crore", 1e7), ("trillion", 1e12),
    ]
    guard let scale = scales.first(where: { quote.contains($0.0) })?.1 else { return 0 }
    var unit = scale
    var rest = value / scale
    var digits = 0
    while abs(rest - rest.rounded()) > 1e-9, digits < 6 {
      rest *= 10
      unit /= 10
      digits += 1
    }
    return unit / 2
  }

  /// The time behind it before the next number or mark; else one before it; else the only one.
  private static func bindTime(_ figure: inout Figure, _ statement: Statement) {
    let times = statement.times.filter { !$0.range.overlaps(figure.range) }
    guard !times.isEmpty else { return }
    let clause = clause(at: figure.range.end - 1, statement)
    let number = figure.range
    func isBetween(_ from: Int, _ to: Int) -> Bool {
      statement.figures.contains {
        $0.range.start >= from && $0.range.end <= to && $0.amount.kind == figure.amount.kind
      }
    }
    if let next = times.first(where: { $0.range.start >= number.end }),
      self.clause(at: next.range.start, statement) - clause <= 1, next.range.start - number.end < 60
    {
      // Numbers of the same kind between are bound later and are not known yet: words tell.
      let hasNumber = statement.words.contains {
        $0.range.start >= number.end && $0.range.end <= next.range.start && $0.isCovered
      }
      if !hasNumber {
        figure.time = next.span
        return
      }
    }
    if let before = times.last(where: { $0.range.end <= number.start }) {
      figure.time = before.span
      let isOwn = statement.words.first.map { before.range.start - $0.range.start < 12 } ?? false
      figure.isTimeInherited = !isOwn && times.count > 1
      return
    }
    figure.time = times.count == 1 ? times[0].span : nil
    figure.isTimeInherited = true
  }

  private static func clause(at place: Int, _ statement: Statement) -> Int {
    statement.words.last { $0.range.start <= place }?.clause ?? 0
  }
}
