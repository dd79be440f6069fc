import DocumentModel

/// Numbers that announce a list.
enum ListRules {
  /// Lists are announced by small numbers.
  private static let longest = 20.0

  static func check(_ document: EvidenceDocument, _ list: inout FindingList) {
    let blocks = document.document.blocks
    var lastOfBlock: [Int: Statement] = [:]
    for statement in document.statements where statement.table == nil { lastOfBlock[statement.block] = statement }
    for (block, statement) in lastOfBlock.sorted(by: { $0.key < $1.key }) {
      guard [.paragraph, .heading].contains(blocks[block].kind), block + 1 < blocks.count,
        blocks[block + 1].kind == .listItem
      else { continue }
      let text = document.document.text.quote(blocks[block].range)
      guard let figure = announcing(statement), let value = figure.amount.value else { continue }
      let hasColon = text.hasSuffix(":")
      guard
        hasColon
          || statement.words.count <= 8 && statement.words.first.map({ $0.range.start >= figure.range.start }) == true
      else { continue }
      // Items of the first level: those that stand as deep as the first.
      let depth = level(blocks[block + 1])
      var items: [Int] = []
      var next = block + 1
      var parent = ""
      while next < blocks.count, blocks[next].kind == .listItem {
        let path = blocks[next].path
        if level(blocks[next]) == depth {
          // Two blocks of one item are one.
          let own = item(path)
          if own != parent || own.isEmpty { items.append(next) }
          parent = own
        }
        next += 1
      }
      guard Double(items.count) != value else { continue }
      let quotes = [figure.range] + items.prefix(6).map { blocks[$0].range }
      list.add(
        "list-count", hasColon ? .high : .medium,
        "\(PartRules.shown(value)) announced, \(items.count) listed", quotes)
    }
    for statement in document.statements where statement.table == nil { inline(document, statement, &list) }
  }

  /// The number that tells how many follow: a small count, the last of the sentence.
  private static func announcing(_ statement: Statement) -> Figure? {
    let counts = statement.figures.filter { $0.amount.kind == .count && $0.whole == nil }
    guard counts.count == 1, let figure = counts.first, !figure.things.isEmpty, let value = figure.amount.value,
      value >= 2, value <= longest, figure.amount.qualifier == nil
    else { return nil }
    return figure
  }

  private static func level(_ block: Block) -> Int {
    block.path.split(separator: "/").count { $0.hasPrefix("li") || $0.hasPrefix("item") || $0.hasPrefix("list-item") }
  }

  private static func item(_ path: String) -> String {
    let parts = path.split(separator: "/")
    guard let last = parts.lastIndex(where: { $0.hasPrefix("li") || $0.hasPrefix("item") || $0.hasPrefix("list-item") })
    else { return "" }
    return parts[...last].joined(separator: "/")
  }

  /// "three aims: to find, to help and to protect".
  private static func inline(_ document: EvidenceDocument, _ statement: Statement, _ list: inout FindingList) {
    guard statement.places.count == 1, let figure = announcing(statement), let value = figure.amount.value else {
      return
    }
    let range = statement.places[0]
    let text = document.document.text.utf8
    guard document.document.blocks[statement.block].kind != .caption,
      let colon = text[range.start..<range.end].lastIndex(of: 0x3A), colon >= figure.range.end, colon + 2 < range.end,
      statement.words(from: figure.range.end, to: colon).count <= 3, !text[figure.range.end..<colon].contains(0x2C)
    else { return }
    let tail = statement.words(from: colon, to: range.end)
    let joints = tail.filter { ["and", "dan", "or"].contains($0.text) }
    guard tail.count >= Int(value), joints.count <= 1,
      !tail.contains(where: { ["which", "who", "whose", "yang"].contains($0.text) })
    else { return }
    // What stands behind the last item, set off by a comma, is not counted: up to the comma after `and`.
    let joint = joints.first?.range.start
    let ends = [0x2C, 0x3B].flatMap { mark in separators(UInt8(mark), text, colon, range.end) }.sorted()
    let semicolons = separators(0x3B, text, colon, range.end)
    let marks = semicolons.isEmpty ? ends.filter { $0 < joint ?? .max } : semicolons
    let isSerial = joint.map { text[..<$0].suffix(2).contains(0x2C) } ?? false
    let items = semicolons.isEmpty ? marks.count + (joint != nil && !isSerial ? 2 : 1) : semicolons.count + 1
    // A single item behind a colon is an explanation, and so are long ones.
    guard items > 1, Double(items) != value, !semicolons.isEmpty || tail.count <= items * 6 else { return }
    list.add(
      "list-count", .medium, "\(PartRules.shown(value)) announced, \(items) listed",
      [figure.range, TextRange(tail[tail.startIndex].range.start, tail[tail.endIndex - 1].range.end)])
  }

  /// Where a mark stands outside of brackets.
  private static func separators(_ mark: UInt8, _ text: [UInt8], _ start: Int, _ end: Int) -> [Int] {
    var depth = 0
    var found: [Int] = []
    for place in (start + 1)..<end {
      switch text[place] {
      case 0x28: depth += 1
      case 0x29: depth -= 1
      case mark where depth == 0: found.append(place)
      default: break
      }
    }
    return found
  }
}
