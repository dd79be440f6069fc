import DocumentModel

/// The identifiers in a page's lists of references. A link to one of them is a citation, which stays in the text even where
/// it is a raised number; a link to a note is the mark of a note.
struct EntryIdentifiers {
  private var hashes: Set<UInt64> = []

  /// Whether the page has none.
  var isEmpty: Bool { hashes.isEmpty }

  /// No identifiers.
  init() {}

  /// Finds them in one pass over the events of an HTML page; only tags in lists of references are read.
  init(_ log: EventLog, bytes: UnsafeBufferPointer<UInt8>) {
    var section = ReferenceSection()
    var depth = 0
    let roles = log.names.roles
    for (index, event) in log.events.enumerated() {
      switch event.kind {
      case .start:
        let role = roles[Int(event.name)]
        if role.special == .list, event.marks.contains(.references) { section.enter(depth: depth) }
        if role.kind == .heading,
          let heading = ElementText(log, at: index, bytes: bytes, isXML: false, limit: Self.headingEvents)
        {
          section.pass(heading: Array(heading.text.utf8)[...], level: Int(role.level))
        }
        depth += 1
        if section.isOpen { take(Int(event.start), bytes) }
      case .end:
        depth -= 1
        section.leave(depth: depth)
      default: break
      }
    }
  }

  /// Events of a heading that are looked at.
  private static let headingEvents = 12

  private mutating func take(_ tag: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    if let identifier = Self.identifier(of: tag, bytes) { hashes.insert(NoteTargets.hash(identifier)) }
  }

  /// The identifier of the element whose tag begins at a place.
  static func identifier(of tag: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>>? {
    var found: Range<Int>?
    TagAttributes(bytes: bytes, start: tag, isXML: false).forEach { name, value in
      guard NoteTargets.isIdentifier(name, bytes, isXML: false), !value.isEmpty else { return true }
      found = value
      return false
    }
    return found.map { bytes[$0] }
  }

  /// Whether an address within the page leads to an entry of a list of references.
  func contains(_ target: [UInt8]) -> Bool { hashes.contains(NoteTargets.hash(target)) }
}
