public import DocumentModel

/// Text with expected mentions marked: `under ⟦law|Law No. 21 of 2007⟧`, nested marks allowed.
public struct MarkedExample: Sendable {
  /// The text without its marks.
  public var text: String
  /// Kind and quote of each mark, by place.
  public var marks: [Mark] = []

  /// One expected mention.
  public struct Mark: Hashable, Sendable, CustomStringConvertible {
    /// The kind as the contract names it.
    public var kind: String
    /// Half-open range of UTF-8 bytes of the text.
    public var range: TextRange
    /// What it covers.
    public var quote: String

    /// `kind|quote`
    public var description: String { "\(kind)|\(quote)" }
  }

  /// Reads marked text; a mark that is not closed is an error of the test's author and shows as a missing mark.
  public init(_ marked: String) {
    var plain: [UInt8] = []
    var open: [(kind: String, start: Int)] = []
    var found: [(kind: String, range: TextRange)] = []
    var rest = marked[...]
    while let character = rest.first {
      if character == "⟦", let bar = rest.firstIndex(of: "|") {
        open.append((String(rest[rest.index(after: rest.startIndex)..<bar]), plain.count))
        rest = rest[rest.index(after: bar)...]
      } else if character == "⟧", let mark = open.popLast() {
        found.append((mark.kind, TextRange(mark.start, plain.count)))
        rest = rest.dropFirst()
      } else {
        plain += Array(String(character).utf8)
        rest = rest.dropFirst()
      }
    }
    text = String(decoding: plain, as: UTF8.self)
    marks = found.map {
      Mark(kind: $0.kind, range: $0.range, quote: String(decoding: plain[$0.range.start..<$0.range.end], as: UTF8.self))
    }.sorted { $0.range.start < $1.range.start }
  }
}
