import DocumentModel

/// What holds for all figures of a table beside their headers: its caption with the time in it, and its unit.
struct TableFrame {
  /// Longest caption, header or label that is read: more is text in a table's form.
  static let longest = 2_048

  /// The caption, where it is of a readable length.
  private(set) var caption: TextRange?
  /// The only time in the caption.
  private(set) var time: Mention?
  /// The unit of the whole table.
  private(set) var unit: TextRange?
  /// The institution its figures come from, by the note below it.
  private(set) var source: TextRange?

  init(_ table: DocumentTable, _ text: TokenizedDocument, _ mentions: SortedMentions, _ words: TableWords) {
    caption = table.caption.flatMap { $0.count <= Self.longest ? $0 : nil }
    unit = table.unit.flatMap { $0.count <= Self.longest ? $0 : nil }
    time = caption.flatMap(mentions.onlyTime)
    for note in table.notes where source == nil {
      let block = text.blocks[note]
      guard !block.isEmpty, words.sources.contains(text.tokens[block.lowerBound].lexeme) else { continue }
      let range = text.range(block)
      source = mentions.inside(range).first { $0.kind == .agency && $0.range.end <= range.end }?.range
    }
  }
}
