import DocumentModel

/// The gold of one document as marked text: one block a line, marks such as `⟦law number=21|Law No. 21 of ⟦year|2007⟧⟧`,
/// sentence boundaries inside a block as ` ‖ `. Lines that begin with `# ` are comments.
struct GoldDocument: Sendable {
  /// One expected mention.
  struct Mark: Hashable, Sendable {
    /// The kind; of a mention with a role both, e.g. `acronym use`, since they are scored apart.
    var kind: String
    var attributes: [String: String]
    /// UTF-8 bytes of its block's plain text.
    var range: TextRange
  }

  /// One block: its plain text, its marks, and where its sentences end.
  struct Block: Sendable {
    var text: [UInt8]
    var marks: [Mark]
    /// Offsets in `text` one past the last byte of each sentence, the block's end included.
    var sentenceEnds: [Int]
    /// Number of the line in the file, from 1.
    var line: Int
  }

  var blocks: [Block]

  /// Reads marked text. Throws `PipelineError` (65) with the line where marks do not balance.
  init(_ text: String, file: String) throws {
    var blocks: [Block] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard !line.isEmpty, !line.hasPrefix("# ") else { continue }
      blocks.append(try Self.block(line, file: file, number: number + 1))
    }
    self.blocks = blocks
  }

  private static func block(_ line: Substring, file: String, number: Int) throws -> Block {
    var block = Block(text: [], marks: [], sentenceEnds: [], line: number)
    var open: [(kind: String, attributes: [String: String], start: Int)] = []
    var index = line.startIndex
    while index < line.endIndex {
      let rest = line[index...]
      if rest.hasPrefix("⟦") {
        guard let bar = rest.firstIndex(of: "|") else {
          throw PipelineError(.unusableData, "\(file):\(number): a mark without `|`")
        }
        let head = rest[rest.index(after: rest.startIndex)..<bar].split(separator: " ")
        var attributes: [String: String] = [:]
        for pair in head.dropFirst() {
          let sides = pair.split(separator: "=", maxSplits: 1)
          if sides.count == 2 { attributes[String(sides[0])] = String(sides[1]) }
        }
        let role = attributes.removeValue(forKey: "role")
        let kind = String(head.first ?? "")
        open.append((role.map { "\(kind) \($0)" } ?? kind, attributes, block.text.count))
        index = line.index(after: bar)
      } else if rest.hasPrefix("⟧") {
        guard let mark = open.popLast() else {
          throw PipelineError(.unusableData, "\(file):\(number): `⟧` closes nothing")
        }
        block.marks.append(
          Mark(kind: mark.kind, attributes: mark.attributes, range: TextRange(mark.start, block.text.count)))
        index = line.index(after: index)
      } else if rest.hasPrefix(" ‖ ") {
        block.sentenceEnds.append(block.text.count)
        block.text.append(0x20)
        index = line.index(index, offsetBy: 3)
      } else {
        block.text.append(contentsOf: String(line[index]).utf8)
        index = line.index(after: index)
      }
    }
    guard open.isEmpty else { throw PipelineError(.unusableData, "\(file):\(number): a mark is not closed by `⟧`") }
    block.sentenceEnds.append(block.text.count)
    return block
  }
}
