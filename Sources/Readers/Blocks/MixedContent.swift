/// Finds the elements of XML in which text stands directly, so that elements of unknown vocabularies can be judged: beside
/// text they are part of a line, else they are blocks.
enum MixedContent {
  /// Marks the starts of such elements.
  static func mark(_ events: inout [Event], bytes: UnsafeBufferPointer<UInt8>) {
    var open: [Int] = []
    for index in events.indices {
      switch events[index].kind {
      case .start: open.append(index)
      case .end: _ = open.popLast()
      case .text, .literal, .stray:
        guard let parent = open.last, !events[parent].marks.contains(.holdsText) else { continue }
        let run = Int(events[index].start)..<Int(events[index].end)
        if run.contains(where: { bytes[$0] > 0x20 }) { events[parent].marks.insert(.holdsText) }
      }
    }
  }
}
