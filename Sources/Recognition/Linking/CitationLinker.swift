import DocumentModel

/// Links each citation of a document to the references it names: by the identifier in the markup, by number, by author and
/// year. What fits one reference but for a slip is `fuzzy` and says what differs; what fits several is `ambiguous`; nothing
/// is guessed.
struct CitationLinker {
  let entries: [ReferenceEntry]
  /// Entries by their identifier in the output.
  let indices: [String: Int]
  var byIdentifier: [String: Int] = [:]
  private var byNumber: [Int: [Int]] = [:]
  /// Entries by first family name, folded, and year; 0 for none.
  private var byFamily: [String: [Int: [Int]]] = [:]
  /// Entries by the acronym or the name in brackets of their institution.
  private var byAcronym: [String: [Int: [Int]]] = [:]
  private var slips = SlipIndex()
  /// The folded family names of each entry.
  let families: [[String]]
  private let suffixes: [String]
  let text: TokenizedDocument

  /// Indexes the references. Cost: linear in their number.
  init(_ entries: [ReferenceEntry], in text: TokenizedDocument) {
    self.entries = entries
    self.text = text
    var families: [[String]] = []
    var indices: [String: Int] = [:]
    var suffixes: [String] = []
    for (index, entry) in entries.enumerated() {
      for identifier in entry.identifiers { byIdentifier[identifier] = index }
      if let number = entry.number { byNumber[number, default: []].append(index) }
      if let id = entry.mention.normalized["ref_id"]?.text { indices[id] = index }
      var year: Int?
      if case .integer(let value)? = entry.mention.normalized["year"] { year = value }
      let authors = Self.names(entry.mention)
      let folded = authors.map { CitedNames.family($0) }
      families.append(folded)
      suffixes.append(Self.suffix(entry.mention, text))
      guard let first = folded.first else { continue }
      if let year { slips.add(index, year: year, families: folded, author: authors[0]) }
      byFamily[first, default: [:]][year ?? 0, default: []].append(index)
      // An institution is cited by its whole name, too.
      let whole = CitedNames.fold(authors[0])
      if whole != first { byFamily[whole, default: [:]][year ?? 0, default: []].append(index) }
      for acronym in CitedNames.acronyms(authors[0]) {
        byAcronym[acronym, default: [:]][year ?? 0, default: []].append(index)
      }
    }
    self.families = families
    self.indices = indices
    self.suffixes = suffixes
  }

  /// Lets the links and numbers of short forms lead to the works they name.
  mutating func follow(_ forms: [ShortForm]) {
    var budget = Self.mostComparisons
    for form in forms {
      let link = resolve(form.mention, [:], &budget)
      guard link.targets.count == 1, let target = link.targets.first else { continue }
      for identifier in form.identifiers where byIdentifier[identifier] == nil { byIdentifier[identifier] = target }
      if let number = form.number { byNumber[number, default: []].append(target) }
    }
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
      let link =
        marked.isEmpty ? resolve(mentions[index], acronyms, &budget) : linked(mentions[index], to: marked)
      set(link, of: &mentions[index])
    }
  }

  private static let mostComparisons = 4_000_000
  /// Works of one name and year that are looked at one by one, and those that are named where there are more.
  private static let mostAlike = 200
  static let mostNamed = 20
  /// The most candidates that are named.
  private static let mostCandidates = 200

  /// What a citation was found to name.
  struct Link {
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

  /// Writes a link into a citation, in place of the one it had.
  func set(_ link: Link, of mention: inout Mention) {
    for name in ["ref_id", "ref_quote", "ref_ids", "differs"] where mention.normalized[name] != nil {
      mention.normalized[name] = nil
    }
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
    let lists = (low...high).map { byNumber[$0] ?? [] }
    let targets = lists.flatMap { $0 }
    // Two lists may both have the number.
    if lists.contains(where: { $0.count > 1 }) { return Link(targets, "ambiguous") }
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
    // So many works of one name and year are not told apart.
    if exact.count > Self.mostAlike { return Link(Array(exact.prefix(Self.mostNamed)), "ambiguous") }
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
    let near = [-2, -1, 1, 2, -year].flatMap { (candidates[year + $0] ?? []).prefix(Self.mostNamed) }
    if !near.isEmpty { return Link(near, near.count == 1 ? "fuzzy" : "ambiguous", ["year"]) }
    guard family.count >= 3 else { return .none }
    var misspelt = slips.misspelt(family, year: year, &budget)
    if misspelt.isEmpty, whole != family { misspelt = slips.misspelt(whole, year: year, &budget) }
    func link(_ found: [Int], _ differs: String) -> Link {
      Link(Array(found.prefix(Self.mostNamed)), found.count == 1 ? "fuzzy" : "ambiguous", [differs])
    }
    if !misspelt.isEmpty { return link(misspelt, "name") }
    let given = slips.given(family, year: year)
    if !given.isEmpty { return link(given, "given name") }
    let later = slips.later(family, year: year)
    return later.count == 1 ? Link(later, "fuzzy", ["order of authors"]) : .none
  }

  /// The works whose first author has a family name, folded; in document order.
  func works(ofFamily family: String) -> [Int] {
    guard let years = byFamily[family] else { return [] }
    // Enough to see that they are too many.
    return years.sorted { $0.key < $1.key }.flatMap { $0.value.prefix(Self.mostAlike) }.sorted()
  }

  /// Whether the longer words of a short title stand in the title of a work.
  func isTitle(_ title: String, of work: Int) -> Bool {
    let mention = entries[work].mention
    let whole = CitedNames.fold(
      (mention.normalized["title"]?.text ?? "") + (mention.normalized["container"]?.text ?? ""))
    let words = title.split(whereSeparator: { !$0.isLetter }).map { CitedNames.fold($0) }.filter { $0.count > 3 }
    return !words.isEmpty && words.allSatisfy { whole.contains($0) }
  }

  /// The authors of a citation or reference, as written.
  static func names(_ mention: Mention) -> [String] {
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
