/// Which of a document's elements are its main text.
///
/// Furniture is named by elements (`nav`, `footer`) or by their class, id and role; it is believed only as long as the
/// rest is a document, or an article with the title. Then the smallest element with most of the remaining prose is looked
/// for: what stands around it stays only if it is prose itself, and what stands in it goes if it is a list of links or of
/// teasers, an author's portrait, a form, small print, a photograph's caption, a heading without text below. References
/// and notes stay, whatever links they have.
struct MainText {
  /// For each event, whether it starts an element that is left out.
  private(set) var skipped: [Bool]

  var elements: [PageElement]
  /// The title: the heading that says what the page's `title` says, or the last of level 1 before the main element.
  var title: Int?
  /// The article or main element with the title.
  var anchor: Int?

  /// Bytes of prose below which a page is too short to tell its main text from what stands around it.
  private static let substantial: Int32 = 300
  /// Text of a control counts as the page's if there are fewer bytes of other text, and less of it.
  static let shortPage: Int32 = 200

  /// Looks at all events of an HTML document.
  init(_ log: EventLog, bytes: UnsafeBufferPointer<UInt8>) {
    var outline = PageOutline(log, bytes: bytes)
    // Taken over, not copied: a large page has a million elements.
    elements = outline.takeElements()
    skipped = [Bool](repeating: false, count: log.events.count)
    markTitle(outline.title?.element)
    leaveOutFurniture(controlText: outline.controlText)
    if elements[0].kept >= (isAnchored ? Self.anchoring : Self.substantial) {
      let path = path()
      if let root = path.last, let head = titleHolder(in: root) { judgeSiblings(of: head, in: root, before: true) }
      if title ?? .max > path.last ?? 0 {
        title = elements.indices.prefix(path.last ?? 0).last { elements[$0].level == 1 && elements[$0].text > 0 }
      }
      for (outer, inner) in zip(path, path.dropFirst()) { judgeSiblings(of: inner, in: outer) }
      clean(around: path)
      leaveOutHeadings(path.last ?? 0)
    }
    for element in elements where element.isSkipped { skipped[Int(element.event)] = true }
    elements = []
  }

  /// Leaves out what is named furniture, as far as a page remains.
  private mutating func leaveOutFurniture(controlText: Int32) {
    let page = elements[0]
    let others = page.text - controlText
    let hasControls = others >= Self.shortPage || controlText < others
    let furniture = elements.map { isFurniture($0) && (hasControls || !$0.signs.contains(.control)) }
    mark { furniture[$0] }
    if !isAnchored, elements[0].kept < max(150, page.prose / 5) {
      // Names that leave next to nothing are not believed of larger parts.
      let isSmall = elements.map { $0.text <= page.text / 2 && Float($0.prose) <= 0.4 * Float(page.prose) }
      mark { furniture[$0] && isSmall[$0] }
    }
    let kept = elements[0].kept
    if !isAnchored, kept < min(200, page.prose / 4) || kept < Self.substantial && !leavesText { mark { _ in false } }
  }

  /// Whether a tenth of the text remains, and so much that it may be a short page.
  private var leavesText: Bool {
    let total = elements[0].text
    var left = total
    var index = 0
    while index < elements.count {
      let element = elements[index]
      if element.isSkipped { left -= element.text }
      index = element.isSkipped ? Int(element.end) : index + 1
    }
    return left >= total / 10 && left >= min(Self.shortPage, total / 2)
  }

  /// Leaves out the elements that fulfil a condition, and those that are hidden, and counts the remaining prose.
  private mutating func mark(where isLeftOut: (Int) -> Bool) {
    let half = elements[0].text / 2
    for index in elements.indices.dropFirst() {
      let element = elements[index]
      elements[index].isSkipped = isLeftOut(index) || element.signs.contains(.hidden) && element.text <= half
    }
    for index in elements.indices { elements[index].kept = elements[index].ownProse }
    for index in elements.indices.dropFirst().reversed() {
      if elements[index].isSkipped { elements[index].kept = 0 }
      elements[Int(elements[index].parent)].kept &+= elements[index].kept
    }
  }

  private func isFurniture(_ element: PageElement) -> Bool {
    guard element.signs.isDisjoint(with: [.holdsTitle, .reference, .holdsReference]) else { return false }
    let isSmall = element.prose < elements[0].prose / 4
    let isMain = !element.signs.isDisjoint(with: [.holdsMain, .content])
    if element.traits.contains(.form), isSmall, !isMain { return true }
    guard !element.signs.isDisjoint(with: [.furniture, .comments]) else { return false }
    // A small main element beside the one with the title is a teaser's.
    guard element.signs.contains(.comments) || !isMain || anchor != nil && isSmall else { return false }
    return !element.traits.contains(.line) || element.prose < 200
  }

  /// From the document to the smallest element with most of the prose.
  private func path() -> [Int] {
    var path = [0]
    while let outer = path.last {
      var best: Int?
      forEachChild(of: outer) { if elements[$0].kept > (best.map { elements[$0].kept } ?? 0) { best = $0 } }
      if let titled = titledArticle(of: outer) {
        path.append(titled)
        continue
      }
      // A list of references is part of a text, however long it is beside a short one.
      guard let best, elements[best].traits.contains(.frame), !elements[best].signs.contains(.reference),
        Float(elements[best].kept) >= 0.8 * Float(elements[outer].kept)
      else { break }
      path.append(best)
    }
    return path
  }

  func forEachChild(of outer: Int, _ body: (Int) -> Void) {
    var index = outer + 1
    while index < Int(elements[outer].end) {
      if !elements[index].isSkipped { body(index) }
      index = Int(elements[index].end)
    }
  }
}
