import Digests
import DocumentModel

/// Rows of one table before they are written: numbers and texts in two flat arrays, so that binding a row makes no object.
/// Rows are prepared on any thread and written by one.
struct RowBuffer: Sendable, Equatable {
  /// What a cell holds.
  enum Kind: UInt32 {
    case null, integer, real, text
    /// The number of the document, which is known when it is written.
    case document
    /// A row of this buffer's table: its number is the next free one.
    case row
    /// The nth entity, label, sentence or fact of the document.
    case entity, label, sentence, fact
  }

  /// A cell: its kind, the length of a text in bytes, and a number or the place of a text.
  struct Cell: Equatable {
    var kind: UInt32
    var length: UInt32
    var bits: UInt64
  }

  /// Cells of a row.
  let width: Int
  private(set) var cells: [Cell] = []
  private(set) var texts: [UInt8] = []

  init(width: Int) { self.width = width }

  var count: Int { cells.count / width }

  mutating func null() { add(.null, 0) }
  mutating func row() { add(.row, 0) }
  mutating func document() { add(.document, 0) }
  mutating func reference(_ kind: Kind, _ index: Int?) {
    guard let index else { return null() }
    add(kind, UInt64(index))
  }

  mutating func integer(_ value: Int?) {
    guard let value else { return null() }
    add(.integer, UInt64(bitPattern: Int64(value)))
  }

  mutating func real(_ value: Double?) {
    guard let value else { return null() }
    add(.real, value.bitPattern)
  }

  mutating func text(_ value: String?) {
    guard var value else { return null() }
    let start = texts.count
    value.withUTF8 { texts.append(contentsOf: $0) }
    cells.append(Cell(kind: Kind.text.rawValue, length: UInt32(texts.count - start), bits: UInt64(start)))
  }

  mutating func text(_ bytes: some Collection<UInt8>) {
    cells.append(Cell(kind: Kind.text.rawValue, length: UInt32(bytes.count), bits: UInt64(texts.count)))
    texts.append(contentsOf: bytes)
  }

  private mutating func add(_ kind: Kind, _ bits: UInt64) {
    cells.append(Cell(kind: kind.rawValue, length: 0, bits: bits))
  }

  mutating func reserve(rows: Int, text: Int) {
    cells.reserveCapacity(rows * width)
    texts.reserveCapacity(text)
  }

  /// SHA-256 over the cells and the texts.
  var digest: [UInt8] {
    cells.withUnsafeBytes { SHA256.digest($0) }.bytes + SHA256.digest(texts).bytes
  }
}
