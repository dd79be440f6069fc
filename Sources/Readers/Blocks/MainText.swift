/// Which of a document's elements are its main text.
///
/// Furniture is named by elements (`nav`, `footer`) or by their class, id and role; it is believed only as long as the
/// rest is a document: an element that holds most of the text is none, whatever it is called.
struct MainText {
  /// Events of the only element whose text is read; nil for the whole document.
  var only: Range<Int>?
  /// Indexes of start events of elements that are left out.
  var skipped: Set<Int> = []

  /// An element that may be left out or be the only one read.
  private struct Candidate {
    var events: Range<Int>
    var text: Int
    var holdsMain = false
    var holdsHeading = false
    /// Whether it is part of a form or a menu, which in a very short document may be all there is.
    var isControl = false
  }

  /// A text shorter than this many bytes is no document by itself.
  private static let substantial = 200

  /// Looks at all events of an HTML document.
  init(_ log: EventLog, bytes: UnsafeBufferPointer<UInt8>) {
    var walk = Walk(log)
    for index in log.events.indices { walk.step(index, bytes) }
    let total = walk.text
    // An element with half of the text, or around the main element, is the page and not its furniture.
    let controls = Self.outermost(walk.furniture.filter(\.isControl))
    let hasControls = total - controls >= Self.substantial || controls * 2 < total
    let furniture = walk.furniture.filter {
      $0.text * 2 <= total && !$0.holdsMain && !$0.holdsHeading && (!$0.isControl || hasControls)
    }
    var left = total - Self.outermost(furniture)
    if left * 10 >= total, left >= min(Self.substantial, total / 2) {
      skipped = Set(furniture.map(\.events.lowerBound))
    } else {
      left = total
    }
    only =
      Self.single(walk.mains, least: left / 5)?.events ?? Self.single(walk.articles, least: left / 2)?.events
  }

  /// How much text stands in some elements, what is nested counted once.
  private static func outermost(_ candidates: [Candidate]) -> Int {
    var outer = 0
    var text = 0
    for candidate in candidates.sorted(by: { $0.events.lowerBound < $1.events.lowerBound })
    where candidate.events.lowerBound >= outer {
      text += candidate.text
      outer = candidate.events.upperBound
    }
    return text
  }

  private static func single(_ candidates: [Candidate], least: Int) -> Candidate? {
    guard candidates.count == 1, candidates[0].text >= max(least, substantial) else { return nil }
    return candidates[0]
  }

  /// One pass over the events with the open elements.
  private struct Walk {
    private enum Role { case plain, furniture, main, article, section }
    private struct Open {
      var role: Role
      var event: Int
      var text: Int
      var holdsMain = false
      var holdsHeading = false
      var isControl = false
    }

    var text = 0
    var furniture: [Candidate] = []
    var mains: [Candidate] = []
    var articles: [Candidate] = []
    private var open: [Open] = []
    private var sections = 0
    private var unread = 0
    private let log: EventLog

    init(_ log: EventLog) { self.log = log }

    mutating func step(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
      let event = log.events[index]
      switch event.kind {
      case .start: start(event, index)
      case .end: end(index)
      default:
        guard unread == 0 else { return }
        for place in Int(event.start)..<Int(event.end) where bytes[place] > 0x20 { text += 1 }
      }
    }

    private mutating func start(_ event: Event, _ index: Int) {
      let role = log.names.roles[Int(event.name)]
      if unread > 0 || role.treatment == .deleted || role.treatment == .hidden {
        unread += 1
        return
      }
      var kind = Role.plain
      switch role.special {
      case .main: kind = .main
      case .article: kind = .article
      case .section: kind = .section
      case .pageHeader: kind = sections == 0 ? .furniture : .plain
      default:
        if event.marks.contains(.main) {
          kind = .main
        } else if role.special != .body, !event.marks.contains(.note),
          role.treatment == .furniture || !event.marks.isDisjoint(with: [.furniture, .hidden, .noteMark])
        {
          kind = .furniture
        }
      }
      if kind == .main || kind == .article || kind == .section { sections += 1 }
      open.append(Open(role: kind, event: index, text: text, isControl: role.special == .control))
      if role.level == 1, let last = open.indices.last { open[last].holdsHeading = true }
    }

    private mutating func end(_ index: Int) {
      if unread > 0 {
        unread -= 1
        return
      }
      guard let element = open.popLast() else { return }
      let candidate = Candidate(
        events: element.event..<index + 1, text: text - element.text, holdsMain: element.holdsMain,
        holdsHeading: element.holdsHeading, isControl: element.isControl)
      let isMain = element.role == .main || element.role == .article
      if isMain || element.role == .section { sections -= 1 }
      switch element.role {
      case .furniture: furniture.append(candidate)
      case .main: mains.append(candidate)
      case .article: articles.append(candidate)
      default: break
      }
      guard let parent = open.indices.last else { return }
      open[parent].holdsMain = open[parent].holdsMain || element.holdsMain || isMain && candidate.text > 0
      open[parent].holdsHeading = open[parent].holdsHeading || element.holdsHeading
    }
  }
}
