import DocumentModel

/// Citations in HTML: links of a page to the entries of its own lists of references.
extension BlockBuilder {
  /// Whether the element that starts with an event leads to an entry.
  func isCitation(_ index: Int) -> Bool {
    guard !options.entries.isEmpty, !references.isOpen,
      let target = NoteMark.target(log, at: index, bytes: assembler.source, isXML: false)
    else { return false }
    return options.entries.contains(target)
  }

  /// Takes the start of a link that leads to an entry, and the names of entries in their lists.
  mutating func startCitation(_ role: ElementRole, _ event: Event) {
    let start = Int(event.start)
    if references.isOpen, let name = EntryIdentifiers.identifier(of: start, assembler.source) {
      // The name of a list or box around entries is no entry's own.
      let isContainer = role.special == .list || role.layout == .block && role.kind == nil
      if role.isBlock, holdsContainerName { entryNames = [] }
      if role.isBlock { holdsContainerName = isContainer }
      entryNames.append(String(decoding: name, as: UTF8.self))
    }
    guard role.special == .link, let target = NoteMark.target(ofTag: start, assembler.source),
      options.entries.contains(target)
    else { return }
    marks.startCitation(
      of: String(decoding: target, as: UTF8.self), depth: stack.count, position: assembler.text.count)
  }

  /// Notes that a block is an entry: under each of its names, or without one.
  mutating func takeEntry(_ range: TextRange) {
    if entryNames.isEmpty { marks.add(SourceMark(.reference, range)) }
    for name in entryNames { marks.add(SourceMark(.reference, range, identifier: name)) }
    entryNames = []
    holdsContainerName = false
  }
}
