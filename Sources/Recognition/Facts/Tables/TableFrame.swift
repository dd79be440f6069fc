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

  init(_ table: DocumentTable, _ mentions: SortedMentions) {
    caption = table.caption.flatMap { $0.count <= Self.longest ? $0 : nil }
    unit = table.unit.flatMap { $0.count <= Self.longest ? $0 : nil }
    time = caption.flatMap(mentions.onlyTime)
  }
}
