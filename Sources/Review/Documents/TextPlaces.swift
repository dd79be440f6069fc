import DocumentModel

/// From what is stored of a mention to its place in a text.
enum TextPlaces {
  /// Ranges in Unicode scalars as ranges in bytes, each nil where the text is shorter. One pass over the text.
  static func ranges(of scalars: [Range<Int>], in utf8: [UInt8]) -> [TextRange?] {
    let wanted = Set(scalars.flatMap { [$0.lowerBound, $0.upperBound] }).sorted()
    var offsets: [Int: Int] = [:]
    var (scalar, next) = (0, 0)
    for (offset, byte) in utf8.enumerated() where byte & 0xC0 != 0x80 {
      guard next < wanted.count else { break }
      if wanted[next] == scalar {
        offsets[scalar] = offset
        next += 1
      }
      scalar += 1
    }
    if next < wanted.count, wanted[next] == scalar { offsets[scalar] = utf8.count }
    return scalars.map { range in
      guard let start = offsets[range.lowerBound], let end = offsets[range.upperBound] else { return nil }
      return TextRange(start, end)
    }
  }
}
