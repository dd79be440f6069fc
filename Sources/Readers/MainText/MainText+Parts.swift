/// What stands in the main element without being main text.
extension MainText {
  /// Leaves out the furniture in the main element.
  mutating func clean(_ root: Int) {
    let whole = Float(elements[root].kept)
    var index = root + 1
    while index < Int(elements[root].end) {
      let element = elements[index]
      if element.isSkipped || element.signs.contains(.reference) {
        index = Int(element.end)
      } else if isFurniture(element, whole: whole) {
        elements[index].isSkipped = true
        index = Int(element.end)
      } else {
        index += 1
      }
    }
  }

  /// Whether a part of the main element, which holds `whole` bytes of prose, is no main text. The bounds were found on
  /// pages of newspapers, blogs and agencies: a part with much of the prose is never one.
  private func isFurniture(_ element: PageElement, whole: Float) -> Bool {
    guard element.text > 0, element.traits.contains(.part),
      element.signs.isDisjoint(with: [.holdsTitle, .holdsReference])
    else { return false }
    let kept = Float(element.kept)
    if element.traits.contains(.article), element.teasers > 0, kept < 0.3 * whole { return true }
    if element.teasers >= 2, kept < 0.4 * whole, element.text < 600 * element.teasers { return true }
    // The line that names the author or the date is part of a report, as long as it is a line and no box.
    if element.signs.contains(.person), !element.isLine, kept < 0.25 * whole, element.text < 1500 { return true }
    if element.isAside, !element.isLine, element.kept == 0, element.text < 400 { return true }
    if element.traits.contains(.form), element.proseShare < 0.5 || kept < 0.3 * whole { return true }
    if element.traits.contains(.group), element.kept == 0, element.linkShare > 0.6 { return true }
    return element.traits.contains(.paragraph) && element.linkShare > 0.8
  }

  /// Leaves out headings below which all text was left out.
  mutating func leaveOutHeadings(_ root: Int) {
    var open: Int?
    // Whether more than a few words were left out since the open heading.
    var isEmptied = false
    var index = root + 1
    while index < Int(elements[root].end) {
      let element = elements[index]
      if element.isSkipped {
        isEmptied = isEmptied || element.text > 30
        index = Int(element.end)
      } else if element.level > 0 {
        if let last = open, isEmptied, element.level <= elements[last].level { elements[last].isSkipped = true }
        open = element.level > 1 ? index : nil
        isEmptied = false
        index = Int(element.end)
      } else {
        if element.ownText > 0 {
          open = nil
          isEmptied = false
        }
        index += 1
      }
    }
    if let open, isEmptied { elements[open].isSkipped = true }
  }
}
