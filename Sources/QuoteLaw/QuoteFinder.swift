public import DocumentModel

/// Finds where a quote stands in a document whose bytes have changed since it was cut.
///
/// Making one costs nine bytes of memory for each byte of text; a search then is one pass.
public struct QuoteFinder: Sendable {
  /// The document's text by the quote law, with a line feed where a block begins or ends.
  private let text: [UInt8]
  /// For each byte of the text the place in the decoded source that it stands for.
  private let starts: [UInt32]
  private let ends: [UInt32]
  private let cutter: QuoteCutter

  /// Takes the document to search in.
  public init(_ cutter: QuoteCutter) {
    self.cutter = cutter
    var flat = FlatText()
    cutter.forEachPiece { piece in flat.add(piece) }
    text = flat.text
    starts = flat.starts
    ends = flat.ends
  }

  /// The places where the bytes say the quote, in order, at most `limit`. A place inside a longer word or number does not
  /// count.
  public func places(of quote: String, limit: Int) -> [SourceRange] {
    let wanted = Array(quote.utf8)
    guard let first = wanted.first, wanted.count <= text.count else { return [] }
    var places: [SourceRange] = []
    var from = 0
    text.withUnsafeBufferPointer { bytes in
      let search = ByteSearch(bytes: bytes)
      while places.count < limit, let start = search.next(first, from: from), start + wanted.count <= bytes.count {
        from = start + 1
        let end = start + wanted.count
        guard bytes[start..<end].elementsEqual(wanted), !joins(start), !joins(end) else { continue }
        let range = SourceRange(
          cutter.source.sourceOffset(Int(starts[start])), cutter.source.sourceOffset(Int(ends[end - 1])))
        if cutter.quote([range]) == quote { places.append(range) }
      }
    }
    return places
  }

  /// Whether the characters on both sides of an offset belong to one word or number.
  private func joins(_ offset: Int) -> Bool {
    guard offset > 0, offset < text.count else { return false }
    var first = offset - 1
    while first > 0, text[first] & 0xC0 == 0x80 { first -= 1 }
    return Self.beginsWithWord(text[first...]) && Self.beginsWithWord(text[offset...])
  }

  private static func beginsWithWord(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let scalar = String(decoding: bytes.prefix(4), as: UTF8.self).unicodeScalars.first else { return false }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}

/// Text being flattened.
private struct FlatText {
  var text: [UInt8] = []
  var starts: [UInt32] = []
  var ends: [UInt32] = []

  mutating func add(_ piece: QuoteCutter.Piece) {
    switch piece {
    case .block(let start, let end): space(0x0A, start, end)
    case .space(let start, let end): space(0x20, start, end)
    case .text(let bytes, let place, let isWritten):
      var index = 0
      while index < bytes.count {
        let width = QuoteWhiteSpace.length(bytes, at: index)
        // What a reference stands for has the place of the reference.
        let from = isWritten ? place.lowerBound + index : place.lowerBound
        if width > 0 {
          space(0x20, from, isWritten ? from + width : place.upperBound)
        } else {
          append(bytes[index], from, isWritten ? from + 1 : place.upperBound)
        }
        index += max(width, 1)
      }
    }
  }

  /// Adds white space after text; a block's end in a run of it holds.
  private mutating func space(_ byte: UInt8, _ start: Int, _ end: Int) {
    guard let last = text.last, last == 0x20 || last == 0x0A else { return append(byte, start, end) }
    if byte == 0x0A { text[text.count - 1] = byte }
    ends[ends.count - 1] = UInt32(truncatingIfNeeded: end)
  }

  private mutating func append(_ byte: UInt8, _ start: Int, _ end: Int) {
    text.append(byte)
    starts.append(UInt32(truncatingIfNeeded: start))
    ends.append(UInt32(truncatingIfNeeded: end))
  }
}
