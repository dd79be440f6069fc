import DocumentModel

/// Notes that stand inside a line of XML (`<p>the Regulation<note>…</note> of 2007</p>`): the line is read first, with the
/// note as a gap in it, and the note behind it. A sentence is not cut by its notes.
extension BlockBuilder {
  /// Whether an element that begins is a note inside a line of text.
  @inline(__always)
  func isNoteInLine(_ role: ElementRole) -> Bool {
    guard options.isXML, role.kind == .note, role.isBlock, assembler.blockStart != nil, let last = stack.last else {
      return false
    }
    return last.isLeaf && last.kind != .note
  }

  /// Leaves the note that begins with an event out of the line, for later.
  mutating func postponeNote(_ index: Int) {
    guard let depth = stack.last?.pathDepth, stack.indices.contains(depth - 1) else { return }
    stack[depth - 1].hasNotes = true
    postponed.append((depth, index))
    takeNoteInLine(index)
    isPostponing = true
    skipsVisible = true
    skipped = 1
  }

  /// Ends the elements that a truncated document leaves open.
  mutating func closeAll() {
    if isPostponing {
      isPostponing = false
      skipped = 0
    }
    while !stack.isEmpty {
      let depth = stack.count
      if stack[depth - 1].pathDepth == depth {
        endBlock()
        readNotes()
      }
      // A note that is truncated itself leaves its elements open above this one: they come first.
      if stack.count == depth { stack.removeLast() }
    }
  }

  /// Reads the notes that stood in the lines of the innermost element, which has ended but is not yet closed.
  mutating func readNotes() {
    let open = stack.count
    guard open > 0, stack[open - 1].hasNotes else { return }
    stack[open - 1].hasNotes = false
    let first = postponed.firstIndex { $0.depth >= open } ?? postponed.endIndex
    let notes = postponed[first...].map(\.event)
    postponed.removeSubrange(first...)
    assembler.moveBack()
    for first in notes {
      var depth = 0
      var index = first
      repeat {
        switch log.events[index].kind {
        case .start: depth += 1
        case .end: depth -= 1
        default: break
        }
        step(index)
        index += 1
      } while depth > 0 && index < log.events.count
    }
  }
}
