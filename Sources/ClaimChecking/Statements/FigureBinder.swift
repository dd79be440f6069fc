import DocumentModel
import Recognition

/// Binds the numbers of a sentence to what they count.
enum FigureBinder {
  static func bind(
    _ statement: inout Statement, _ mentions: ArraySlice<Mention>, _ text: TokenizedDocument, _ tokens: Range<Int>,
    _ lexicon: ClaimLexicon
  ) {
    var reach = 0
    for mention in mentions {
      guard mention.within == nil || mention.within == .count || mention.within == .acronym,
        var amount = Amount(mention)
      else { continue }
      // Of a number in a number the outer one is read; its whole stands in it.
      let isInner = mention.range.end <= reach
      reach = max(reach, mention.range.end)
      let before = statement.words.last { $0.range.end <= mention.range.start }?.text ?? ""
      if amount.kind == .count, ["aged", "ages", "berusia", "berumur"].contains(before) { amount.kind = .age }
      if isName(mention, amount, before, statement) { continue }
      // "cases per 100,000": part of what is measured.
      if ["every", "each", "setiap"].contains(before), amount.kind == .count { continue }
      if before == "per", amount.kind == .count, let value = amount.value {
        takeRate(mention, value, &statement)
        continue
      }
      amount.isExact = isExact(mention, statement)
      amount.rounding = rounding(mention, amount, statement)
      var things: Set<String> = []
      var range = mention.range
      // "1.204 ditolak": what became of them, not what they are.
      let isPassive = lexicon.isIndonesian && mention.part("thing").map { isVerb($0, statement) } == true
      if isPassive {
        range = numberRange(mention)
      } else if let thing = mention.part("thing") {
        let own = cut(thing, mention, mentions, statement)
        range = TextRange(range.start, max(range.start + 1, range.end == thing.end ? own.end : range.end))
        things = contentTerms(text.document.text.quote(own), lexicon)
      } else if let unit = mention.normalized["unit"]?.text ?? mention.normalized["base"]?.text,
        amount.kind == .count || amount.kind == .percent
      {
        things = contentTerms(unit, lexicon)
      }
      if amount.kind == .percent, things.isEmpty { things = contentTerms(ofPercent: mention, statement, lexicon) }
      var figure = Figure(
        amount: amount, range: range, things: things, whole: isInner ? nil : mention.normalized["whole"]?.double)
      figure.head = things
      if let thing = mention.part("thing"), !isPassive {
        figure.hasThing = true
        figure.head = head(TextRange(thing.start, min(thing.end, range.end)), statement, things)
      }
      if let ends = ends(figure, statement) {
        statement.figures += ends
      } else {
        statement.figures.append(figure)
      }
    }
    BareNumbers.add(to: &statement, mentions, text, tokens, isIndonesian: lexicon.isIndonesian)
    joinWhole(&statement)
    shareScales(&statement)
    statement.segments = Segmenter.segments(statement, lexicon)
    TimeBinder.bind(&statement)
    inheritThings(&statement, lexicon)
    bindParts(&statement)
  }

  /// "from 388 to 702" after a verb of change: two numbers, no range.
  private static func ends(_ figure: Figure, _ statement: Statement) -> [Figure]? {
    guard let low = figure.amount.low, let high = figure.amount.high, low != high,
      let before = statement.words.last(where: { $0.range.end <= figure.range.start }),
      before.text == "from" || before.text == "dari",
      statement.words.contains(where: { $0.term == "rise" || $0.term == "fall" }),
      let joint = statement.words.first(where: {
        figure.range.contains($0.range) && ["to", "hingga", "menjadi"].contains($0.text)
      })
    else { return nil }
    var (first, second) = (figure, figure)
    (first.amount.low, first.amount.high) = (low, low)
    (second.amount.low, second.amount.high) = (high, high)
    first.range = TextRange(figure.range.start, joint.range.start)
    second.range = TextRange(min(joint.range.end + 1, figure.range.end - 1), figure.range.end)
    // "from 702 to 388" is read as written.
    if statement.words.contains(where: { $0.term == "fall" }), !statement.words.contains(where: { $0.term == "rise" }) {
      swap(&first.amount, &second.amount)
    }
    return [first, second]
  }

