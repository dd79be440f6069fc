import DocumentModel

/// Reads what a document of XML says about itself, by the paths of its profile. One pass over the events; work is done
/// only at elements that end a path.
struct MetadataWalk {
  /// The metadata, by field and preference, then in document order.
  private(set) var items: [MetadataItem] = []

  private let log: EventLog
  private let bytes: UnsafeBufferPointer<UInt8>
  private let map: CanonicalMap
  private var found: [(path: MetadataPath, item: MetadataItem)] = []
  /// The start events of the open elements, outermost first.
  private var open: [Int] = []
  /// Values of one path beyond these are not read: no document has as many authors, and a path may fit every element.
  private static let mostValues = 2000
  /// An element with more events than this holds no single value.
  private static let longestValue = 2000

  /// Reads the metadata of a log of XML.
  init(_ log: EventLog, profile: ProfileRoles, bytes: UnsafeBufferPointer<UInt8>, map: CanonicalMap) {
    self.log = log
    self.bytes = bytes
    self.map = map
    guard !profile.metadata.isEmpty else { return }
    walk(profile)
    items = Self.ordered(found)
  }

  private mutating func walk(_ profile: ProfileRoles) {
    let paths = profile.metadata
    let names = log.names.lowercased
    let byName = names.map { profile.metadataEnds[$0] ?? [] }
    let endsPath = byName.map { !$0.isEmpty }
    guard endsPath.contains(true) else { return }
    var counts = [Int](repeating: 0, count: paths.count)
    for index in log.events.indices {
      let event = log.events[index]
      if event.kind == .start {
        open.append(index)
        guard endsPath[Int(event.name)] else { continue }
        for path in byName[Int(event.name)] where counts[path] < Self.mostValues && holds(paths[path], names) {
          counts[path] += 1
          take(paths[path], index)
        }
      } else if event.kind == .end, !open.isEmpty {
        open.removeLast()
      }
    }
  }

  /// Whether the open elements end with a path.
  private func holds(_ path: MetadataPath, _ names: [String]) -> Bool {
    guard open.count >= path.steps.count else { return false }
    for (offset, step) in path.steps.reversed().enumerated() {
      let depth = open.count - 1 - offset
      guard names[Int(log.events[open[depth]].name)] == step.name else { return false }
      if let (attribute, value) = step.condition {
        guard tag(open[depth]).value(of: attribute)?.text.lowercased() == value else { return false }
      }
    }
    return true
  }

  private func tag(_ event: Int) -> TagAttributes {
    TagAttributes(bytes: bytes, start: Int(log.events[event].start))
  }

  private mutating func take(_ path: MetadataPath, _ index: Int) {
    let value: (text: String, range: Range<Int>)?
    if let attribute = path.attribute {
      value = tag(index).value(of: attribute)
    } else if path.children.isEmpty {
      value = text(index)
    } else {
      value = joined(path, index) ?? text(index)
    }
    guard let value, let tidy = MetadataValue.tidy(value.text, path.field) else { return }
    let source = SourceRange(map.sourceOffset(value.range.lowerBound), map.sourceOffset(value.range.upperBound))
    found.append((path, MetadataItem(path.field, tidy, origin: "xml", source: source)))
  }

  /// The texts of an element's children in the order a path asks for; dates are joined by hyphens.
  private func joined(_ path: MetadataPath, _ index: Int) -> (text: String, range: Range<Int>)? {
    var depth = 0
    var parts: [String: (text: String, range: Range<Int>)] = [:]
    for place in index + 1..<min(index + Self.longestValue, log.events.count) {
      let event = log.events[place]
      if event.kind == .start {
        depth += 1
        let name = log.names.lowercased[Int(event.name)]
        if path.children.contains(name), parts[name] == nil { parts[name] = text(place) }
      } else if event.kind == .end {
        depth -= 1
        if depth < 0 { break }
      }
    }
    let values = path.children.compactMap { parts[$0] }
    guard let low = values.map(\.range.lowerBound).min(), let high = values.map(\.range.upperBound).max() else {
      return nil
    }
    let isDate = path.field == .published || path.field == .modified
    let text = values.map { isDate && $0.text.utf8.count == 1 ? "0" + $0.text : $0.text }
    return (text.joined(separator: isDate ? "-" : " "), low..<high)
  }

  /// The text of an element and the hull of its runs; nil for one without text, or too long.
  private func text(_ index: Int) -> (text: String, range: Range<Int>)? {
    ElementText(log, at: index, bytes: bytes, isXML: true, limit: Self.longestValue).map { ($0.text, $0.range) }
  }

  /// By field and preference. Of several paths to authors only the first that found any counts: the others name them
  /// again.
  private static func ordered(_ found: [(path: MetadataPath, item: MetadataItem)]) -> [MetadataItem] {
    var items: [MetadataItem] = []
    for field in MetadataItem.Field.allCases {
      let values = found.enumerated().filter { $0.element.path.field == field }
        .sorted { ($0.element.path.preference, $0.offset) < ($1.element.path.preference, $1.offset) }.map(\.element)
      let first = values.first?.path.preference
      var seen: Set<String> = []
      for (path, item) in values
      where (field != .author || path.preference == first) && seen.insert(item.value).inserted {
        items.append(item)
      }
    }
    return items
  }
}
