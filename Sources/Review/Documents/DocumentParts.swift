import DocumentModel

/// What a document is set from, in order, and where it is cut into pages.
struct DocumentParts {
  /// A block that stands alone, a piece of one that is longer than a part, or a row of a table.
  enum Unit: Equatable {
    case block(Int)
    case piece(block: Int, range: TextRange)
    case row(table: Int, row: Int)
  }

  /// The units of each part; none is empty, but for a document without text.
  let parts: [[Unit]]
  /// The part in which a block stands.
  private let partOfBlock: [Int]
  /// The part in which each piece of a long block stands.
  private let partOfPiece: [Int: [(range: TextRange, part: Int)]]

  /// Text of a part, in bytes: with its marks a page of less than 100 KB.
  static let size = 20_000

  /// Long blocks are cut between words, and not in a mention.
  init(_ document: Document, mentions: [AnchoredMention] = [], size: Int = Self.size) {
    var parts: [[Unit]] = [[]]
    var partOfBlock = [Int](repeating: 0, count: document.blocks.count)
    var partOfPiece: [Int: [(range: TextRange, part: Int)]] = [:]
    lazy var cutter = TextCutter(document.text.utf8, mentions.map(\.mention.range), size: size)
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
        let range = document.blocks[index].range
        guard range.count > size else {
          add(.block(index), [index])
          continue
        }
        for piece in cutter.pieces(of: range) {
          if filled > 0 { parts.append([]) }
          parts[parts.count - 1].append(.piece(block: index, range: piece))
          filled = piece.count
          partOfPiece[index, default: []].append((piece, parts.count - 1))
        }
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
    self.partOfPiece = partOfPiece
  }

  /// The part in which a block stands; of a long block that in which a piece stands for which `isBefore` holds last, told
  /// in order.
  func part(ofBlock index: Int, where isBefore: (_ piece: TextRange) -> Bool) -> Int {
    if let pieces = partOfPiece[index] { return pieces.last { isBefore($0.range) }?.part ?? pieces[0].part }
    return partOfBlock.indices.contains(index) ? partOfBlock[index] : 0
  }
}
