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
      var scalars = 0
      for start in Swift.stride(from: 0, to: bytes.count, by: Self.stride) {
        marks.append(UInt32(truncatingIfNeeded: scalars))
        scalars += Self.scalars(bytes, start, min(start + Self.stride, bytes.count))
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
    utf8.withUnsafeBufferPointer { Self.scalars($0, start, end) }
  }

  /// Scalars that begin in a range; eight bytes are looked at in one step.
  private static func scalars(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var scalars = end - start
    var index = start
    while index + 8 <= end {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // The high bit of each byte of the form 10xxxxxx, which begins no scalar.
      scalars -= (word & ~(word << 1) & 0x8080_8080_8080_8080).nonzeroBitCount
      index += 8
    }
    while index < end {
      if bytes[index] & 0xC0 == 0x80 { scalars -= 1 }
      index += 1
    }
    return scalars
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
