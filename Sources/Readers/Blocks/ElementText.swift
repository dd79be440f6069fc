import DocumentModel

/// The text of one element, read from the events beside the blocks: a mark, a value of metadata.
struct ElementText {
  /// Without tags, white space made one.
  var text: String
  /// Canonical hull of its runs.
  var range: Range<Int>

  /// Reads the element that starts with the event at `index`; nil for one without text, or with more than `limit` events.
  init?(_ log: EventLog, at index: Int, bytes: UnsafeBufferPointer<UInt8>, isXML: Bool, limit: Int) {
    var depth = 0
    var assembler = TextAssembler(source: bytes, isXML: isXML, capacity: 64)
    for place in index + 1..<min(index + limit, log.events.count) {
      let event = log.events[place]
      switch event.kind {
      case .start:
        depth += 1
        if log.names.roles[Int(event.name)].isSpaced { assembler.separate(Int(event.start)..<Int(event.start) + 1) }
      case .end:
        if log.names.roles[Int(event.name)].isSpaced { assembler.separate(Int(event.start)..<Int(event.start) + 1) }
        depth -= 1
        guard depth < 0 else { continue }
        guard let (_, source) = assembler.endBlock() else { return nil }
        text = QuoteText.tidy(assembler.text)
        range = source.start..<source.end
        return
      default:
        assembler.append(Int(event.start)..<Int(event.end), keepsLines: false, isLiteral: event.kind == .literal)
      }
    }
    return nil
  }
}
