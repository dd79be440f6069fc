import DocumentModel

/// Tables and figures that the text refers to and the report does not have.
enum NumberedRules {
  private static let kinds = [
    "table": "table", "tables": "table", "tabel": "table", "figure": "figure", "figures": "figure", "gambar": "figure",
  ]
  /// Behind a number: it is that of another work.
  private static let foreign: Set<String> = ["of", "in", "from", "by", "to", "dari", "dalam", "pada", "di"]
  /// Before it: it has numbers of its own.
  private static let other: Set<String> = [
    "annex", "appendix", "supplementary", "supplemental", "additional", "supporting", "supplement", "online",
    "lampiran", "their",
  ]

  static func check(_ document: EvidenceDocument, _ list: inout FindingList) {
    let captions = captions(document)
    for statement in document.statements where statement.table == nil {
      let words = statement.words
      for index in words.indices.dropLast() {
        guard let kind = kinds[words[index].text], let known = captions[kind], let number = Int(words[index + 1].text),
          number > known, number <= known + 20, index == 0 || !other.contains(words[index - 1].text)
        else { continue }
        let behind = words[(index + 2)...].drop { ["and", "to", "dan"].contains($0.text) || Int($0.text) != nil }
          .prefix(2)
        let next = behind.first?.text ?? ""
        guard !foreign.contains(next) || ["this", "our", "ini"].contains(behind.last?.text ?? "") else { continue }
        let text = document.document.text
        let bytes = text.utf8[words[index].range.end..<words[index + 1].range.start]
        guard bytes.allSatisfy({ $0 == 0x20 || $0 == 0xC2 || $0 == 0xA0 }), isWhole(words[index + 1].range, text) else {
          continue
        }
        list.add(
          "missing-\(kind)", .high, "\(kind) \(number) is referred to, the last one has number \(known)",
          [TextRange(words[index].range.start, words[index + 1].range.end)])
      }
    }
  }

  /// "Table 4.2" and "Table 4a" are not Table 4.
  private static func isWhole(_ range: TextRange, _ text: DocumentText) -> Bool {
    let behind = text.utf8[range.end...].prefix(2)
    guard let first = behind.first else { return true }
    let isDigit = behind.dropFirst().first.map { (0x30...0x39).contains($0) } ?? false
    return !([0x2E, 0x2C].contains(first) && isDigit) && first != 0x2D
  }

  /// The last number of each kind, where its captions are numbered from 1 without a gap, two at least, and all tables have one.
  private static func captions(_ document: EvidenceDocument) -> [String: Int] {
    var numbers: [String: [Int]] = [:]
    for block in document.document.blocks
    where block.kind == .caption || block.kind == .paragraph || block.kind == .heading {
      let words = ClaimWords.split(document.document.text.quote(block.range))
      guard words.count >= 2, let kind = kinds[words[0]], let number = Int(words[1]) else { continue }
      // A paragraph that begins like a caption is one where a mark stands behind the number.
      if block.kind != .caption, words.count > 2 {
        let quote = document.document.text.quote(block.range)
        let head = quote.prefix { !$0.isNumber } + quote.drop { !$0.isNumber }.prefix { $0.isNumber }
        guard let mark = quote.dropFirst(head.count).first(where: { $0 != " " }), ".:|–—-".contains(mark) else {
          continue
        }
      }
      numbers[kind, default: []].append(number)
    }
    var last: [String: Int] = [:]
    for (kind, found) in numbers where found.count >= 2 && found.sorted() == Array(1...found.count) {
      if kind == "table", document.document.tables.count > found.count { continue }
      last[kind] = found.count
    }
    return last
  }
}
