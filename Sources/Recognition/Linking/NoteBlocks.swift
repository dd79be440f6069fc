import DocumentModel

/// The notes that marks in a document lead to, in the order of its text.
struct NoteBlocks: Sendable {
  /// One note.
  struct Note: Sendable {
    /// The number of its mark; nil for one with a letter or sign.
    var number: Int?
    /// Its blocks, as indexes into `Document.blocks`.
    var blocks: Range<Int>
  }

  let notes: [Note]

  /// Finds them. A note reaches from the block that its mark leads to over those in the same element.
  init(_ document: Document) {
    var first: [Int: String] = [:]
    for link in document.noteLinks {
      if let note = link.note, first[note] == nil { first[note] = link.label }
    }
    notes = first.sorted { $0.key < $1.key }.map { block, label in
      var end = block + 1
      let path = document.blocks[block].path
      // `…/li[2]/p[1]`: the paragraphs of one item.
      if let slash = path.lastIndex(of: "/"), path[slash...].hasPrefix("/p[") {
        let around = path[...slash]
        while end < document.blocks.count, end - block < Self.mostBlocks, first[end] == nil,
          document.blocks[end].path.hasPrefix(around + "p[")
        { end += 1 }
        // Paragraphs of the page itself are notes of one paragraph each.
        if document.blocks[block].kind == .paragraph { end = block + 1 }
      }
      return Note(number: Int(label.filter { $0.isASCII && $0.isNumber }), blocks: block..<end)
    }
  }

  /// Blocks of one note at most.
  private static let mostBlocks = 12

  /// The note that a block is part of, as an index.
  func note(ofBlock block: Int) -> Int? {
    var low = 0
    var high = notes.count
    while low < high {
      let middle = (low + high) / 2
      if notes[middle].blocks.upperBound <= block { low = middle + 1 } else { high = middle }
    }
    return low < notes.count && notes[low].blocks.contains(block) ? low : nil
  }
}
