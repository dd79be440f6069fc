import DocumentModel

/// Joins a law's title with its number in brackets behind it: "Quiet Harbors Act of 1982 (Pub. L. 97-311)" names one law
/// twice, and every later use of the title is that law too. A title without a year is the law of that title where the
/// document knows just one.
enum ParallelDesignations {
  /// Types of laws that have a number of their own; a section of a code is where an Act was put, not the Act.
  private static let numbered: Set = ["act", "regulation", "order", "decree", "directive"]

  /// Gives titled laws the key and the identifier of the number that stands beside them. Cost: n log n in the mentions.
  static func join(_ found: inout [Mention], in text: TokenizedDocument) {
    let laws = found.indices.filter { found[$0].kind == .law }.sorted { found[$0].range.start < found[$1].range.start }
    var same: [String: Int] = [:]
    for (title, number) in zip(laws, laws.dropFirst()) {
      guard found[title].recognizer == "law/named", found[number].recognizer != "law/named",
        found[number].normalized["title"] == nil, found[number].normalized["provision"] == nil,
        found[title].normalized["id"] == nil, let key = found[title].entityKey, same[key] == nil,
        let type = found[number].normalized["type"]?.text, numbered.contains(type),
        stands(text, found[title].range.end, found[number].range.start)
      else { continue }
      same[key] = number
    }
    let named = laws.filter { found[$0].recognizer == "law/named" }
    for place in named {
      guard let number = found[place].entityKey.flatMap({ same[$0] }) else { continue }
      take(&found[place], from: found[number])
    }
    // The laws of a title that have a year; -1 where there are two.
    var dated: [String: Int] = [:]
    for place in named where found[place].normalized["year"] != nil {
      guard let title = found[place].normalized["title"]?.text?.lowercased() else { continue }
      let known = dated[title]
      dated[title] = known.map { $0 >= 0 && found[$0].entityKey == found[place].entityKey ? $0 : -1 } ?? place
    }
    for place in named where found[place].normalized["year"] == nil {
      guard let title = found[place].normalized["title"]?.text?.lowercased(), let law = dated[title], law >= 0 else {
        continue
      }
      take(&found[place], from: found[law])
      found[place].normalized["year"] = found[law].normalized["year"]
    }
  }

  private static func take(_ mention: inout Mention, from other: Mention) {
    for name in ["jurisdiction", "number", "id"] where mention.normalized[name] == nil {
      mention.normalized[name] = other.normalized[name]
    }
    mention.entityKey = other.entityKey
  }

  /// Whether only an opening bracket stands between two places.
  private static func stands(_ text: TokenizedDocument, _ start: Int, _ end: Int) -> Bool {
    guard start < end else { return false }
    let index = text.token(at: start)
    guard index + 1 < text.tokens.count, Int(text.tokens[index + 1].start) == end else { return false }
    return text.tokens[index].mark == UInt8(ascii: "(") || text.tokens[index].mark == UInt8(ascii: "[")
  }
}
