import DocumentModel

/// Reads what a page of HTML or XHTML says about itself. One pass over the events; only the tags of elements that may say
/// something are read again from the bytes.
struct PageMetadata {
  /// What is said, by field and preference.
  private(set) var items: [MetadataItem] = []
  /// Canonical offset of the first script of JSON-LD that could not be read.
  private(set) var malformedScript: Int?

  private let log: EventLog
  private let bytes: UnsafeBufferPointer<UInt8>
  private let isXML: Bool
  private var drafts = MetadataDrafts()
  private var linkedData = LinkedData()
  private var nodes = 0
  private var scopes = ItemScopes()
  private var hasTitle = false
  private var hasHeading = false
  /// `time` elements with a date, in the page's main part.
  private var times: [(text: SourcedText, isModified: Bool)] = []
  private var asides = 0
  /// Links to licences of Creative Commons that do not say whose licence it is.
  private var licenceLinks: [SourcedText] = []

  /// Names of elements that are looked at.
  private enum Name: UInt8 { case none, html, title, meta, link, script, time, heading }

  /// Pages with more dates are lists of pages: none of the dates is the page's.
  private static let mostTimes = 4
  /// Small prints whose words are looked at.
  private static let mostAsides = 40

  /// Reads the metadata of the log of a page.
  init(_ log: EventLog, bytes: UnsafeBufferPointer<UInt8>, map: CanonicalMap, isXML: Bool) {
    self.log = log
    self.bytes = bytes
    self.isXML = isXML
    walk()
    linkedData.collect(into: &drafts)
    addTimes()
    if Set(licenceLinks.map(\.string)).count == 1 { drafts.add(.licence, licenceLinks[0], .html, rank: 2) }
    items = drafts.items(map)
  }

  private mutating func walk() {
    let names = log.names.lowercased.map(Self.name)
    let roles = log.names.roles
    var depth = 0
    for index in log.events.indices {
      let event = log.events[index]
      if event.kind == .end {
        depth -= 1
        if scopes.isOpen, let (field, rank, start) = scopes.leave(depth: depth) {
          addText(field, start, rank: rank)
        }
        continue
      }
      guard event.kind == .start else { continue }
      let role = roles[Int(event.name)]
      if event.marks.contains(.comments) || role.treatment == .furniture || event.marks.contains(.furniture) {
        scopes.enter(.elsewhere, depth: depth)
      }
      let name = names[Int(event.name)]
      if name != .none || event.marks.contains(.saysMetadata) {
        let tag = TagAttributes(bytes: bytes, start: Int(event.start), isXML: isXML)
        if name != .none { take(name, tag, index) }
        if event.marks.contains(.saysMetadata) { takeProperty(tag, index, isMeta: name == .meta, depth: depth) }
      }
      let isAside = !event.marks.isDisjoint(with: [.person, .minor]) && role.treatment == .text
      if isAside, asides < Self.mostAsides, !scopes.isElsewhere {
        asides += 1
        for line in PageLines.within(index, log, bytes, isXML: isXML) { PageLine(line).collect(into: &drafts) }
      }
      depth += 1
    }
  }

  private static func name(_ name: String) -> Name {
    switch name {
    case "html": .html
    case "title": .title
    case "meta": .meta
    case "link": .link
    case "script": .script
    case "time": .time
    case "h1": .heading
    default: .none
    }
  }

  private mutating func take(_ name: Name, _ tag: TagAttributes, _ index: Int) {
    switch name {
    case .html where tag.isTag(of: "html"):
      if let language = tag.text(of: "lang") { drafts.add(.language, language, .html) }
    case .title where !hasTitle && !hasHeading && tag.isTag(of: "title"):
      guard let title = PageText.of(index, log, bytes, isXML: isXML) else { return }
      hasTitle = true
      drafts.add(.title, title, .html)
    case .meta: takeMeta(tag)
    case .link: takeLink(tag)
    case .script: takeScript(tag, index)
    case .time:
      guard times.count <= Self.mostTimes, !scopes.isElsewhere,
        let text = tag.text(of: "datetime") ?? PageText.of(index, log, bytes, isXML: isXML)
      else { return }
      times.append((text, follows(index, PageLine.saysModified)))
    case .heading where !hasHeading && !scopes.isElsewhere:
      guard let title = PageText.of(index, log, bytes, isXML: isXML) else { return }
      hasHeading = true
      drafts.add(.title, title, .text)
      for line in PageLines.behind(index, log, bytes, isXML: isXML) { PageLine(line).collect(into: &drafts) }
    default: break
    }
  }

