public import DocumentModel

/// The quote law over one document: what the bytes of a range say. It shares no code with the readers, so that both must
/// agree before a range is stored, and `verify` needs nothing but the bytes.
///
/// Making one costs a pass over the bytes; a quote then costs a binary search and its own length. Safe to share.
public struct QuoteCutter: Sendable {
  let source: DecodedSource
  let index: MarkupIndex
  /// How references are resolved; nil for plain text.
  private let resolver: ReferenceResolver?
  /// Where more than this stands between an offset and the `&` before it, there is no reference; else it is refused.
  private static let longestReference = 4096

  /// Takes the bytes as received, how they are read, and the WHATWG name of their encoding in lower case. Documents of 1
  /// GiB and more give no quotes.
  public init(bytes: [UInt8], mediaType: MediaType, charset: String) {
    let isTooLong = bytes.count >= UInt32.max / 4
    source = DecodedSource(isTooLong ? [] : bytes, charset: charset)
    resolver = mediaType == .text ? nil : ReferenceResolver(isXML: mediaType == .xml)
    let start = source.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    index = source.utf8.withUnsafeBufferPointer { text in
      switch mediaType {
      case .html: HTMLScanner.index(text, from: start)
      case .xml: XMLScanner.index(text, from: start)
      case .text: MarkupIndex.mark(upTo: start)
      }
    }
  }

  /// The encoding of a document by the contract's order: byte order mark, the transport's label, the declaration inside,
  /// then UTF-8 if valid, else windows-1252 (XML: UTF-8). A WHATWG name in lower case.
  public static func detectCharset(bytes: [UInt8], mediaType: MediaType, transport: String?) -> String {
    CharsetDecision.charset(bytes, mediaType: mediaType, transport: transport)
  }

  /// What the law leaves of the parts joined as they stand. Nil when a part is empty or out of bounds, the parts are not in
  /// order, or one begins or ends inside a tag, comment, reference or character.
  public func quote(_ ranges: [SourceRange]) -> String? {
    cut(ranges).map { QuoteWhiteSpace.collapse($0.text) }
  }

  /// Whether a paragraph, list item, cell, heading or caption begins or ends inside the parts or between them. True also
  /// where ``quote(_:)`` is nil.
  public func crossesBlock(_ ranges: [SourceRange]) -> Bool {
    cut(ranges).map { crossesBlock($0, ranges) } ?? true
  }

  /// Whether the law leaves exactly this quote of the parts and they lie in one block: what ``quote(_:)`` and
  /// ``crossesBlock(_:)`` tell, in one cut.
  public func proves(_ quote: String, _ ranges: [SourceRange]) -> Bool {
    guard let cut = cut(ranges), !crossesBlock(cut, ranges) else { return false }
    return QuoteWhiteSpace.collapses(cut.text, to: quote)
  }

  private func crossesBlock(_ cut: (text: [UInt8], blocks: [Int]), _ ranges: [SourceRange]) -> Bool {
    if !cut.blocks.isEmpty, let content = QuoteWhiteSpace.content(cut.text) {
      if cut.blocks.contains(where: { content.lowerBound < $0 && $0 < content.upperBound }) { return true }
    }
    return ranges.count > 1 && zip(ranges, ranges.dropFirst()).contains { leavesBlock(from: $0.end, to: $1.start) }
  }

  /// The text before white space is made one, and the places in it where blocks begin and end.
  private func cut(_ ranges: [SourceRange]) -> (text: [UInt8], blocks: [Int])? {
    guard !ranges.isEmpty else { return nil }
    var text: [UInt8] = []
    text.reserveCapacity(ranges[0].end - ranges[0].start)
    var blocks: [Int] = []
    var last = 0
    for range in ranges {
      guard last <= range.start, range.start < range.end, let start = source.textOffset(range.start),
        let end = source.textOffset(range.end), append(start, end, to: &text, &blocks)
      else { return nil }
      last = range.end
    }
    return (text, blocks)
  }

  /// Adds one part; false where it begins or ends inside something.
  private func append(_ start: Int, _ end: Int, to text: inout [UInt8], _ blocks: inout [Int]) -> Bool {
    var token = index.first(endingAfter: start)
    var position = start
    guard !isInsideReference(start, runStart: token > 0 ? Int(index.tokens[token - 1].end) : 0, token) else {
      return false
    }
    while token < index.count, Int(index.tokens[token].start) < end {
      let (from, to) = (Int(index.tokens[token].start), Int(index.tokens[token].end))
      guard from >= position, to <= end, appendText(position, from, before: token, to: &text) else { return false }
      switch index.tokens[token].mark {
      case .nothing, .cdataStart: break
      case .space: text.append(0x20)
      case .blockStart, .blockEnd:
        blocks.append(text.count)
        text.append(0x20)
      }
      position = to
      token += 1
    }
    return appendText(position, end, before: token, to: &text)
  }

  /// Adds text that has no markup, with its references resolved; false where one does not end with it.
  private func appendText(_ start: Int, _ end: Int, before token: Int, to text: inout [UInt8]) -> Bool {
    guard let resolver = resolver(before: token) else {
      text.append(contentsOf: source.utf8[start..<end])
      return true
    }
    return source.utf8.withUnsafeBufferPointer { utf8 in
      let search = ByteSearch(bytes: UnsafeBufferPointer(rebasing: utf8[..<end]))
      let run = utf8[..<runEnd(token)]
      var position = start
      while let mark = search.next(0x26, from: position) {
        guard let (value, next) = resolver.resolve(run, at: mark) else {
          text.append(contentsOf: utf8[position...mark])
          position = mark + 1
          continue
        }
        guard next <= end else { return false }
        text.append(contentsOf: utf8[position..<mark])
        text.append(contentsOf: value)
        position = next
      }
      text.append(contentsOf: utf8[position..<end])
      return true
    }
  }

  /// Whether `offset` lies inside a reference of its run of text. A stretch of letters too long to be one counts as one.
  private func isInsideReference(_ offset: Int, runStart: Int, _ token: Int) -> Bool {
    guard let resolver = resolver(before: token) else { return false }
    return source.utf8.withUnsafeBufferPointer { utf8 in
      var mark = offset - 1
      while mark >= runStart, ReferenceResolver.continues(utf8[mark]) {
        if offset - mark > Self.longestReference { return true }
        mark -= 1
      }
      guard mark >= runStart, utf8[mark] == 0x26, let found = resolver.resolve(utf8[..<runEnd(token)], at: mark) else {
        return false
      }
      return found.end > offset
    }
  }

  /// Where the text before a token ends.
  private func runEnd(_ token: Int) -> Int { token < index.count ? Int(index.tokens[token].start) : source.utf8.count }

  /// How references are resolved in the text before a token; nil in plain text and CDATA sections.
  func resolver(before token: Int) -> ReferenceResolver? {
    token > 0 && index.tokens[token - 1].mark == .cdataStart ? nil : resolver
  }

  /// Whether the tokens between two parts end a block, or begin one and do not end it.
  private func leavesBlock(from end: Int, to start: Int) -> Bool {
    guard let from = source.textOffset(end), let to = source.textOffset(start) else { return true }
    var depth = 0
    var token = index.first(endingAfter: from)
    while token < index.count, Int(index.tokens[token].start) < to {
      if index.tokens[token].mark == .blockStart { depth += 1 }
      if index.tokens[token].mark == .blockEnd { depth -= 1 }
      if depth < 0 { return true }
      token += 1
    }
    return depth != 0
  }
}
