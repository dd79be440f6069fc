import DocumentModel

/// Collects what a document's markup says of its text while the text is written.
struct MarkCollector {
  /// The marks in the order of their ends.
  private(set) var marks: [SourceMark] = []

  private struct Open {
    var depth: Int
    var mark: SourceMark
  }
  private var open: [Open] = []

  /// Takes the start of an element for which a rule holds. `depth` is how many elements are open around it, `position` the length of
  /// the text so far.
  mutating func start(_ kind: SourceMark.Kind, _ rule: MarkRule, tag: TagAttributes, depth: Int, position: Int) {
    let mark = SourceMark(
      kind, TextRange(position, position), identifier: rule.identifier.flatMap { tag.value(of: $0)?.text },
      value: rule.name ?? rule.value.flatMap { tag.value(of: $0)?.text })
    open.append(Open(depth: depth, mark: mark))
  }

  /// Takes the start of a link to an entry of a list of references.
  mutating func startCitation(of identifier: String, depth: Int, position: Int) {
    let mark = SourceMark(.citation, TextRange(position, position), identifier: identifier)
    open.append(Open(depth: depth, mark: mark))
  }

  /// Takes a whole mark.
  mutating func add(_ mark: SourceMark) { marks.append(mark) }

  /// Takes the end of the element at `depth`, before its block ends. A mark must lie in the open block and have text.
  mutating func end(depth: Int, assembler: TextAssembler) {
    guard var mark = open.last?.mark, open.last?.depth == depth else { return }
    open.removeLast()
    let text = assembler.text
    var start = mark.range.start
    while start < text.count, text[start] <= 0x20 { start += 1 }
    guard let block = assembler.blockStart, start >= block, start < text.count else { return }
    mark.range = TextRange(start, text.count)
    marks.append(mark)
  }

  /// The marks in document order, outer ones first.
  var ordered: [SourceMark] {
    marks.sorted { a, b in
      a.range.start != b.range.start ? a.range.start < b.range.start : a.range.end > b.range.end
    }
  }
}
