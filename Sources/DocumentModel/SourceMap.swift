/// The way from offsets in the text to offsets in the bytes as received: few segments a block, each proven by the reader.
///
/// A segment is *linear* (text byte i is canonical byte i) or *atomic* (its text stands for one character reference or one
/// run of white space, taken whole). Canonical bytes are the source as UTF-8; where the source is UTF-8 they are the
/// source itself, else `CanonicalMap` leads back.
public struct SourceMap: Sendable {
  /// One run of text and the canonical bytes it was proven to come from.
  public struct Segment: Hashable, Sendable {
    /// First UTF-8 byte of the run in the text. It ends where the next segment begins.
    public var text: UInt32
    /// First canonical byte.
    public var source: UInt32
    /// The fields below in one number: a large document has millions of segments.
    private var atomAndGap: UInt32

    /// Canonical bytes of an atomic run; 0 for a linear one.
    public var atom: UInt32 { atomAndGap & 0x7FFF_FFFF }
    /// Whether content that a quote would show was left out between the run before and this one.
    public var followsGap: Bool { atomAndGap >> 31 == 1 }

    /// Makes a segment from its fields; `atom` is below 2³¹.
    public init(text: UInt32, source: UInt32, atom: UInt32 = 0, followsGap: Bool = false) {
      self.text = text
      self.source = source
      atomAndGap = atom & 0x7FFF_FFFF | (followsGap ? 1 << 31 : 0)
    }
  }

  private let segments: [Segment]
  private let canonical: CanonicalMap

  /// Takes segments in the order of the text. Text before the first segment is unanchored.
  public init(segments: [Segment], canonical: CanonicalMap = .identity) {
    self.segments = segments
    self.canonical = canonical
  }

  /// The identity: text offsets are source offsets, through `canonical`.
  public static func identity(_ canonical: CanonicalMap = .identity) -> SourceMap {
    SourceMap(segments: [Segment(text: 0, source: 0)], canonical: canonical)
  }

  /// The parts of the source a text range stands for, in order: one range, or several where something inside is left
  /// out. Nil where an end is not anchored, or the range is empty. Cost: logarithmic in the number of segments, linear in those of the range.
  public func sourceRanges(of range: TextRange) -> [SourceRange]? {
    guard range.start < range.end, var current = index(of: range.start) else { return nil }
    var start = begin(segments[current], range.start)
    var ranges: [SourceRange] = []
    while current + 1 < segments.count, Int(segments[current + 1].text) < range.end {
      let next = segments[current + 1]
      if next.followsGap {
        guard append(start, end(segments[current], Int(next.text) - 1), to: &ranges) else { return nil }
        start = Int(next.source)
      }
      current += 1
    }
    return append(start, end(segments[current], range.end - 1), to: &ranges) ? ranges : nil
  }

  /// Adds canonical bytes as a range of the source; false where it is empty or not behind the last one.
  private func append(_ from: Int, _ to: Int, to ranges: inout [SourceRange]) -> Bool {
    let range = SourceRange(canonical.sourceOffset(from), canonical.sourceOffset(to))
    guard range.start < range.end, (ranges.last?.end ?? 0) <= range.start else { return false }
    ranges.append(range)
    return true
  }

  private func begin(_ segment: Segment, _ offset: Int) -> Int {
    segment.atom > 0 ? Int(segment.source) : Int(segment.source) + offset - Int(segment.text)
  }

  /// Canonical offset one past the text byte `offset`.
  private func end(_ segment: Segment, _ offset: Int) -> Int {
    segment.atom > 0 ? Int(segment.source + segment.atom) : Int(segment.source) + offset - Int(segment.text) + 1
  }

  private func index(of offset: Int) -> Int? {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if Int(segments[middle].text) <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}
