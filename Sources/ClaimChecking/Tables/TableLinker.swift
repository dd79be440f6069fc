/// Finds what of a table a claim names: cells, headers, numbers.
struct TableLinker {
  /// A stretch of the claim and the cells it may mean.
  struct Link {
    var words: Range<Int>
    var cells: [(row: Int, column: Int)]
    /// Whether the cells are no more than these words.
    var isWhole: Bool

    var rows: Set<Int> { Set(cells.map(\.row)) }
    var columns: Set<Int> { Set(cells.map(\.column)) }
  }

  let grid: TableGrid
  let words: [String]
  private(set) var links: [Link] = []
  /// Columns whose headers the claim names, in its order, with the place of the word.
  private(set) var headers: [(column: Int, place: Int)] = []
  /// Words of several headers.
  private(set) var shared: Set<Int> = []
  /// Words that are neither, and say something.
  private(set) var rest: [Int] = []

  /// The words as they stand.
  let surface: [String]

  init(_ grid: TableGrid, _ surface: [String], _ lexicon: ClaimLexicon) {
    self.grid = grid
    self.surface = surface
    words = surface.map(Stemmer.stem)
    var headerOf: [String: [Int]] = [:]
    for (column, header) in grid.headers.enumerated() {
      for word in header where lexicon.isContent(word) || header.count == 1 {
        headerOf[Stemmer.stem(word), default: []].append(column)
      }
    }
    var index = 0
    while index < words.count {
      if let link = longest(index, lexicon) {
        links.append(link)
        index = link.words.upperBound
        continue
      }
      let word = surface[index]
      if let columns = headerOf[words[index]] ?? alike(index, headerOf, lexicon) {
        if columns.count == 1 { headers.append((columns[0], index)) } else { shared.insert(index) }
      } else if !Self.isSmall(word), !grid.title.contains(word),
        !grid.title.contains(where: { Stemmer.stem($0) == Stemmer.stem(word) })
      {
        rest.append(index)
      }
      index += 1
    }
    bindNumbers()
  }

  /// The columns of the one header word of the same group, or with the same first letters: "attended" and "attendance".
  private func alike(_ index: Int, _ headerOf: [String: [Int]], _ lexicon: ClaimLexicon) -> [Int]? {
    let word = surface[index]
    guard !Self.isSmall(word), !TableChecker.operators.contains(word), !grid.title.contains(word), word.utf8.count > 2
    else { return nil }
    let term = lexicon.term(word)
    let found = headerOf.filter { header, _ in
      lexicon.term(header) == term || header.utf8.count > 5 && word.utf8.count > 5 && header.prefix(6) == word.prefix(6)
    }
    return found.count == 1 ? found.first?.value : nil
  }

  /// "game 1", "5 wins": a number beside a header is one of that column, where the column has it; where the column of the header
  /// behind it lacks it, it is none that the table has.
  private mutating func bindNumbers() {
    for index in links.indices.reversed() where links[index].words.count == 1 {
      let place = links[index].words.lowerBound
      guard Self.number(surface[place]) != nil else { continue }
      let beside = headers.filter { $0.place == place - 1 || $0.place == place + 1 }.map(\.column)
      let cells = links[index].cells.filter { beside.contains($0.column) }
      if !cells.isEmpty {
        links[index].cells = cells
      } else if let behind = headers.first(where: { $0.place == place + 1 }), grid.values(behind.column) != nil {
        links.remove(at: index)
        rest.append(place)
        rest.sort()
      }
    }
  }

  /// The longest stretch from a word that is a cell, or of two words and more stands in one.
  private func longest(_ start: Int, _ lexicon: ClaimLexicon) -> Link? {
    guard grid.holders[words[start]] != nil || Self.number(surface[start]) != nil else { return nil }
    var best: Link?
    var end = start + 1
    while end <= min(words.count, start + 12) {
      let phrase = Array(words[start..<end])
      if let places = grid.places[phrase.joined(separator: " ")] {
        best = Link(words: start..<end, cells: places, isWhole: true)
      } else if best?.words.upperBound != end {
        guard let holding = grid.holders[phrase[phrase.count - 1]] else { break }
        let inside = holding.filter { place in
          Self.contains(grid.rows[place.row][place.column].words, phrase)
        }
        if inside.isEmpty { break }
        let isName =
          phrase.contains { lexicon.isContent($0) && !Self.isSmall($0) && Double($0) == nil } || phrase.count > 1
        if isName, phrase.count > 1 || words[start].utf8.count > 3 {
          best = Link(words: start..<end, cells: inside, isWhole: false)
        }
      }
      end += 1
    }
    if let number = Self.number(surface[start]), best == nil || best?.words.count == 1,
      let places = grid.numbers[number]
    {
      let whole = best?.isWhole == true ? best?.cells ?? [] : []
      let all = whole + places.filter { place in !whole.contains { $0 == place } }
      best = Link(words: start..<start + 1, cells: all, isWhole: true)
    }
    if let best, best.words.count == 1, Self.isSmall(surface[best.words.lowerBound]) { return nil }
    return best
  }

  /// The cells of a link's columns in which its words stand, alone or among others.
  func holding(_ link: Link) -> [(row: Int, column: Int)] {
    let phrase = Array(words[link.words])
    guard let last = phrase.last, let holders = grid.holders[last] else { return link.cells }
    let columns = link.columns
    let found = holders.filter {
      columns.contains($0.column) && Self.contains(grid.rows[$0.row][$0.column].words, phrase)
    }
    return found.count > link.cells.count ? found : link.cells
  }

  /// The number of a word, of an ordinal too: "24th".
  private static func number(_ word: String) -> Double? {
    if let number = Double(word.replacing(",", with: "")) { return number }
    guard let last = ["st", "nd", "rd", "th"].first(where: { word.hasSuffix($0) }) else { return nil }
    return Int(word.dropLast(last.utf8.count)).map(Double.init)
  }

  private static func contains(_ cell: [String], _ phrase: [String]) -> Bool {
    guard cell.count >= phrase.count else { return false }
    return (0...(cell.count - phrase.count)).contains { cell[$0..<($0 + phrase.count)].elementsEqual(phrase) }
  }

  /// Words without meaning of their own in claims about tables.
  static func isSmall(_ word: String) -> Bool { small.contains(word) }

  private static let small: Set<String> = [
    "a", "an", "the", "of", "in", "on", "at", "by", "for", "from", "to", "with", "as", "and", "be", "is", "are", "was",
    "were",
    "have", "has", "had", "that", "which", "who", "their", "his", "its", "it", "when", "where", "do", "s", "list",
    "listed",
    "this", "they", "he", "she", "there", "also", "both", "during", "happen", "take", "place", "occur", "record",
    "held", "hold",
    "value", "name", "number", "game", "match", "play", "player", "team", "year", "season", "against", "result", "get",
    "give",
    "show", "include", "over", "out", "into", "while", "then", "been", "one", "made", "make", "come", "up", "himself",
    "each",
    "'s", "represent", "belong", "own", "contain", "serve", "score", "date", "used", "use",
  ]
}
