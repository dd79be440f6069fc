/// What the title tells of the place of the main text.
extension MainText {
  /// Bytes of prose from which an article with the title is the main text, however long the rest is: two sentences.
  static let anchoring: Int32 = 100

  /// Marks what holds the title: the heading that says what the page's `title` says, else each heading of level 1, but
  /// those in furniture only if there is no other.
  mutating func markTitle(_ known: Int?) {
    if let known {
      title = known
      anchor = main(around: known)
      markHolders(of: known)
      return
    }
    var inside: [Int] = []
    var outside: [Int] = []
    var end = 0
    for (index, element) in elements.enumerated() {
      if !element.signs.isDisjoint(with: [.furniture, .comments]) { end = max(end, Int(element.end)) }
      guard element.level == 1, element.text > 0 else { continue }
      if index >= end { outside.append(index) } else if element.linkShare < 0.8 { inside.append(index) }
    }
    for heading in outside.isEmpty ? inside : outside { markHolders(of: heading) }
  }

  private mutating func markHolders(of heading: Int) {
    var index = heading
    while index > 0, !elements[index].signs.contains(.holdsTitle) {
      elements[index].signs.insert(.holdsTitle)
      index = Int(elements[index].parent)
    }
  }

  /// The article or main element around the title.
  private func main(around title: Int) -> Int? {
    var index = title
    while index > 0 {
      if elements[index].signs.contains(.main) { return index }
      index = Int(elements[index].parent)
    }
    return nil
  }

  /// Whether the element with the title has text of its own, and names leave out less than half of it.
  var isAnchored: Bool {
    guard let anchor else { return false }
    return elements[anchor].kept >= max(Self.anchoring, elements[anchor].prose / 2)
  }

  /// The article with the title, if it has text and another article stands beside it.
  func titledArticle(of outer: Int) -> Int? {
    var titled: Int?
    var others = 0
    forEachChild(of: outer) {
      guard elements[$0].traits.contains(.article) else { return }
      if elements[$0].signs.contains(.holdsTitle) { titled = $0 } else { others += 1 }
    }
    guard let titled, others > 0, elements[titled].kept >= Self.shortPage else { return nil }
    return titled
  }

  /// The child of the main element with the title, if it has text of its own or stands right before it; nil where the
  /// title is not known.
  func titleHolder(in root: Int) -> Int? {
    guard let title, elements[title].signs.contains(.holdsTitle), title > root, title < elements[root].end else {
      return nil
    }
    var holder: Int?
    forEachChild(of: root) { if $0 <= title, title < Int(elements[$0].end) { holder = $0 } }
    return holder
  }
}
