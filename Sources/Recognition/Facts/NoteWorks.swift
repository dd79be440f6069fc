import DocumentModel

/// The works that stand behind the marks of notes: those that each note names in full or cites.
struct NoteWorks {
  /// One mark.
  struct Mark {
    /// The place in the text behind which it stands (UTF-8 bytes).
    var position: Int
    /// Where the note names works.
    var works: [TextRange]
  }

  private let marks: [Mark]

  /// Works of one note at most.
  private static let most = 16

  /// Takes the mentions of a text, in its order. Cost: n log n in the number of marks.
  init(_ mentions: [Mention], in text: TokenizedDocument) {
    guard !text.document.noteLinks.isEmpty else {
      marks = []
      return
    }
    let named = mentions.filter { $0.kind == .reference || $0.kind == .citation && $0.within != .reference }
    guard !named.isEmpty else {
      marks = []
      return
    }
    let notes = NoteBlocks(text.document)
    marks = text.document.noteLinks.compactMap { link in
      guard let note = link.note.flatMap(notes.note(ofBlock:)) else { return nil }
      let blocks = notes.notes[note].blocks
      let range = TextRange(
        text.document.blocks[blocks.lowerBound].range.start, text.document.blocks[blocks.upperBound - 1].range.end)
      var low = 0
      var high = named.count
      while low < high {
        let middle = (low + high) / 2
        if named[middle].range.start < range.start { low = middle + 1 } else { high = middle }
      }
      let works = named[low...].prefix(Self.most).prefix { $0.range.end <= range.end }.map(\.range)
      return works.isEmpty ? nil : Mark(position: link.position, works: works)
    }.sorted { $0.position < $1.position }
  }

  /// The marks that belong to a stretch of text: behind its beginning, up to directly behind its end.
  func marks(in range: TextRange) -> ArraySlice<Mark> {
    guard !marks.isEmpty else { return [] }
    let first = index(after: range.start)
    var end = first
    while end < marks.count, marks[end].position <= range.end { end += 1 }
    return marks[first..<end]
  }

  private func index(after position: Int) -> Int {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].position <= position { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
