import DocumentModel

/// Cuts a sentence into segments.
struct Segmenter {
  private let statement: Statement
  private let lexicon: ClaimLexicon
  private var segments: [Segment] = []
  /// Of each segment: terms before and behind its first number, and whether it has words of its own before it.
  private var heads: [Set<String>] = []
  private var tails: [Set<String>] = []
  private var hasSubject: [Bool] = []
  /// Whether a preposition stands behind its number.
  private var hasAside: [Bool] = []

  /// Longer sentences are lists that no reader takes in either: they stay whole.
  private static let (mostWords, mostFigures) = (400, 60)

  static func segments(_ statement: Statement, _ lexicon: ClaimLexicon) -> [Segment] {
    guard statement.words.count <= mostWords, statement.figures.count <= mostFigures else { return [] }
    var segmenter = Segmenter(statement: statement, lexicon: lexicon)
    segmenter.cut()
    segmenter.share()
    segmenter.shareBack()
    segmenter.bindTimes()
    return segmenter.segments
  }

  private init(statement: Statement, lexicon: ClaimLexicon) {
    self.statement = statement
    self.lexicon = lexicon
  }

  private var words: [StatementWord] { statement.words }

  // MARK: Where they begin

  private mutating func cut() {
    let parts = parts()
    var starts: [Int] = []
    var (hasFigure, hasTime) = (false, false)
    // Where a stretch without number begins that introduces the next number.
    var introduction: Int?
    for (place, part) in parts.enumerated() {
      let range = bytes(part)
      let isFigured = statement.figures.contains { range.contains(start: $0.range) }
      let isTimed = statement.times.contains { range.contains(start: $0.range) }
      if starts.isEmpty {
        starts.append(part.lowerBound)
      } else if hasFigure && isFigured || hasTime && isTimed && (hasFigure == isFigured) {
        starts.append(introduction ?? part.lowerBound)
        (hasFigure, hasTime) = (false, false)
        introduction = nil
      } else if hasFigure, !isFigured, introduction == nil,
        parts.dropFirst(place + 1).contains(where: { later in
          statement.figures.contains { bytes(later).contains(start: $0.range) }
        })
      {
        introduction = part.lowerBound
      }
      hasFigure = hasFigure || isFigured
      hasTime = hasTime || isTimed
    }
    for (place, start) in starts.enumerated() {
      let end = place + 1 < starts.count ? starts[place + 1] : words.count
      add(start..<end)
    }
  }

  private func bytes(_ part: Range<Int>) -> TextRange {
    let end = part.upperBound < words.count ? words[part.upperBound].range.start : statement.places[0].end
    return TextRange(words[part.lowerBound].range.start, max(end, words[part.upperBound - 1].range.end))
  }

