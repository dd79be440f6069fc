import DocumentModel

/// Links each citation of a document to the references it names: by the identifier in the markup, by number, by author and
/// year. What fits one reference but for a slip is `fuzzy` and says what differs; what fits several is `ambiguous`; nothing
/// is guessed.
struct CitationLinker {
  private let entries: [ReferenceEntry]
  private var byIdentifier: [String: Int] = [:]
  private var byNumber: [Int: Int] = [:]
  /// Entries by first family name, folded, and year; 0 for none.
  private var byFamily: [String: [Int: [Int]]] = [:]
  /// Entries by the acronym or the name in brackets of their institution.
  private var byAcronym: [String: [Int: [Int]]] = [:]
  private var byYear: [Int: [Int]] = [:]
  private let families: [[String]]
  private let years: [Int?]
  private let suffixes: [String]
  private let text: TokenizedDocument

  /// Indexes the references. Cost: linear in their number.
  init(_ entries: [ReferenceEntry], in text: TokenizedDocument) {
    self.entries = entries
    self.text = text
    var families: [[String]] = []
    var years: [Int?] = []
    var suffixes: [String] = []
    for (index, entry) in entries.enumerated() {
      if let identifier = entry.identifier { byIdentifier[identifier] = index }
      if byNumber[entry.number] == nil { byNumber[entry.number] = index }
      var year: Int?
      if case .integer(let value)? = entry.mention.normalized["year"] { year = value }
      years.append(year)
      if let year { byYear[year, default: []].append(index) }
      let authors = Self.names(entry.mention)
      let folded = authors.map { CitedNames.family($0) }
      families.append(folded)
      suffixes.append(Self.suffix(entry.mention, text))
      guard let first = folded.first else { continue }
      byFamily[first, default: [:]][year ?? 0, default: []].append(index)
      // An institution is cited by its whole name, too.
      let whole = CitedNames.fold(authors[0])
      if whole != first { byFamily[whole, default: [:]][year ?? 0, default: []].append(index) }
      for acronym in CitedNames.acronyms(authors[0]) {
        byAcronym[acronym, default: [:]][year ?? 0, default: []].append(index)
      }
    }
    self.families = families
    self.years = years
    self.suffixes = suffixes
  }

  /// Sets `resolution`, `ref_id`, `ref_ids`, `ref_quote` and, of slips, `differs` of every citation among the mentions; adds
  /// the citations that only the markup tells. `acronyms` are short forms, folded, and the folded long forms they stand for.
  func link(_ mentions: inout [Mention], acronyms: [String: String]) {
    addMarked(&mentions)
    let marks = text.document.sourceMarks.filter { $0.kind == .citation && $0.identifier != nil }
    // Comparisons of names letter by letter, over the whole document.
    var budget = Self.mostComparisons
    for index in mentions.indices where mentions[index].kind == .citation {
      let marked = markedTargets(mentions[index].range, marks)
      let link = marked.isEmpty ? resolve(mentions[index], acronyms, &budget) : Link(marked, "resolved")
      set(link, of: &mentions[index])
    }
  }

  private static let mostComparisons = 4_000_000
  /// The most candidates that are named.
  private static let mostCandidates = 200

  private struct Link {
    var targets: [Int]
    var resolution: String
    var differs: [String]
    init(_ targets: [Int], _ resolution: String, _ differs: [String] = []) {
      self.targets = targets
      self.resolution = resolution
      self.differs = differs
    }
    static let none = Link([], "unresolved")
  }

  private func set(_ link: Link, of mention: inout Mention) {
    mention.normalized["resolution"] = .string(link.resolution)
    let ids = link.targets.prefix(Self.mostCandidates).compactMap { entries[$0].mention.normalized["ref_id"] }
    guard let first = ids.first else { return }
    if ids.count == 1 {
      mention.normalized["ref_id"] = first
      mention.normalized["ref_quote"] = .string(quote(link.targets[0]))
    } else {
      mention.normalized["ref_ids"] = .array(ids)
    }
    if !link.differs.isEmpty { mention.normalized["differs"] = .array(link.differs.map { .string($0) }) }
  }

  /// The start of an entry, at most eighty characters, cut at a word.
  private func quote(_ index: Int) -> String {
    let whole = text.document.text.quote(entries[index].mention.range)
    guard whole.count > 80 else { return whole }
    let cut = whole.prefix(80)
    return String(cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut)
  }

  // MARK: Markup

