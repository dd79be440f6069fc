import CContentCodings

/// Unpacks a stream step by step.
protocol Unpacking: AnyObject {
  /// Unpacks from `input`, which it shortens by what it used, and appends to `output`.
  func step(_ input: inout UnsafeRawBufferPointer, into output: inout [UInt8], room: Int) -> Inflation.Outcome
  /// Begins another member.
  func reset()
}

extension Inflation: Unpacking {}

/// A brotli or Zstandard stream.
final class ForeignInflation: Unpacking {
  private let coding: OpaquePointer

  /// Nil where the library for it is not installed.
  init?(_ kind: Int) {
    guard let coding = attest_coding_open(Int32(kind)) else { return nil }
    self.coding = coding
  }

  deinit { attest_coding_close(coding) }

  /// Another frame of Zstandard needs no preparation, and brotli has none.
  func reset() {}

  func step(_ input: inout UnsafeRawBufferPointer, into output: inout [UInt8], room: Int) -> Inflation.Outcome {
    var buffer = [UInt8](repeating: 0, count: room)
    var next = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    var (left, written) = (input.count, 0)
    let code = attest_coding_step(coding, &next, &left, &buffer, room, &written)
    input = UnsafeRawBufferPointer(rebasing: input.suffix(left))
    output += buffer[..<written]
    switch Int(code) {
    case Int(ATTEST_CODING_END): return .end
    case Int(ATTEST_CODING_MORE): return .more
    default: return .failed
    }
  }
}
