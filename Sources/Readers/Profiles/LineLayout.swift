import DocumentModel

/// Paragraphs of a document that is lines with positions (`pdftohtml -xml`): which lines begin a block, and which are
/// furniture of the page.
///
/// A line goes on the paragraph before it if it stands on the same line or the next one of the same page and font, and
/// begins where lines of the paragraph begin. Lines that stand on several pages at the same height, numbers aside, are
/// running heads and page numbers.
struct LineLayout {
  /// Indexes of the start events of lines that begin a block.
  private(set) var breaks: Set<Int> = []
  /// Indexes of the start events of lines that are furniture.
  private(set) var furniture: Set<Int> = []

  private struct Line {
    var event: Int
    var page: Int
    var top: Int
    var left: Int
    var width: Int
    var height: Int
    var font: String
    /// The text without digits and white space.
    var words: String
  }

  /// Lines of a paragraph stand at most this many tenths of their height apart.
  private static let spacing = 17
  /// A line that begins more than this many heights beside the others begins a block.
  private static let indent = 1
  /// The first line of a paragraph is indented by at most this many heights.
  private static let firstIndent = 4
  /// Events of a line that are looked at: runs of text and changes of font.
  private static let longestLine = 200
  /// The share of a page's height, in hundredths at its top and bottom, where furniture stands.
  private static let margin = 10

  /// Looks at all lines of a document.
  init(_ log: EventLog, bytes: UnsafeBufferPointer<UInt8>) {
    var lines: [Line] = []
    var heights: [Int] = []
    let names = log.names.lowercased
    for (index, event) in log.events.enumerated() where event.kind == .start {
      let tag = TagAttributes(bytes: bytes, start: Int(event.start))
      func number(_ name: String) -> Int { tag.value(of: name).flatMap { Double($0.text) }.map { Int($0) } ?? 0 }
      switch names[Int(event.name)] {
      case "page": heights.append(number("height"))
      case "text":
        lines.append(
          Line(
            event: index, page: heights.count, top: number("top"), left: number("left"), width: number("width"),
            height: max(number("height"), 1), font: tag.value(of: "font")?.text ?? "",
            words: Self.words(log.events, index, bytes)))
      default: break
      }
    }
    findFurniture(lines, heights)
    findBreaks(lines.filter { !furniture.contains($0.event) })
  }

  private static func words(_ events: [Event], _ start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var out: [UInt8] = []
    var depth = 0
    for event in events[(start + 1)...].prefix(Self.longestLine) {
      switch event.kind {
      case .start: depth += 1
      case .end: depth -= 1
      default:
        out += bytes[Int(event.start)..<Int(event.end)].filter { $0 > 0x20 && !ASCII.isDigit($0) }
      }
      // A running head is short; of a longer line the beginning tells.
      if depth < 0 || out.count > 80 { break }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private mutating func findFurniture(_ lines: [Line], _ heights: [Int]) {
    var pages: [String: Set<Int>] = [:]
    func key(_ line: Line) -> String? {
      guard line.page > 0, case let height = heights[line.page - 1], height > 0 else { return nil }
      let isMargin = line.top * 100 < height * Self.margin || line.top * 100 > height * (100 - Self.margin)
      return isMargin ? "\(line.top * 2 > height) \(line.words)" : nil
    }
    for line in lines { if let key = key(line) { pages[key, default: []].insert(line.page) } }
    for line in lines {
      if let key = key(line), let count = pages[key]?.count, count > 1, count * 3 >= heights.count {
        furniture.insert(line.event)
      }
    }
  }

  private mutating func findBreaks(_ lines: [Line]) {
    // The left edge of the paragraph's lines: that of its second line, since the first may be indented.
    var edge = 0
    var count = 0
    var last: Line?
    for line in lines {
      if let last, continues(line, last, edge, isSecond: count == 1) {
        if line.top > last.top, abs(line.top - last.top) * 2 >= line.height {
          count += 1
          edge = line.left
        }
      } else {
        breaks.insert(line.event)
        edge = line.left
        count = 1
      }
      last = line
    }
  }

  private func continues(_ line: Line, _ last: Line, _ edge: Int, isSecond: Bool) -> Bool {
    guard line.page == last.page else { return false }
    let height = max(line.height, last.height)
    if abs(line.top - last.top) * 2 < height {
      // The same line goes on where it ended, but not in the next column.
      return line.left >= last.left && line.left - (last.left + last.width) < 2 * height
    }
    guard line.font == last.font, line.top > last.top, (line.top - last.top) * 10 <= height * Self.spacing else {
      return false
    }
    return abs(line.left - edge) <= height * Self.indent
      || isSecond && line.left < edge && edge - line.left <= height * Self.firstIndent
  }
}
