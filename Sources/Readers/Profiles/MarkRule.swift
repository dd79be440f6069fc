import DocumentModel

/// An element whose markup says what its text is: `<ref href="/us/usc/t18/s1591">`.
struct MarkRule: Decodable, Sendable {
  /// The element's local name in lower case.
  var element: String
  /// What its text is: a `SourceMark.Kind`.
  var kind: String
  /// An attribute that must be there, or `attribute=value`.
  var when: String?
  /// The attribute with the identifier or link.
  var identifier: String?
  /// The attribute with the normalized value.
  var value: String?

  /// The kind, nil if there is no such kind.
  var markKind: SourceMark.Kind? { SourceMark.Kind(rawValue: kind) }

  /// Whether the rule holds for a tag.
  func holds(for tag: TagAttributes) -> Bool {
    guard let when else { return true }
    let sides = when.split(separator: "=", maxSplits: 1)
    guard let name = sides.first, let found = tag.value(of: name) else { return false }
    return sides.count == 1 || found.text.lowercased() == sides[1].lowercased()
  }
}