  /// A thing without what belongs to the next number: "251 of the victims and men for 167".
  private static func cut(
    _ thing: TextRange, _ mention: Mention, _ mentions: ArraySlice<Mention>, _ statement: Statement
  ) -> TextRange {
    let inside = statement.words.filter { thing.contains($0.range) }
    guard let joint = inside.dropFirst().first(where: { $0.text == "and" || $0.text == "dan" }),
      let next = mentions.first(where: { $0.range.start >= mention.range.end && Amount($0) != nil })
    else { return thing }
    let between = statement.words.count { $0.range.start > joint.range.start && $0.range.start < next.range.start }
    return between <= 6 ? TextRange(thing.start, max(thing.start + 1, joint.range.start)) : thing
  }

  /// "victims of trafficking" are victims.
  private static func head(_ thing: TextRange, _ statement: Statement, _ things: Set<String>) -> Set<String> {
    let inside = statement.words.filter { thing.contains($0.range) }
    let joint = inside.dropFirst().firstIndex {
      Segmenter.prepositions.contains($0.text) || $0.text == "of" || $0.text == "who"
    }
    guard let joint, inside.first?.text != "of" else { return things }
    let head = things.intersection(inside[..<joint].map(\.term))
    return head.isEmpty ? things : head
  }

  private static func inheritThings(_ statement: inout Statement, _ lexicon: ClaimLexicon) {
    // "Permits grew from 187 to 241": what grew stands before the verb.
    var last: Set<String> = []
    if let verb = statement.words.first(where: { ($0.term == "rise" || $0.term == "fall") && !$0.isCovered }) {
      for word in statement.words
      where word.isContent && word.range.end <= verb.range.start && word.clause == verb.clause {
        guard !lexicon.generic.contains(word.text) else { continue }
        last.insert(word.term)
      }
    }
    let isLed = !last.isEmpty
    // "rose by 2.5% after 1.8%": the percents are changes.
    let isChange = statement.figures.contains { figure in
      ["by", "sebesar"].contains(statement.words.last { $0.range.end <= figure.range.start }?.text ?? "")
    }
    // "117 in 2017 and 176 in 2019": what has no thing has that of the number before.
    for index in statement.figures.indices
    where [.count, .percent, .money].contains(statement.figures[index].amount.kind) {
      if statement.figures[index].things.isEmpty {
        guard statement.figures[index].amount.kind == .count || isLed && !isChange else { continue }
        guard !statement.figures[index].hasThing else { continue }
        statement.figures[index].things = last
        statement.figures[index].isThingInherited = !last.isEmpty
        if index > 0, !last.isEmpty,
          isPart(statement, statement.figures[index - 1].range.end, statement.figures[index].range.start)
        {
          statement.figures[index].things.insert(part)
        }
        statement.figures[index].head = statement.figures[index].things
      } else if statement.figures[index].amount.kind == .count {
        last = statement.figures[index].head
      }
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

  static let scales: [String: Double] = [
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "ribu": 1e3, "juta": 1e6, "miliar": 1e9, "lakh": 1e5, "crore": 1e7,
    "trillion": 1e12,
  ]

  /// A number written with a word of scale or with decimals is rounded to its last digit.
  private static func rounding(_ mention: Mention, _ amount: Amount, _ statement: Statement) -> Double {
    guard let value = amount.value, value != 0 else { return 0 }
    let scale = statement.words.lazy.filter { mention.range.contains($0.range) }.compactMap { scales[$0.text] }.first
    guard let scale else { return 0 }
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
}
