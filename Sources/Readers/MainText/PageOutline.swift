import DocumentModel

/// The elements of a page in document order, with the amounts of text, links and prose in each. One pass over the events.
///
/// Prose is what main text is made of: lines with this many bytes beside their links; cells with figures; items of lists.
struct PageOutline {
  /// The elements; the first is the document around all.
  private(set) var elements = [PageElement(event: -1, parent: 0, traits: [.page, .frame], signs: [])]
  /// The heading that says what the `title` of the page says: its element, how many bytes of letters they share, and
  /// whether it is of level 1.
  private(set) var title: (element: Int, match: Int, isFirst: Bool)?
  /// Text in parts of forms and menus, in bytes.
  private(set) var controlText: Int32 = 0

  /// Bytes without white space from which a line is prose; boilerpipe and jusText draw it between 10 and 15 words.
  private static let proseLine: Int32 = 60
  /// Bytes from which an item of a list says something.
  private static let proseItem: Int32 = 10

  /// Bytes that a heading below level 1 must share with the page's `title`: more than the name of most sections.
  private static let longTitle = 15
  /// Headings that are compared with it.
  private static let mostCandidates = 64

  private let log: EventLog
  private let bytes: UnsafeBufferPointer<UInt8>
  private let traits: [PageTraits]
  private var line = Line()
  /// Index of the event that is looked at.
  private var now = 0
  /// Index of the innermost open element.
  private var current = 0
  /// Elements open inside one that is never read, itself included.
  private var unread = 0
  private var open = Open()
  /// The open heading's bytes, as many as a title of a list of references may have.
  private var heading: [UInt8] = []
  private var headingLevel: UInt8 = 0
  /// The bytes of the page's `title`, as many as are compared.
  private var pageTitle = PageTitle()
  private var isInTitle = false
  private var candidates = 0
  /// The open list of references below a heading: the heading's level, and the element around it.
  private var list: (level: UInt8, parent: Int)?

  /// The open line.
  private struct Line {
    var text: Int32 = 0
    var linked: Int32 = 0
    var hasDigit = false
    var last: UInt8 = 0
  }

  /// How many elements of a kind are open.
  private struct Open {
    var links = 0
    var cells = 0
    var items = 0
    var tables = 0
    var sections = 0
    var controls = 0
    var furniture = 0

    mutating func count(_ element: PageElement, isSection: Bool, by step: Int) {
      if element.traits.contains(.link) { links += step }
      if element.traits.contains(.cell) { cells += step }
      if element.traits.contains(.item) { items += step }
      if element.traits.contains(.table) { tables += step }
      if isSection { sections += step }
      if element.signs.contains(.control) { controls += step }
      if !element.signs.isDisjoint(with: [.furniture, .comments]) { furniture += step }
    }
  }

  /// Looks at all events of an HTML document.
  init(_ log: EventLog, bytes: UnsafeBufferPointer<UInt8>) {
    self.log = log
    self.bytes = bytes
    traits = zip(log.names.names, log.names.roles).map { PageTraits.of($0.lowercased(), $1) }
    elements.reserveCapacity(log.events.count / 3)
    for index in log.events.indices {
      let event = log.events[index]
      now = index
      switch event.kind {
      case .start: start(event, index)
      case .end: end(event)
      case .stray:
        endLine()
        text(event)
        endLine()
      case .text, .literal: text(event)
      }
    }
    endLine()
    while current > 0 { close() }
    elements[0].text &+= elements[0].ownText
    elements[0].prose &+= elements[0].ownProse
    elements[0].end = Int32(elements.count)
  }

  /// The elements, which are then forgotten here.
  mutating func takeElements() -> [PageElement] {
    defer { elements = [] }
    return elements
  }

  private mutating func text(_ event: Event) {
    guard unread == 0 else {
      if isInTitle { pageTitle.append(bytes[Int(event.start)..<Int(event.end)]) }
      return
    }
    let (count, hasDigit) = VisibleBytes.count(bytes, in: Int(event.start)..<Int(event.end))
    guard count > 0 else { return }
    var place = Int(event.end) - 1
    while bytes[place] <= 0x20 { place -= 1 }
    let last = bytes[place]
    if headingLevel > 0, heading.count < 100 { heading += bytes[Int(event.start)..<Int(event.end)].prefix(100) }
    if open.tables == 0, elements[current].ownText == 0, Credit.begins(bytes, in: Int(event.start)..<Int(event.end)) {
      elements[current].signs.insert(.credit)
    }
    line.last = last
    line.hasDigit = line.hasDigit || hasDigit
    line.text &+= count
    elements[current].ownText &+= count
    if open.links > 0 {
      line.linked &+= count
      elements[current].linked &+= count
    }
    if open.tables > 0 { elements[current].tabular &+= count }
    if open.controls > 0 { controlText &+= count }
  }

  /// Gives the open line to the innermost element.
  private mutating func endLine() {
    guard line.text > 0 else { return }
    let own = line.text - line.linked
    if line.last == 0x3A { elements[current].signs.insert(.colon) }
    if own >= Self.proseLine, line.linked < own {
      elements[current].ownProse &+= own
    } else if line.linked == 0 {
      if open.cells > 0, line.hasDigit {
        elements[current].ownProse &+= own
      } else if open.items > 0, own >= Self.proseItem {
        elements[current].ownProse &+= own / 2
      }
    }
    line = Line()
  }

