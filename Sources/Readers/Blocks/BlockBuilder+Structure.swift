import DocumentModel

/// Marks of notes and figures.
extension BlockBuilder {
  /// Whether an element is the mark of a note, which is no part of the text.
  @inline(__always)
  func isNoteMark(_ role: ElementRole, _ event: Event, _ index: Int) -> Bool {
    let isLink = event.marks.contains(.noteMark)
    guard isLink || role.special == .superscript || role.special == .noteMark, !options.fullText else { return false }
    return isNoteMark(role, index, isLink: isLink) && !isCitation(index)
  }

  private func isNoteMark(_ role: ElementRole, _ index: Int, isLink: Bool) -> Bool {
    if role.special == .noteMark || isLink && options.isXML { return true }
    if role.special == .superscript, isSuperscriptMark(index) { return true }
    return isLink && NoteMark.isLabel(text(of: index)?.text ?? "")
  }

  /// Whether the superscript element that starts with an event is the mark of a note.
  private func isSuperscriptMark(_ start: Int) -> Bool {
    guard assembler.blockStart != nil else { return false }
    var content: [UInt8] = []
    for event in log.events[(start + 1)...].prefix(SuperscriptNote.longest) {
      switch event.kind {
      case .text, .literal: content += assembler.source[Int(event.start)..<Int(event.end)].prefix(16)
      case .end where log.names.roles[Int(event.name)].special == .superscript:
        return SuperscriptNote.isMark(content, behind: assembler.text, inCell: stack.last?.kind == .tableCell)
      default: break
      }
    }
    return false
  }

  private func text(of index: Int) -> ElementText? {
    ElementText(log, at: index, bytes: assembler.source, isXML: options.isXML, limit: NoteMark.longest)
  }

  /// Takes what must be known of an element that is left out of the text.
  mutating func takeLeftOut(_ role: ElementRole, _ index: Int) {
    if role.special == .alternative {
      let limit = 200
      if let text = ElementText(log, at: index, bytes: assembler.source, isXML: options.isXML, limit: limit) {
        structure.describe((text.text, text.range))
      }
    } else if role.treatment == .text, !options.leavesOut(index),
      isNoteMark(role, log.events[index], index)
    {
      let target = NoteMark.target(log, at: index, bytes: assembler.source, isXML: options.isXML)
      // The number of a note in the line, at its own beginning, was taken with the note.
      if target == nil, stack.last?.kind == .note, assembler.blockStart == nil { return }
      takeMark(index, target: target)
    }
  }

  private mutating func takeMark(_ index: Int, target: [UInt8]?, noteStart: Int? = nil) {
    let start = Int(log.events[index].start)
    let label = noteStart == nil ? text(of: index) : labelOfNote(index)
    let named = label.map { ($0.text, $0.range) } ?? nameOfMark(index)
    structure.marks.append(
      NoteMark(
        label: named?.0 ?? "", range: named?.1 ?? start..<start, position: assembler.text.count, target: target,
        block: blocks.count, noteStart: noteStart))
  }

  /// The label of a mark in an attribute: TEI's `n`, Akoma Ntoso's `marker`.
  private func nameOfMark(_ index: Int) -> (String, Range<Int>)? {
    let tag = attributes(log.events[index])
    return (tag.value(of: "marker") ?? tag.value(of: "n")).map { ($0.text, $0.range) }
  }

  /// The label at the beginning of a note.
  private func labelOfNote(_ index: Int) -> ElementText? {
    for place in index + 1..<min(index + 4, log.events.count) where log.events[place].kind == .start {
      let name = Int(log.events[place].name)
      let isLabel = ["label", "num"].contains(log.names.lowercased[name]) || log.names.roles[name].special == .noteMark
      return isLabel ? text(of: place) : nil
    }
    return nil
  }

  /// Takes a note that stands inside a line: it is led to by the mark before it, or by the place where it stands.
  mutating func takeNoteInLine(_ index: Int) {
    let start = Int(log.events[index].start)
    if let last = structure.marks.indices.last, structure.marks[last].position == assembler.text.count,
      structure.marks[last].target == nil, structure.marks[last].noteStart == nil
    {
      structure.marks[last].noteStart = start
    } else {
      takeMark(index, target: nil, noteStart: start)
    }
  }

  mutating func openFigure() {
    structure.openFigure(node: path.node(depth: stack.count + 1))
  }

  /// Takes an image; `path` holds its element already.
  mutating func takeImage(_ event: Event) {
    let tag = attributes(event)
    var address: String?
    for name in ["src", "href", "fileref", "url", "source"] {
      // The bytes of an image in the document are no address.
      guard let place = tag.place(of: name), !ASCII.matches(assembler.source, at: place.lowerBound, "data:") else {
        continue
      }
      address = tag.trimmed(place)?.text
      break
    }
    let depth = stack.count + 1
    let alternative = tag.value(of: "alt") ?? tag.value(of: "alttext")
    guard address != nil || alternative != nil else { return }
    structure.addImage(address: address, alternative: alternative, node: path.node(depth: depth))
  }

  /// Remembers where a link in a table begins.
  mutating func openLink() {
    guard let last = openTables.last, tables[last].isCellOpen else { return }
    linkStart = assembler.text.count
  }

  /// Counts the text of a link in a table.
  mutating func closeLink() {
    guard let start = linkStart else { return }
    if let last = openTables.last { tables[last].addLink(assembler.text.count - start) }
    linkStart = nil
  }
}
