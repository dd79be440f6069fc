/// A half-open range of bytes as received: `sha256`, `start` and `end` of the contract refer to these bytes.
public struct SourceRange: Hashable, Comparable, Sendable {
  /// First byte of the range.
  public var start: Int
  /// One past the last byte.
  public var end: Int

  /// Makes a range; `start` must not exceed `end`.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// Earlier start first; of equal starts the shorter one first.
  public static func < (a: SourceRange, b: SourceRange) -> Bool {
    a.start != b.start ? a.start < b.start : a.end < b.end
  }
}

/// A half-open range of UTF-8 bytes of a document's text (`Document.text`), not of its source.
public struct TextRange: Hashable, Sendable {
  /// First byte of the range.
  public var start: Int
  /// One past the last byte.
  public var end: Int

  /// Makes a range; `start` must not exceed `end`.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// Length in UTF-8 bytes.
  public var count: Int { end - start }

  /// Whether `other` lies inside this range or equals it.
  public func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }

  /// Whether the two ranges share at least one byte.
  public func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }
}