  /// Runs of words between marks, conjunctions and words that set one number against another.
  private func parts() -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    for index in words.indices.dropFirst() where words[index].clause != words[index - 1].clause || isJoint(index, start)
    {
      parts.append(start..<index)
      start = index
    }
    if start < words.count { parts.append(start..<words.count) }
    return parts
  }

  private func isJoint(_ index: Int, _ start: Int) -> Bool {
    let text = words[index].text
    let next = index + 1 < words.count ? words[index + 1].text : ""
    if ["up", "down"].contains(text), next == "from" { return true }
    if ["naik", "turun", "meningkat", "menurun"].contains(text), next == "dari" { return true }
    func isFigure(_ place: Int) -> Bool {
      place < words.count && statement.figures.contains { $0.range.start == words[place].range.start }
    }
    let before = words[start..<index]
    guard let first = before.first,
      statement.figures.contains(where: {
        $0.range.start >= first.range.start && $0.range.end <= words[index].range.start
      })
    else { return false }
    // "from 46 in 2015 to 176 in 2019"
    if ["to", "menjadi", "ke"].contains(text) { return isFigure(index + 1) }
    return lexicon.contrast.contains(text) && (index + 1..<index + 5).contains(where: isFigure)
  }

  private mutating func add(_ range: Range<Int>) {
    var segment = Segment(range: bytes(range))
    let first = statement.figures.first { segment.range.contains(start: $0.range) }?.range.start
    var (head, tail): (Set<String>, Set<String>) = ([], [])
    var isAside = false
    for index in range {
      let word = words[index]
      if let first, word.range.start > first, Self.prepositions.contains(word.text) { isAside = true }
      guard isOwn(word) else { continue }
      segment.own.insert(word.term)
      for part in word.text.split(separator: "-") where word.text.contains("-") {
        segment.own.insert(lexicon.term(String(part)))
      }
      if let first, word.range.start > first {
        let isThing = statement.figures.contains { $0.range.contains(word.range) }
        if !isAside, !isThing { tail.insert(word.term) }
      } else {
        head.insert(word.term)
      }
    }
    for name in statement.names where segment.range.contains(start: name.range) {
      segment.own.formUnion(name.terms)
      if let key = name.key {
        segment.keys.insert(key)
        if first.map({ name.range.start < $0 }) ?? true { segment.leadKeys.insert(key) }
      }
    }
    segment.isContrast = words[range].prefix(4).contains { lexicon.contrast.contains($0.text) || $0.text == "from" }
    segments.append(segment)
    heads.append(head)
    tails.append(tail)
    hasAside.append(isAside)
    hasSubject.append(first != nil && !head.isEmpty)
  }

  /// Words that say something, those of names among them, without numbers and times.
  private func isOwn(_ word: StatementWord) -> Bool {
    if word.isContent { return !lexicon.contrast.contains(word.text) }
    guard word.isCovered, lexicon.isContent(word.text), !word.text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else {
      return false
    }
    return statement.names.contains { $0.range.contains(word.range) }
  }

  static let prepositions: Set<String> = [
    "in", "on", "at", "from", "by", "for", "to", "with", "into", "through", "under", "di", "ke", "dari", "pada", "oleh",
    "untuk", "dengan", "dalam", "melalui",
  ]

  // MARK: What they leave out

  private mutating func share() {
    for index in segments.indices.dropFirst() {
      guard let lead = (0..<index).last(where: { hasSubject[$0] || !tails[$0].isEmpty || $0 == 0 }) else { continue }
      let things = statement.figures.filter { segments[lead].range.contains(start: $0.range) }
        .reduce(into: Set<String>()) { $0.formUnion($1.things) }
      if hasSubject[index] {
        segments[index].shared = things
        segments[index].weak = segments[..<index].indices.reduce(into: []) { $0.formUnion(heads[$1]) }
      } else {
        segments[index].shared = things.union(heads[lead]).union(segments[lead].shared)
        if tails[index].isEmpty { segments[index].shared.formUnion(tails[lead]) }
        segments[index].weak = segments[..<index].indices.reduce(into: []) { $0.formUnion(heads[$1]) }
      }
    }
  }

  /// "438 women and 266 men asked for help": what is said behind the last of a list holds for all of it.
  private mutating func shareBack() {
    for index in segments.indices.dropLast().reversed() {
      let next = segments[index + 1]
      let first = words.first { $0.range.start >= next.range.start }?.text
      let isFigure = statement.figures.contains { figure in
        next.range.contains(start: figure.range)
          && words.first(where: { $0.range.start > next.range.start })?.range.start == figure.range.start
      }
      guard first == "and" || first == "dan", isFigure, tails[index].isEmpty, !hasAside[index] else { continue }
      let things = statement.figures.filter { next.range.contains(start: $0.range) }
        .reduce(into: Set<String>()) { $0.formUnion($1.things) }
      segments[index].shared.formUnion(next.own.subtracting(things))
      segments[index].keysShared.formUnion(next.keys)
    }
  }

  // MARK: When

  private mutating func bindTimes() {
    for index in segments.indices {
      let range = segments[index].range
      let own = statement.times.filter { range.contains(start: $0.range) }
      if own.count == 1 {
        segments[index].time = own[0].span
        segments[index].hasOwnTime = true
        continue
      }
      guard own.isEmpty, index > 0 else { continue }
      let before = segments[index - 1].time
      if !segments[index].isContrast {
        let opening = statement.times.first { time in
          segments[0].range.contains(start: time.range)
            && !statement.figures.contains { $0.range.start < time.range.start }
        }
        segments[index].time = opening?.span ?? before
      }
    }
  }
}

extension TextRange {
  /// Whether another range begins in it.
  func contains(start other: TextRange) -> Bool { start <= other.start && other.start < end }
}
