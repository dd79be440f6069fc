import Synchronization

/// Numbers one after the other, from any thread.
final class Counter: Sendable {
  private let value = Atomic<Int>(0)

  /// The next number.
  func add() -> Int { value.add(1, ordering: .relaxed).newValue }
}
