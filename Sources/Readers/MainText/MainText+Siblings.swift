/// What stands around the main element.
extension MainText {
  /// A part with the title and more text than this, in bytes, is judged by its text.
  private static let titleBlock: Int32 = 1500

  /// Judges what stands beside an element of the path to the main one.
  mutating func judgeSiblings(of inner: Int, in outer: Int, before: Bool = false) {
    var index = outer + 1
    while index < (before ? inner : Int(elements[outer].end)) {
      let end = Int(elements[index].end)
      if index != inner, !elements[index].traits.contains(.page) { judge(index, isAfter: index > inner) }
      index = end
    }
  }

  /// Leaves out an element or those parts of it that are no main text.
  private mutating func judge(_ sibling: Int, isAfter: Bool) {
    var index = sibling
    let last = Int(elements[sibling].end)
    while index < last {
      let element = elements[index]
      let end = Int(element.end)
      let isLead = !isAfter && index > title ?? Int.max && element.isLine
      if element.isSkipped || element.text == 0 || isLead {
        index = end
      } else if holdsTitle(index), !isAfter, element.text < Self.titleBlock {
        keepTitle(in: index)
        index = end
      } else if keeps(element, isAfter: isAfter) {
        index = end
      } else if !isAfter, !element.isAside, element.teasers == 0, element.kept > element.ownProse,
        element.linkShare < 0.3
      {
        index += 1
      } else {
        elements[index].isSkipped = true
        index = end
      }
    }
  }

  private func holdsTitle(_ index: Int) -> Bool {
    guard let title else { return false }
    return index <= title && title < Int(elements[index].end)
  }

  /// Whether an element beside the main one is main text: prose, a table, references. What comes after must be purer.
  private func keeps(_ element: PageElement, isAfter: Bool) -> Bool {
    if !element.signs.isDisjoint(with: [.reference, .holdsReference]) { return true }
    if element.isAside || element.teasers >= 2 || isAfter && element.teasers > 0 { return false }
    let isTable = element.kept > 0 && element.tabular >= element.text / 2
    return (element.proseShare >= 0.5 || isTable) && element.linkShare < (isAfter ? 0.15 : 0.25)
  }

  /// Leaves out what stands around the title, but for prose.
  private mutating func keepTitle(in outer: Int) {
    var index = outer + 1
    while index < Int(elements[outer].end) {
      let element = elements[index]
      if holdsTitle(index), index != title {
        index += 1
        continue
      }
      let isText =
        index > title ?? 0 && element.isLine
        || element.proseShare >= 0.5 && !element.isAside
      if index != title, element.text > 0, !isText { elements[index].isSkipped = true }
      index = Int(element.end)
    }
  }
}