  private mutating func start(_ event: Event, _ index: Int) {
    let role = log.names.roles[Int(event.name)]
    if unread > 0 || role.treatment == .deleted || role.treatment == .hidden {
      unread += 1
      isInTitle = isInTitle || role.special == .title && pageTitle.isEmpty
      return
    }
    if role.isBlock || role.layout == .lineBreak { endLine() }
    let traits = traits[Int(event.name)]
    var element = PageElement(
      event: Int32(truncatingIfNeeded: index), parent: Int32(truncatingIfNeeded: current), traits: traits,
      signs: traits.contains(.page) ? [] : signs(role, event.marks))
    element.level = role.kind == .heading ? role.level : 0
    if element.level > 0 {
      if let list, element.level <= list.level { self.list = nil }
      headingLevel = element.level
      heading.removeAll(keepingCapacity: true)
    }
    if list != nil { element.signs.insert(.reference) }
    open.count(element, isSection: Self.isSection(role, element), by: 1)
    current = elements.count
    elements.append(element)
  }

  private func signs(_ role: ElementRole, _ marks: Event.Marks) -> PageElement.Signs {
    var signs: PageElement.Signs = []
    let isPageHeader = role.special == .pageHeader && open.sections == 0
    if marks.contains(.furniture) || role.treatment == .furniture || isPageHeader { signs.insert(.furniture) }
    if marks.contains(.comments) { signs.insert(.comments) }
    if marks.contains(.hidden) { signs.insert(.hidden) }
    if marks.contains(.minor) { signs.insert(.minor) }
    if marks.contains(.person) { signs.insert(.person) }
    if marks.contains(.content) { signs.insert(.content) }
    if marks.isSuperset(of: .credit) {
      signs.insert(.credit)
    } else if open.tables == 0, role.kind == .caption || marks.contains(.caption) {
      signs.insert(.caption)
    }
    if role.special == .control { signs.insert(.control) }
    if role.special == .main || role.special == .article || marks.contains(.main) { signs.insert(.main) }
    if !marks.isDisjoint(with: [.references, .note, .notes]) { signs.insert(.reference) }
    return signs
  }

  private static func isSection(_ role: ElementRole, _ element: PageElement) -> Bool {
    role.special == .section || element.signs.contains(.main)
  }

  private mutating func end(_ event: Event) {
    if unread > 0 {
      unread -= 1
      if unread == 0 { isInTitle = false }
      return
    }
    if log.names.roles[Int(event.name)].isBlock { endLine() }
    if current > 0 { close() }
  }

  /// Ends the innermost element.
  private mutating func close() {
    elements[current].end = Int32(truncatingIfNeeded: elements.count)
    elements[current].text &+= elements[current].ownText
    elements[current].prose &+= elements[current].ownProse
    let element = elements[current]
    let role = log.names.roles[Int(log.events[Int(element.event)].name)]
    open.count(element, isSection: Self.isSection(role, element), by: -1)
    if element.signs.contains(.caption) { judgeCaption() }
    let parent = Int(element.parent)
    elements[parent].add(elements[current])
    if element.level > 0 { endHeading(element, parent) }
    if let list, list.parent == current { self.list = nil }
    current = parent
  }

  /// Looks for a number and a credit in the caption that ends.
  private mutating func judgeCaption() {
    let element = elements[current]
    let runs = log.events[Int(element.event)..<now].prefix(Credit.mostEvents).lazy
      .filter { $0.kind == .text || $0.kind == .literal }.map { Int($0.start)..<Int($0.end) }
    guard let first = runs.first(where: { run in bytes[run].contains { $0 > 0x20 } }) else { return }
    if element.text >= Credit.longestCaption || Credit.isNumbered(bytes, in: first) {
      elements[current].signs.subtract([.caption, .credit])
    } else if runs.contains(where: { Credit.isNamed(bytes, in: $0) }) {
      elements[current].signs.insert(.credit)
    }
  }

  /// Begins a list of references below a heading that names one, unless it is one in the furniture.
  private mutating func endHeading(_ element: PageElement, _ parent: Int) {
    headingLevel = 0
    compareTitle(element)
    if list == nil, open.furniture == 0, ReferenceSection.isTitle(heading[...]) {
      list = (element.level, parent)
    }
  }

  /// Remembers a heading as the title if it says more of what the page's `title` says than those before. One of level 1
  /// goes before others, which must be outside furniture, be no links and say twice as much as the name of a site.
  private mutating func compareTitle(_ element: PageElement) {
    let isFirst = element.level == 1
    guard isFirst ? element.linkShare < 0.8 || open.furniture == 0 : element.level < 4 && element.linkShare < 0.5,
      isFirst || open.furniture == 0, candidates < Self.mostCandidates
    else { return }
    candidates += 1
    let match = pageTitle.match(heading[...])
    let known = title ?? (current, 0, true)
    let needed: Int
    switch (isFirst, known.isFirst) {
    case (true, true): needed = known.match + 1
    case (true, false): needed = (known.match + 1) / 2
    case (false, true): needed = max(2 * known.match, Self.longTitle)
    case (false, false): needed = known.match + 1
    }
    if match >= max(needed, 1) { title = (current, match, isFirst) }
  }
}
