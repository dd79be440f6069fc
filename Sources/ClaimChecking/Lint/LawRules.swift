import DocumentModel
import Recognition

/// Laws with two years, and laws changed before there were any.
enum LawRules {
  /// A law with a year, as named once.
  private struct Naming {
    var year: Int
    var range: TextRange
    var sentence: Int
    var terms: Set<String> = []
  }

  static func check(_ document: EvidenceDocument, _ lint: LintWords, _ list: inout FindingList) {
    years(document, lint, &list)
    changes(document, lint, &list)
  }

  private static func year(_ mention: Mention, _ text: DocumentText) -> Int? {
    guard mention.kind == .law || mention.kind == .treaty, mention.within != .reference,
      let year = mention.normalized["year"]?.double.map({ Int($0) }),
      text.quote(instrument(mention)).contains(String(year))
    else { return nil }
    return year
  }

  private static func instrument(_ mention: Mention) -> TextRange { mention.part("instrument") ?? mention.range }

  // MARK: Two years

  /// "the Mines Act, 1952" and "the Mines Act, 1953".
  private static func years(_ document: EvidenceDocument, _ lint: LintWords, _ list: inout FindingList) {
    var byTitle: [String: [Naming]] = [:]
    var byNumber: [String: [Naming]] = [:]
    for mention in document.recognition.mentions {
      guard let year = year(mention, document.document.text) else { continue }
      let range = instrument(mention)
      let words = ClaimWords.split(document.document.text.quote(range)).filter {
        !$0.utf8.allSatisfy { (0x30...0x39).contains($0) } && $0 != "of" && $0 != "the"
      }
      var naming = Naming(year: year, range: range, sentence: mention.sentence)
      if let number = mention.normalized["number"]?.text {
        let kind = mention.normalized["type"]?.text ?? ""
        let place = mention.normalized["jurisdiction"]?.text ?? ""
        naming.terms = around(mention, document, lint.claims)
        byNumber["\(place) \(kind) \(number)", default: []].append(naming)
      } else if words.count >= 2 {
        byTitle[words.joined(separator: " "), default: []].append(naming)
      }
    }
    for (title, found) in byTitle.sorted(by: { $0.key < $1.key }) {
      guard let pair = slip(found), Set(title.split(separator: " ").map(String.init)).isDisjoint(with: lint.yearly),
        !isSuccession(pair, document, lint)
      else { continue }
      list.add(
        "law-year", .medium, "one law with the years \(pair.0.year) and \(pair.1.year)", [pair.0.range, pair.1.range])
    }
    for (_, found) in byNumber.sorted(by: { $0.key < $1.key }) {
      guard let first = found.first else { continue }
      for other in found where other.year != first.year {
        // The same number in two years may be two laws: they are one where both are called the same.
        guard first.terms.intersection(other.terms).count >= 2, !isSuccession((first, other), document, lint) else {
          continue
        }
        list.add(
          "law-year", .medium, "one number with the years \(first.year) and \(other.year)", [first.range, other.range])
        break
      }
    }
  }

  /// Two Acts may share a name, the later in place of the earlier. It is one Act with a slip in its year where there are two years
  /// only that differ in one digit or in the order of two, and one of them stands once.
  private static func slip(_ found: [Naming]) -> (Naming, Naming)? {
    guard let first = found.first, let other = found.first(where: { $0.year != first.year }),
      found.allSatisfy({ $0.year == first.year || $0.year == other.year }),
      min(found.count { $0.year == first.year }, found.count { $0.year == other.year }) == 1,
      !found.contains(where: { a in found.contains { $0.sentence == a.sentence && $0.year != a.year } })
    else { return nil }
    let (a, b) = (Array(String(first.year)), Array(String(other.year)))
    let differing = a.indices.filter { $0 >= b.count || a[$0] != b[$0] }
    let isSwapped = differing.count == 2 && a.sorted() == b.sorted()
    return differing.count == 1 || isSwapped ? (first, other) : nil
  }

  /// Whether the text tells of one law after another.
  private static func isSuccession(_ pair: (Naming, Naming), _ document: EvidenceDocument, _ lint: LintWords) -> Bool {
    let text = document.recognition.text
    return [pair.0, pair.1].contains { naming in
      !Set(ClaimWords.split(document.document.text.quote(text.sentenceRange(naming.sentence)))).isDisjoint(
        with: lint.successive)
    }
  }

  /// What a law is called or is about: the words behind `known as`, `on`, `concerning`, `tentang`.
  private static func around(_ mention: Mention, _ document: EvidenceDocument, _ lexicon: ClaimLexicon) -> Set<String> {
    let text = document.recognition.text
    let sentence = text.sentenceRange(mention.sentence)
    guard mention.range.end < sentence.end else { return [] }
    let words = ClaimWords.split(document.document.text.quote(TextRange(mention.range.end, sentence.end)))
    guard
      let cue = words.prefix(3).firstIndex(where: {
        ["on", "concerning", "known", "called", "tentang", "regarding"].contains($0)
      })
    else { return [] }
    return Set(words.dropFirst(cue + 1).prefix(6).filter { lexicon.isContent($0) }.map(lexicon.term))
  }

