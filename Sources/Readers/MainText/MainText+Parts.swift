/// What stands in the main element without being main text.
extension MainText {
  /// Leaves out the furniture in the main element and in what stays around it.
  mutating func clean(around path: [Int]) {
    let whole = Float(elements[path.last ?? 0].kept)
    var rest = path.dropFirst()[...]
    var index = 1
    while index < elements.count {
      let element = elements[index]
      if index == rest.first {
        rest = rest.dropFirst()
        index += 1
      } else if element.isSkipped || element.signs.contains(.reference) {
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
    guard element.signs.isDisjoint(with: [.holdsTitle, .holdsReference]) else { return false }
    if element.signs.contains(.credit), element.signs.contains(.caption) || element.text < Credit.longest {
      return true
    }
    if element.signs.contains(.caption), hasCredit(element) { return true }
    guard element.text > 0, element.traits.contains(.part) else { return false }
    let kept = Float(element.kept)
    if element.traits.contains(.article), element.teasers > 0, kept < 0.3 * whole { return true }
    if element.teasers >= 2, kept < 0.4 * whole, element.text < 600 * element.teasers { return true }
    // The line that names the author or the date is part of a report, as long as it is a line and no box.
    if element.signs.contains(.person), !element.isLine, kept < 0.25 * whole, element.text < 1500 { return true }
    if element.isAside, !element.isLine, element.text < (element.kept == 0 ? 400 : 150) { return true }
    if element.traits.contains(.group), element.signs.contains(.holdsForm), element.text < 400, kept < 0.1 * whole {
      return true
    }
    if element.traits.contains(.form), element.proseShare < 0.5 || kept < 0.3 * whole { return true }
    if element.traits.contains(.group), element.kept == 0, element.linkShare > 0.6 { return true }
    return element.traits.contains(.paragraph) && element.linkShare > 0.7
  }

  /// Whether a credit stands in a caption or beside it.
  private func hasCredit(_ caption: PageElement) -> Bool {
    if caption.signs.contains(.holdsCredit) { return true }
    let outer = elements[Int(caption.parent)]
    return outer.text < Credit.longestCaption && outer.signs.contains(.holdsCredit)
  }

  /// Leaves out headings, and lines like one, below which all text was left out.
  mutating func leaveOutHeadings(_ root: Int) {
    // Headings without text below them yet, and whether more than a few words were left out there.
    var open: [(index: Int, level: UInt8, isEmptied: Bool)] = []
    func close(from level: UInt8) {
      while let last = open.last, last.level >= level {
        open.removeLast()
        guard last.isEmptied else { continue }
        elements[last.index].isSkipped = true
        if let outer = open.indices.last { open[outer].isEmptied = true }
      }
    }
    var end = Int(elements[root].end)
    var index = 1
    while index < elements.count {
      let element = elements[index]
      if index >= end {
        close(from: 0)
        end = .max
      }
      if element.isSkipped {
        if element.text > 30, let last = open.indices.last { open[last].isEmptied = true }
        index = Int(element.end)
      } else if element.level > 0 || isLabel(element) {
        let level = element.level > 0 ? element.level : 7
        close(from: level)
        if level > 1 { open.append((index, level, false)) }
        index = Int(element.end)
      } else {
        // A space that is written as a reference is no text.
        if element.ownText > 6 { open = [] }
        index += 1
      }
    }
    close(from: 0)
  }

  /// Whether it is a line, too short for prose, that is a box of its own or ends with a colon.
  private func isLabel(_ element: PageElement) -> Bool {
    guard element.text > 0, element.text < 60, element.kept == 0, element.traits.contains(.part),
      element.linkShare < 0.5
    else { return false }
    if element.signs.contains(.colon) { return true }
    return !element.traits.contains(.paragraph) && element.ownText == element.text
  }
}
