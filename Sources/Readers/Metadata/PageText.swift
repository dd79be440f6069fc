import DocumentModel

/// The text of one element, read for what it says of the document.
enum PageText {
  /// An element with more events than this holds no single value.
  static let longest = 2000

  /// The text of the element that starts at an event; nil for one without text, or too long.
  static func of(_ index: Int, _ log: EventLog, _ bytes: UnsafeBufferPointer<UInt8>, isXML: Bool) -> SourcedText? {
    var depth = 0
    var deleted = 0
    var assembler = TextAssembler(source: bytes, isXML: isXML, capacity: 64)
    func separates(_ role: ElementRole) -> Bool {
      role.isSpaced || log.profile == nil && (role.isBlock || role.layout == .lineBreak)
    }
    for event in log.events[(index + 1)...].prefix(longest) {
      let role = log.names.roles[Int(event.name)]
      switch event.kind {
      case .start, .end:
        let isStart = event.kind == .start
        if separates(role) { assembler.separate(Int(event.start)..<Int(event.start) + 1) }
        depth += isStart ? 1 : -1
        if role.treatment == .deleted { deleted += isStart ? 1 : -1 }
        guard depth < 0 else { continue }
        guard let (_, source) = assembler.endBlock(), source.start < source.end else { return nil }
        let text = SourcedText(assembler)
        return text.utf8.isEmpty ? nil : text
      case .text, .literal, .stray:
        guard deleted == 0 else { continue }
        assembler.append(Int(event.start)..<Int(event.end), keepsLines: false, isLiteral: event.kind == .literal)
      }
    }
    return nil
  }
}
