/// Why something that should be imported is refused.
struct ImportRefusal: Error, Hashable {
  /// One line: what, and what was expected.
  var reason: String

  init(_ reason: String) { self.reason = reason }
}
