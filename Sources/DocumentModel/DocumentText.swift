/// The text of a document: valid UTF-8 bytes, never edited after reading, with offsets in Unicode scalars on demand.
public struct DocumentText: Sendable {
  /// The text as valid UTF-8.
  public let utf8: [UInt8]
  /// Scalars before every 256th byte; empty where the text is ASCII and both offsets agree.
  private let checkpoints: [UInt32]
  private static let stride = 256

  /// Takes valid UTF-8. Cost: one pass over the bytes.
  public init(utf8: [UInt8]) {
    self.utf8 = utf8
    var marks: [UInt32] = []
    var isASCII = true
    utf8.withUnsafeBufferPointer { bytes in
      var joined: UInt8 = 0
      for byte in bytes { joined |= byte }
      isASCII = joined < 0x80
      guard !isASCII else { return }
      marks.reserveCapacity(bytes.count / Self.stride + 1)
      var scalars: UInt32 = 0
      for start in Swift.stride(from: 0, to: bytes.count, by: Self.stride) {
        marks.append(scalars)
        for byte in bytes[start..<min(start + Self.stride, bytes.count)] { scalars &+= byte & 0xC0 != 0x80 ? 1 : 0 }
      }
    }
    checkpoints = marks
  }

  /// The number of Unicode scalars before the byte at `offset`, which must be at a scalar boundary or the end.
  public func scalarOffset(of offset: Int) -> Int {
    guard !checkpoints.isEmpty else { return offset }
    let mark = min(offset / Self.stride, checkpoints.count - 1)
    return Int(checkpoints[mark]) + scalars(in: mark * Self.stride, offset)
  }

  /// The scalars of a range: half-open, counted as `scalarOffset` counts.
  public func scalarRange(_ range: TextRange) -> Range<Int> {
    let start = scalarOffset(of: range.start)
    guard !checkpoints.isEmpty, range.count < Self.stride else { return start..<scalarOffset(of: range.end) }
    return start..<(start + scalars(in: range.start, range.end))
  }

  private func scalars(in start: Int, _ end: Int) -> Int {
    utf8.withUnsafeBufferPointer { bytes in
      var scalars = 0
      for index in start..<end { scalars &+= bytes[index] & 0xC0 != 0x80 ? 1 : 0 }
      return scalars
    }
  }

  /// The text of a range.
  public func string(_ range: TextRange) -> String {
    utf8.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[range.start..<range.end]), as: UTF8.self)
    }
  }

  /// The text of a range as a quote: control characters read as space, white space made one space and trimmed.
  public func quote(_ range: TextRange) -> String {
    utf8.withUnsafeBufferPointer { QuoteText.tidy(UnsafeBufferPointer(rebasing: $0[range.start..<range.end])) }
  }
}