  /// The entries that the marks inside a range lead to; `marks` are in document order.
  private func markedTargets(_ range: TextRange, _ marks: [SourceMark]) -> [Int] {
    guard !byIdentifier.isEmpty else { return [] }
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].range.end <= range.start { low = middle + 1 } else { high = middle }
    }
    var targets: [Int] = []
    while low < marks.count, marks[low].range.start < range.end {
      for target in self.targets(of: marks[low]) where !targets.contains(target) { targets.append(target) }
      low += 1
    }
    // `[7–9]` with marks on its ends.
    if targets.count == 2, range.end > range.start, targets[1] > targets[0] + 1, targets[1] - targets[0] < 200,
      isRange(range)
    {
      targets = Array(targets[0]...targets[1])
    }
    return targets
  }

  private func isRange(_ range: TextRange) -> Bool {
    let bytes = text.document.text.utf8[range.start..<range.end]
    return bytes.contains(0x2D) || bytes.contains(0xE2)
  }

  private func targets(of mark: SourceMark) -> [Int] {
    guard let identifier = mark.identifier else { return [] }
    return identifier.split(separator: " ").compactMap { byIdentifier[String($0.drop { $0 == "#" })] }
  }

  /// Adds a citation for each mark that no citation touches.
  private func addMarked(_ mentions: inout [Mention]) {
    let marks = text.document.sourceMarks.filter { $0.kind == .citation && !targets(of: $0).isEmpty }
    guard !marks.isEmpty else { return }
    let taken = mentions.filter { $0.kind == .citation }.map(\.range).sorted { $0.start < $1.start }
    for mark in marks {
      var low = 0
      var high = taken.count
      while low < high {
        let middle = (low + high) / 2
        if taken[middle].end <= mark.range.start { low = middle + 1 } else { high = middle }
      }
      if low < taken.count, taken[low].overlaps(mark.range) { continue }
      let token = text.token(at: mark.range.start)
      guard token < text.tokens.count, Int(text.tokens[token].start) < mark.range.end else { continue }
      mentions.append(
        Mention(.citation, mark.range, recognizer: "citation/markup", sentence: text.sentence(ofToken: token)))
    }
  }

  // MARK: Numbers, authors and years

  private func resolve(_ mention: Mention, _ acronyms: [String: String], _ budget: inout Int) -> Link {
    if case .array(let numbers)? = mention.normalized["numbers"] {
      return numbered(numbers.compactMap { $0.double.map { Int($0) } })
    }
    let names = Self.names(mention)
    guard let first = names.first else { return .none }
    var year: Int?
    if case .integer(let value)? = mention.normalized["year"] { year = value }
    return authored(names, first, year, Self.suffix(mention, text), acronyms, &budget)
  }

  private func numbered(_ numbers: [Int]) -> Link {
    guard let low = numbers.first, let high = numbers.last, low <= high, high - low < 500 else { return .none }
    let targets = (low...high).compactMap { byNumber[$0] }
    return targets.count == high - low + 1 ? Link(targets, "resolved") : Link(targets, "unresolved")
  }

  private func authored(
    _ names: [String], _ first: String, _ year: Int?, _ suffix: String, _ acronyms: [String: String],
    _ budget: inout Int
  ) -> Link {
    let family = CitedNames.family(first)
    let whole = CitedNames.fold(first)
    var candidates = byFamily[family]
    if candidates == nil, whole != family { candidates = byFamily[whole] }
    if candidates == nil { candidates = byAcronym[whole] }
    if candidates == nil, let long = acronyms[whole] { candidates = byFamily[long] }
    var exact = candidates?[year ?? 0] ?? []
    if exact.count > 1 { exact = narrowed(exact, names, suffix) }
    if exact.count == 1 {
      // Another letter behind the year is another work.
      let differs = !suffix.isEmpty && !suffixes[exact[0]].isEmpty && suffixes[exact[0]] != suffix
      return differs ? Link(exact, "fuzzy", ["year"]) : Link(exact, "resolved")
    }
    if exact.count > 1 { return Link(exact, "ambiguous") }
    return slipped(family, whole, year, candidates ?? [:], &budget)
  }

  /// Keeps the candidates whose other authors and letter behind the year fit, where any do.
  private func narrowed(_ candidates: [Int], _ names: [String], _ suffix: String) -> [Int] {
    var left = candidates
    if !suffix.isEmpty {
      let fitting = left.filter { suffixes[$0] == suffix }
      if !fitting.isEmpty { left = fitting }
    }
    if names.count > 1, left.count > 1 {
      let others = names.dropFirst().map { CitedNames.family($0) }
      let fitting = left.filter { index in others.allSatisfy { families[index].contains($0) } }
      if !fitting.isEmpty { left = fitting }
    }
    if left.count > 1 {
      // `A (2001)` has one author, `A and B (2001)` two.
      let fitting = left.filter { families[$0].count == names.count }
      if !fitting.isEmpty, fitting.count < left.count { left = fitting }
    }
    return left
  }

  /// One reference that fits but for one slip: the year, a letter of the name, the given name, the order of authors.
  private func slipped(
    _ family: String, _ whole: String, _ year: Int?, _ candidates: [Int: [Int]], _ budget: inout Int
  ) -> Link {
    guard let year else { return .none }
    // A work without a year, or one or two years off.
    let near = [-2, -1, 1, 2].flatMap { candidates[year + $0] ?? [] } + (candidates[0] ?? [])
    if !near.isEmpty { return Link(near, near.count == 1 ? "fuzzy" : "ambiguous", ["year"]) }
    guard let sameYear = byYear[year], budget > 0, family.count >= 3 else { return .none }
    budget -= sameYear.count
    let misspelt = sameYear.filter {
      families[$0].first.map { CitedNames.areNear($0, family) || CitedNames.areNear($0, whole) } ?? false
    }
    if !misspelt.isEmpty { return Link(misspelt, misspelt.count == 1 ? "fuzzy" : "ambiguous", ["name"]) }
    let given = sameYear.filter {
      Self.names(entries[$0].mention).first.map { CitedNames.given($0).contains(family) } ?? false
    }
    if !given.isEmpty { return Link(given, given.count == 1 ? "fuzzy" : "ambiguous", ["given name"]) }
    let later = sameYear.filter { families[$0].dropFirst().contains(family) }
    return later.count == 1 ? Link(later, "fuzzy", ["order of authors"]) : .none
  }

  private static func names(_ mention: Mention) -> [String] {
    guard case .array(let names)? = mention.normalized["authors"] else { return [] }
    return names.compactMap(\.text)
  }

  /// The letter behind a year.
  private static func suffix(_ mention: Mention, _ text: TokenizedDocument) -> String {
    guard let range = mention.part("year") else { return "" }
    let last = text.document.text.utf8[range.end - 1]
    return last >= 0x61 && last <= 0x7A && range.count > 4 ? String(UnicodeScalar(last)) : ""
  }
}
