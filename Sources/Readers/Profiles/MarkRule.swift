import DocumentModel

/// An element whose markup says what its text is: `<ref href="/us/usc/t18/s1591">`.
struct MarkRule: Decodable, Sendable {
  /// The element's local name in lower case.
  let element: String
  /// What its text is; nil if there is no such kind.
  let kind: SourceMark.Kind?
  /// An attribute that must be there.
  let condition: String?
  /// The value it must have, in lower case; nil if any will do.
  let conditionValue: String?
  /// The attribute with the identifier or link.
  let identifier: String?
  /// The attribute with the normalized value.
  let value: String?
  /// What its text is called, of a field of a reference.
  let name: String?

  private enum CodingKeys: CodingKey { case element, kind, when, identifier, value, name }

  /// Reads a rule; `when` is the name of an attribute, or `name=value`.
  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    element = try fields.decode(String.self, forKey: .element)
    kind = SourceMark.Kind(rawValue: try fields.decode(String.self, forKey: .kind))
    let sides = try fields.decodeIfPresent(String.self, forKey: .when)?.split(separator: "=", maxSplits: 1)
    condition = sides?.first.map(String.init)
    conditionValue = sides.flatMap { $0.count > 1 ? $0[1].lowercased() : nil }
    identifier = try fields.decodeIfPresent(String.self, forKey: .identifier)
    value = try fields.decodeIfPresent(String.self, forKey: .value)
    name = try fields.decodeIfPresent(String.self, forKey: .name)
  }

  /// Whether the rule holds for a tag.
  func holds(for tag: TagAttributes) -> Bool {
    guard let condition else { return true }
    guard let conditionValue else { return tag.value(of: condition) != nil }
    return tag.value(of: condition)?.text.lowercased() == conditionValue
  }
}