  private mutating func takeMeta(_ tag: TagAttributes) {
    for attribute in ["property", "name", "http-equiv"] {
      guard let name = tag.text(of: attribute), let meaning = MetaNames.meaning(name.string) else { continue }
      guard let content = tag.text(of: "content") else { return }
      for field in meaning.fields { drafts.add(field, content, meaning.origin, rank: meaning.rank) }
      return
    }
  }

  private mutating func takeLink(_ tag: TagAttributes) {
    guard let relation = tag.text(of: "rel") else { return }
    let isCanonical = !relation.places(of: "canonical").isEmpty
    guard isCanonical || !relation.places(of: "license").isEmpty, let address = tag.text(of: "href") else { return }
    drafts.add(isCanonical ? .url : .licence, address, .html)
  }

  private mutating func takeScript(_ tag: TagAttributes, _ index: Int) {
    guard let type = tag.text(of: "type")?.string.lowercased(), type.hasPrefix("application/ld+json") else { return }
    let scanner = MarkupScanner(bytes: bytes, isXML: isXML)
    let start = scanner.piece(at: tag.start).end
    let end = scanner.rawTextEnd("</script", from: start).contentEnd
    guard bytes[start..<end].contains(where: { $0 > 0x20 }) else { return }
    guard let tree = JSONTree(bytes, in: start..<end, most: JSONTree.mostNodes - nodes) else {
      if malformedScript == nil { malformedScript = start }
      return
    }
    nodes += tree.nodes.count
    linkedData.add(tree)
  }

  /// Takes `itemprop`, `property`, `rel` and the type of an item.
  private mutating func takeProperty(_ tag: TagAttributes, _ index: Int, isMeta: Bool, depth: Int) {
    let relation = tag.text(of: "rel")?.string.lowercased().split(separator: " ") ?? []
    let address = tag.text(of: "href")
    if let address, relation.contains("license") {
      drafts.add(.licence, address, .html, rank: 1)
    } else if let address, licenceLinks.count < 10, address.string.contains("creativecommons.org/") {
      licenceLinks.append(address)
    }
    let property = tag.text(of: "itemprop") ?? (isMeta ? nil : tag.text(of: "property"))
    let names = property?.string.split(separator: " ").map(String.init) ?? []
    let type = (tag.text(of: "itemtype") ?? tag.text(of: "typeof"))?.string
    if let type { scopes.enter(ItemScopes.kind(type), depth: depth) }
    guard scopes.isPage else { return }
    if names.contains("name"), let (field, rank) = scopes.takeName() { addValue(field, tag, index, rank: rank) }
    for name in names {
      guard let (field, rank) = SchemaProperty.meaning(name) else { continue }
      if type != nil, field == .author || field == .publisher || field == .container {
        scopes.await(field, rank: rank, start: index)
      } else {
        addValue(field, tag, index, rank: rank)
      }
    }
    if names.isEmpty, relation.contains("author"), !tag.isTag(of: "link"),
      let name = PageText.of(index, log, bytes, isXML: isXML)
    {
      drafts.add(.author, name, .html)
    }
  }

  /// The value of a property: what its attributes say, else its text.
  private mutating func addValue(_ field: MetadataItem.Field, _ tag: TagAttributes, _ index: Int, rank: Int) {
    var value = tag.text(of: "content")
    if field == .published || field == .modified { value = value ?? tag.text(of: "datetime") }
    if field == .licence || field == .url { value = value ?? tag.text(of: "href") }
    if let value { return drafts.add(field, value, .microdata, rank: rank) }
    addText(field, index, rank: rank)
  }

  private mutating func addText(_ field: MetadataItem.Field, _ index: Int, rank: Int) {
    guard let text = PageText.of(index, log, bytes, isXML: isXML) else { return }
    drafts.add(field, text, .microdata, rank: rank)
  }

  /// Whether the run of text before an event fulfils a condition.
  private func follows(_ index: Int, _ condition: ([UInt8]) -> Bool) -> Bool {
    for event in log.events[..<index].suffix(6).reversed() where event.kind == .text {
      let tail = bytes[Int(event.start)..<Int(event.end)].suffix(40)
      if tail.contains(where: { $0 > 0x20 }) { return condition(Array(tail)) }
    }
    return false
  }

  private mutating func addTimes() {
    guard times.count <= Self.mostTimes else { return }
    if let first = times.first(where: { !$0.isModified }) { drafts.add(.published, first.text, .html) }
    if let last = times.last(where: \.isModified) { drafts.add(.modified, last.text, .html) }
  }
}