  // MARK: Changed before it was made

  private static let agents: Set<String> = ["by", "with", "through", "dengan", "oleh", "melalui"]
  private static let fillers: Set<String> = [
    "the", "by", "with", "through", "in", "dengan", "oleh", "melalui", "pada", "tahun", "to", "of", "atas", "second",
    "first", "third",
    "kedua", "pertama", "ketiga", "on", "tentang",
  ]

  /// "Law No. 13 of 2003, as amended by Law No. 11 of 2000", "The Harbour Act 2009 was amended in 2004".
  private static func changes(_ document: EvidenceDocument, _ lint: LintWords, _ list: inout FindingList) {
    var bySentence: [Int: [(year: Int, range: TextRange)]] = [:]
    for mention in document.recognition.mentions where mention.kind == .law && mention.normalized["provision"] == nil {
      guard let year = year(mention, document.document.text) else { continue }
      let range = instrument(mention)
      let start = document.recognition.text.sentenceRange(mention.sentence).start
      if bySentence[start]?.contains(where: { $0.range.overlaps(range) }) != true {
        bySentence[start, default: []].append((year, range))
      }
    }
    for statement in document.statements where statement.table == nil && statement.denials.isEmpty {
      guard let laws = bySentence[statement.places[0].start], laws.count <= 6 else { continue }
      for index in statement.words.indices
      where lint.changed.contains(statement.words[index].text) || lint.change.contains(statement.words[index].text) {
        check(statement, index, laws, lint, &list)
      }
    }
  }

  private static func check(
    _ statement: Statement, _ index: Int, _ laws: [(year: Int, range: TextRange)], _ lint: LintWords,
    _ list: inout FindingList
  ) {
    let words = statement.words
    let cue = words[index]
    // What stands directly behind the cue, past small words: a law or a year.
    let behind = words[(index + 1)...].drop { fillers.contains($0.text) }.first
    let small = words[(index + 1)...].prefix { fillers.contains($0.text) }.map(\.text)
    guard let behind, small.count <= 3 else { return }
    // "the 2004 amendment to the Harbour Act 2009", "an amendment of 1998 to the Fisheries Act of 2001"
    if lint.change.contains(cue.text),
      let time = statement.times.first(where: { time in
        let before = statement.words(from: time.range.end, to: cue.range.start)
        return time.range.end <= cue.range.start && before.isEmpty || time.range.contains(behind.range)
      }), let year = time.span.isPoint ? time.span.year : nil
    {
      let start = max(time.range.end, cue.range.end)
      let object = laws.first { law in
        law.range.start >= start
          && statement.words(from: start, to: law.range.start).allSatisfy { fillers.contains($0.text) }
      }
      if let object, year < object.year {
        list.add("date-order", .high, "a law of \(object.year) changed in \(year)", [time.range, object.range])
      }
      return
    }
    let before = laws.last { law in
      law.range.end <= cue.range.start && statement.words(from: law.range.end, to: cue.range.start).count <= 10
        && !laws.contains { $0.range.start >= law.range.end && $0.range.end <= cue.range.start }
    }
    let object = laws.first { $0.range.start == behind.range.start || $0.range.contains(behind.range) }
    guard let before else { return }
    func add(_ newer: Int, _ change: Int, _ ranges: [TextRange]) {
      guard change < newer else { return }
      list.add("date-order", .high, "a law of \(newer) changed in \(change)", ranges)
    }
    let near = statement.words(from: before.range.end, to: cue.range.start)
    if let object {
      if lint.change.contains(cue.text) {
        // "Law No. 11 of 2020 on the Amendment of Law No. 13 of 2003"
        guard near.count <= 3, !small.isEmpty, small.allSatisfy({ !agents.contains($0) }) else { return }
        add(object.year, before.year, [before.range, object.range])
      } else if small.contains(where: agents.contains) {
        add(before.year, object.year, [before.range, object.range])
      } else if near.allSatisfy({ fillers.contains($0.text) || ["has", "which", "that", "yang"].contains($0.text) }) {
        add(object.year, before.year, [before.range, object.range])
      }
    } else if lint.changed.contains(cue.text),
      small.contains("in") || small.contains("tahun") || small.contains("pada"),
      near.contains(where: { ["was", "were", "been", "as", "first", "last", "telah"].contains($0.text) })
        || near.isEmpty
        || cue.text.hasPrefix("di"),
      let time = statement.times.first(where: { $0.range.contains(behind.range) }), time.span.isPoint,
      let year = time.span.year
    {
      add(before.year, year, [before.range, time.range])
    }
  }
}
