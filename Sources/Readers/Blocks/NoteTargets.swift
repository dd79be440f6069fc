import DocumentModel

/// Finds the notes that marks lead to: one pass over the tags of a document, made only where marks name identifiers.
struct NoteTargets {
  /// The events of the document.
  let log: EventLog
  /// Its canonical bytes.
  let bytes: UnsafeBufferPointer<UInt8>
  /// Whether they are XML.
  let isXML: Bool
  /// The blocks' canonical hulls.
  let sources: [SourceRange]

  /// Finds the first block of each mark's note. Marks of notes that lead back to the text are taken out.
  func resolve(_ marks: inout [NoteMark]) {
    guard !marks.isEmpty else { return }
    findTargets(&marks)
    // Blocks in the order of the source: a note in a line stands behind it in the text.
    var order = Array(sources.indices)
    if zip(sources, sources.dropFirst()).contains(where: { $0.start > $1.start }) {
      order.sort { sources[$0].start < sources[$1].start }
    }
    for index in marks.indices {
      guard let start = marks[index].noteStart else { continue }
      marks[index].note = block(from: start, isInside: !marks[index].isNoteElement, order)
    }
    marks.sort { ($0.position, $0.range.lowerBound) < ($1.position, $1.range.lowerBound) }
    takeOutReturns(&marks)
  }

  /// The first block behind a place in the source, or the one around it.
  private func block(from start: Int, isInside: Bool, _ order: [Int]) -> Int? {
    var low = 0
    var high = order.count
    while low < high {
      let middle = (low + high) / 2
      if sources[order[middle]].start < start { low = middle + 1 } else { high = middle }
    }
    if isInside, low > 0, sources[order[low - 1]].end > start { return order[low - 1] }
    return low < order.count ? order[low] : nil
  }

  private func findTargets(_ marks: inout [NoteMark]) {
    var wanted: [UInt64: [Int]] = [:]
    for (index, mark) in marks.enumerated() {
      if let target = mark.target, mark.noteStart == nil { wanted[Self.hash(target), default: []].append(index) }
    }
    guard !wanted.isEmpty else { return }
    // Copied once, not for each tag.
    let (events, roles, bytes, isXML) = (log.events, log.names.roles, bytes, isXML)
    var last = -1
    for event in events where event.kind == .start && Int(event.start) != last {
      let place = Int(event.start)
      last = place
      TagAttributes(bytes: bytes, start: place, isXML: isXML).forEach { name, value in
        guard Self.isIdentifier(name, bytes, isXML: isXML) else { return true }
        let key = Self.hash(bytes[value])
        guard let found = wanted[key] else { return true }
        let role = roles[Int(event.name)]
        for index in found where marks[index].target.map({ $0.elementsEqual(bytes[value]) }) ?? false {
          marks[index].noteStart = place
          marks[index].isNoteElement = role.isBlock || role.layout == .unknown || role.kind == .note
        }
        wanted[key] = nil
        return true
      }
      if wanted.isEmpty { return }
    }
  }

  /// `id`, `xml:id`, `ID`, and HTML's `name`.
  static func isIdentifier(_ name: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, isXML: Bool) -> Bool {
    name.count == 2 && ASCII.matches(bytes, at: name.lowerBound, "id")
      || !isXML && name.count == 4 && ASCII.matches(bytes, at: name.lowerBound, "name")
  }

  /// A number for the bytes of an identifier.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// Takes out the ways back from notes to the text: links to an earlier block that are arrows or stand in a note.
  private func takeOutReturns(_ marks: inout [NoteMark]) {
    let notes = Set(marks.compactMap(\.note))
    marks.removeAll { mark in
      let isPlain = mark.label.isEmpty || mark.label.utf8.contains { ASCII.isDigit($0) || ASCII.isLetter($0) }
      if !isPlain, !NoteMark.signs.contains(mark.label) { return true }
      return mark.note.map { $0 <= mark.block && notes.contains(mark.block) } ?? false
    }
  }
}
