import DocumentModel

/// The text of one block, as it is searched.
struct Passage: Hashable {
  /// Its kind, e.g. `paragraph`.
  var kind: String
  /// Hull of its place in the source; nil where it is not proven.
  var place: SourceRange?
  /// Its text, white space made one.
  var text: String

  /// The passages of a document in order.
  static func all(_ document: Document) -> [Passage] {
    document.blocks.map { block in
      let ranges = document.sourceMap.sourceRanges(of: block.range)
      let place = ranges.flatMap { list in list.last.map { SourceRange(list[0].start, $0.end) } }
      return Passage(
        kind: block.kind.rawValue, place: place, text: document.text.quote(block.range))
    }
  }
}
