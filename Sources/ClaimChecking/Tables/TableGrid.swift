import DocumentModel

/// A table as claims are looked up in it: the words and the number of each cell.
struct TableGrid: Sendable {
  /// One cell.
  struct Cell: Sendable {
    /// The stems of its words.
    var words: [String]
    /// Its number, where it is one number with at most a unit.
    var number: Double?
    var range: TextRange
  }

  /// The words of the headers, by column.
  var headers: [[String]] = []
  var rows: [[Cell]] = []
  /// Words of the caption and of the document's title.
  var title: Set<String> = []
  /// Columns by each of their cells' words joined by spaces.
  private(set) var places: [String: [(row: Int, column: Int)]] = [:]
  /// Cells that hold a word, for partial matches.
  private(set) var holders: [String: [(row: Int, column: Int)]] = [:]
  /// Cells in which a number stands.
  private(set) var numbers: [Double: [(row: Int, column: Int)]] = [:]

  /// Tables above this many cells are data sets.
  private static let mostCells = 20_000

  /// Reads a table; nil where it has no head, or is too small or too large.
  init?(_ table: DocumentTable, _ text: DocumentText) {
    guard let head = table.rows.first, table.rows.count > 1, head.count > 1,
      table.rows.count * head.count <= Self.mostCells,
      head.contains(where: { $0.isHeader || $0.heads == .column })
    else { return nil }
    headers = head.map { ClaimWords.split(text.quote($0.range)) }
    // A head that is repeated further down is no row.
    let first = head.map { text.quote($0.range) }
    for row in table.rows.dropFirst() where row.map({ text.quote($0.range) }) != first {
      rows.append(
        row.map { cell in
          let quote = cell.blocks.isEmpty ? "" : text.quote(cell.range)
          return Cell(words: ClaimWords.split(quote).map(Stemmer.stem), number: Self.number(quote), range: cell.range)
        })
    }
    if let caption = table.caption { title = Set(ClaimWords.split(text.quote(caption))) }
    for (row, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated() where !cell.words.isEmpty {
        places[cell.words.joined(separator: " "), default: []].append((row, column))
        for word in Set(cell.words) { holders[word, default: []].append((row, column)) }
        if let number = cell.number { numbers[number, default: []].append((row, column)) }
      }
    }
  }

  /// The number of a cell: digits with separators, with at most a sign, a currency or a unit around; nil for others.
  static func number(_ quote: String) -> Double? {
    var digits = ""
    var isSeen = false
    var rest = 0
    var isNegative = false
    for scalar in quote.unicodeScalars {
      switch scalar {
      case "0"..."9":
        guard !isSeen || !digits.isEmpty else { return nil }
        if isSeen { return nil }
        digits.unicodeScalars.append(scalar)
      case "." where !digits.isEmpty: digits.append(".")
      case ",", " ":
        continue
      case "-", "−": if digits.isEmpty { isNegative = true } else { return nil }
      case "%", "$", "£", "€", "+": continue
      default:
        if !digits.isEmpty { isSeen = true }
        rest += 1
        if rest > 6 { return nil }
      }
    }
    guard !digits.isEmpty, let value = Double(digits.hasSuffix(".") ? String(digits.dropLast()) : digits) else {
      return nil
    }
    return isNegative ? -value : value
  }

  /// The numbers of a column by row; nil where fewer than two thirds of its cells are numbers.
  func values(_ column: Int) -> [(row: Int, value: Double)]? {
    let found = rows.indices.compactMap { row -> (row: Int, value: Double)? in
      guard column < rows[row].count, let value = rows[row][column].number else { return nil }
      return (row, value)
    }
    return found.count >= 2 && found.count * 3 >= rows.count * 2 ? found : nil
  }
}
