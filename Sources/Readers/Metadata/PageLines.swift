/// The lines of a page beside its title.
enum PageLines {
  /// Lines behind the title that are looked at, and events they may have together: author and date stand in the first
  /// few, with a menu to share the page at most between them.
  private static let mostLines = 12
  private static let mostEvents = 400

  /// The lines behind the element that starts at an event.
  static func behind(
    _ index: Int, _ log: EventLog, _ bytes: UnsafeBufferPointer<UInt8>, isXML: Bool
  ) -> [SourcedText] {
    var lines: [SourcedText] = []
    var depth = 0
    var deleted = 0
    var isBehind = false
    var line = TextAssembler(source: bytes, isXML: isXML, capacity: 64)
    func end() {
      if line.endBlock() != nil, line.text.count <= PageLine.longest { lines.append(SourcedText(line)) }
      line = TextAssembler(source: bytes, isXML: isXML, capacity: 64)
    }
    for event in log.events[index...].prefix(mostEvents) {
      let role = log.names.roles[Int(event.name)]
      switch event.kind {
      case .start, .end:
        let isStart = event.kind == .start
        depth += isStart ? 1 : -1
        if role.treatment == .deleted { deleted += isStart ? 1 : -1 }
        if role.isBlock || role.layout == .lineBreak { end() }
        if depth == 0, !isBehind {
          isBehind = true
          end()
          lines = []
        }
      case .text, .literal, .stray:
        guard deleted <= 0, isBehind else { continue }
        line.append(Int(event.start)..<Int(event.end), keepsLines: false, isLiteral: event.kind == .literal)
      }
      if lines.count >= mostLines { break }
    }
    return lines
  }
}
