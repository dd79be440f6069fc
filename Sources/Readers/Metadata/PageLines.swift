/// The lines of a part of a page: beside its title, or in small print.
enum PageLines {
  /// Lines that are looked at, and events they may have together: author and date stand in the first few behind a title,
  /// with a menu to share the page at most between them.
  private static let mostLines = 12
  private static let mostEvents = 400

  /// The lines behind the element that starts at an event.
  static func behind(_ index: Int, _ log: EventLog, _ bytes: UnsafeBufferPointer<UInt8>, isXML: Bool) -> [SourcedText] {
    read(index, log, bytes, isXML: isXML, isBehind: true)
  }

  /// The lines in the element that starts at an event.
  static func within(_ index: Int, _ log: EventLog, _ bytes: UnsafeBufferPointer<UInt8>, isXML: Bool) -> [SourcedText] {
    read(index, log, bytes, isXML: isXML, isBehind: false)
  }

  private static func read(
    _ index: Int, _ log: EventLog, _ bytes: UnsafeBufferPointer<UInt8>, isXML: Bool, isBehind: Bool
  ) -> [SourcedText] {
    var lines: [SourcedText] = []
    var depth = 0
    var deleted = 0
    var isRead = !isBehind
    var line = TextAssembler(source: bytes, isXML: isXML, capacity: 64)
    func end() {
      if line.endBlock() != nil, line.text.count <= PageLine.longest { lines.append(SourcedText(line)) }
      line = TextAssembler(source: bytes, isXML: isXML, capacity: 64)
    }
    for event in log.events[index...].prefix(mostEvents) {
      let role = log.names.roles[Int(event.name)]
      switch event.kind {
      case .start, .end:
        depth += event.kind == .start ? 1 : -1
        if role.treatment == .deleted { deleted += event.kind == .start ? 1 : -1 }
        if role.isBlock || role.layout == .lineBreak { end() }
        guard depth == 0 else { continue }
        if isBehind { isRead = true } else { return lines + last(line) }
      case .text, .literal, .stray:
        guard deleted <= 0, isRead else { continue }
        line.append(Int(event.start)..<Int(event.end), keepsLines: false, isLiteral: event.kind == .literal)
      }
      if lines.count >= mostLines { break }
    }
    return lines
  }

  /// The line that an element inside a line ends with.
  private static func last(_ line: TextAssembler) -> [SourcedText] {
    var line = line
    return line.endBlock() != nil && line.text.count <= PageLine.longest ? [SourcedText(line)] : []
  }
}
