import DocumentModel

/// What a document is set from, in order, and where it is cut into pages.
struct DocumentParts {
  /// A block that stands alone, or a row of a table.
  enum Unit: Equatable {
    case block(Int)
    case row(table: Int, row: Int)
  }

  /// The units of each part; none is empty, but for a document without text.
  let parts: [[Unit]]
  /// The part in which a block stands.
  private let partOfBlock: [Int]

  /// Text of a part, in bytes: with its marks a page of less than 100 KB.
  static let size = 20_000

  init(_ document: Document, size: Int = Self.size) {
    var parts: [[Unit]] = [[]]
    var partOfBlock = [Int](repeating: 0, count: document.blocks.count)
    var filled = 0
    func add(_ unit: Unit, _ blocks: [Int]) {
      let text = blocks.reduce(0) { $0 + document.blocks[$1].range.count } + 20 * blocks.count
      if filled > 0, filled + text > size {
        parts.append([])
        filled = 0
      }
      parts[parts.count - 1].append(unit)
      filled += text
      for block in blocks { partOfBlock[block] = parts.count - 1 }
    }
    var tables: [Int: Int] = [:]
    for (index, table) in document.tables.enumerated() where table.outer == nil {
      for row in table.rows {
        for cell in row { for block in cell.blocks where tables[block] == nil { tables[block] = index } }
      }
    }
    var done: Set<Int> = []
    for index in document.blocks.indices {
      guard let table = tables[index] else {
        add(.block(index), [index])
        continue
      }
      guard done.insert(table).inserted else { continue }
      var told: Set<Int> = []
      for (row, cells) in document.tables[table].rows.enumerated() {
        let blocks = cells.flatMap { Array($0.blocks) }.filter { tables[$0] == table && told.insert($0).inserted }
        add(.row(table: table, row: row), blocks)
      }
    }
    self.parts = parts
    self.partOfBlock = partOfBlock
  }

  /// The part in which a block stands.
  func part(ofBlock index: Int) -> Int { partOfBlock.indices.contains(index) ? partOfBlock[index] : 0 }
}
