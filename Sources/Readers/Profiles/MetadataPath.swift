import DocumentModel

/// Where a vocabulary says something about the document: `article-meta/article-id[pub-id-type=doi]`,
/// `frbrwork/frbrdate@date`, `pub-date => year month day`. A path holds for the end of an element's path.
struct MetadataPath: Sendable {
  /// An element of the path.
  struct Step: Sendable {
    /// Local name in lower case.
    var name: String
    /// An attribute that must have a value (in lower case).
    var condition: (attribute: String, value: String)?
  }

  /// What is said.
  var field: MetadataItem.Field
  /// Its place in the order of preference of its field.
  var preference: Int
  /// The elements, outermost first; never empty.
  var steps: [Step]
  /// The attribute that holds the value; nil for the element's text.
  var attribute: String?
  /// Children whose texts make the value, in this order.
  var children: [String]

  /// The paths of a profile; fields that are none are left out (a test finds them).
  static func paths(_ fields: [String: VocabularyProfile.Words]) -> [MetadataPath] {
    var paths: [MetadataPath] = []
    for field in MetadataItem.Field.allCases {
      var preference = 0
      for line in fields[field.rawValue]?.lines ?? [] {
        let sides = line.split(separator: "=>", maxSplits: 1)
        let children = sides.count > 1 ? sides[1].split(separator: " ").map(String.init) : []
        for path in sides.first?.split(whereSeparator: \.isWhitespace) ?? [] {
          paths.append(MetadataPath(field, preference, path, children: children))
          preference += 1
        }
      }
    }
    return paths.filter { !$0.steps.isEmpty }
  }

  private init(_ field: MetadataItem.Field, _ preference: Int, _ path: Substring, children: [String]) {
    self.field = field
    self.preference = preference
    self.children = children
    var path = path
    if let sign = path.lastIndex(of: "@"), path[sign...].firstIndex(of: "/") == nil {
      attribute = String(path[path.index(after: sign)...])
      path = path[..<sign]
    }
    steps = path.split(separator: "/").map { step in
      let parts = step.split(whereSeparator: { $0 == "[" || $0 == "=" || $0 == "]" }).map(String.init)
      return Step(name: parts.first ?? "", condition: parts.count == 3 ? (parts[1], parts[2].lowercased()) : nil)
    }
  }
}
