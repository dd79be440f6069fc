/// Which keys of entities stand for one: sets that are joined two at a time.
struct JoinedKeys {
  private var parents: [String: String] = [:]

  /// Whether nothing was joined.
  var isEmpty: Bool { parents.isEmpty }

  /// The key that stands for all that are joined with one.
  func root(_ key: String) -> String {
    var key = key
    while let parent = parents[key] { key = parent }
    return key
  }

  /// Makes two keys one.
  mutating func join(_ a: String, _ b: String) {
    let (one, other) = (root(a), root(b))
    if one != other { parents[max(one, other)] = min(one, other) }
  }
}
