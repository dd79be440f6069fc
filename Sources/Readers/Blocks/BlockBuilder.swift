import DocumentModel

/// Turns the events of a parser into blocks of text with their kinds and paths, and collects the tables, figures and marks
/// of notes among them.
struct BlockBuilder {
  /// What was built.
  var blocks: [Block] = []
  /// Canonical hull of each block's text.
  private(set) var sources: [SourceRange] = []
  /// The tables in the order in which they begin, as cells in rows.
  var tables: [TableDraft] = []
  /// How far the headings of XML reach.
  var headings = HeadingScopes()
  /// The figures and the marks of notes.
  var structure = StructureDraft()
  /// The text of the document's `title` element.
  private(set) var title: Range<Int>?
  /// Canonical offset at which elements were nested deeper than the limit.
  private(set) var tooDeepAt: Int?
  /// The text and its segments.
  var assembler: TextAssembler
  /// What the markup says of the text.
  var marks = MarkCollector()

  let log: EventLog
  let options: Options
  var stack: [Frame] = []
  var path = ElementPath()
  var references = ReferenceSection()
  /// Identifiers in a list of references since its last entry ended.
  var entryNames: [String] = []
  /// Whether the last of them is that of an element that may hold several entries.
  var holdsContainerName = false
  /// The open tables, as indexes.
  var openTables: [Int] = []
  /// Elements open below the depth limit.
  private var flattened = 0
  /// Elements open inside one that is left out, itself included.
  var skipped = 0
  var skipsVisible = false
  /// Whether what is skipped is a note inside a line, to be read when the block around it has ended.
  var isPostponing = false
  /// Start events of notes inside lines, with the number of elements open around them; the innermost element's last.
  var postponed: [(depth: Int, event: Int)] = []
  private var isInTitle = false
  /// Where the open link in a table's cell begins in the text.
  var linkStart: Int?
  /// The node of the open block's path, and those of all blocks.
  private var blockNode: Int32 = -1
  private var blockNodes: [Int32] = []

  /// What the builder must know of the document beside its events.
  struct Options {
    /// Whether it is XML.
    var isXML: Bool
    /// Whether everything is read.
    var fullText: Bool
    /// Deepest nesting that keeps its structure.
    var depth: Int
    /// For each event, whether it starts an element that is no main text; empty where everything is.
    var leftOut: [Bool] = []

    /// Whether an event starts an element that is no main text.
    func leavesOut(_ event: Int) -> Bool { !leftOut.isEmpty && leftOut[event] }

    /// The lines of a document that is lines with positions.
    var lines: LineLayout?

    /// The identifiers in the lists of references of a page.
    var entries = EntryIdentifiers()
  }

  /// An open element.
  struct Frame {
    var name: UInt16
    var role: ElementRole
    /// The kind of blocks directly in it.
    var kind: Block.Kind
    var level: UInt8
    /// How many elements the path of its blocks has.
    var pathDepth: Int
    var keepsLines = false
    /// Whether unknown elements in it are part of its lines.
    var isLeaf = false
    /// Whether it is an entry of a reference list or inside of one: its fields are parts of its line.
    var isEntry = false
    var isTable = false
    var isList = false
    /// How many sections are open, itself included.
    var sections = 0
    /// Whether notes inside its lines wait until its block ends.
    var hasNotes = false
  }

  init(_ log: EventLog, source: UnsafeBufferPointer<UInt8>, options: Options) {
    self.log = log
    self.options = options
    // A run of text makes one or two segments, an element one block at most, with few exceptions.
    assembler = TextAssembler(source: source, isXML: options.isXML, runs: log.events.count / 2)
    blocks.reserveCapacity(log.events.count / 4)
    sources.reserveCapacity(log.events.count / 4)
    blockNodes.reserveCapacity(log.events.count / 4)
  }

  /// Walks over all events.
  mutating func build() {
    for index in log.events.indices { step(index) }
    endBlock()
    closeAll()
    while !openTables.isEmpty { closeTable() }
    locate()
  }

  /// Says of blocks, tables and figures where they stand, when all paths are known.
  private mutating func locate() {
    let tree = path.tree(names: log.names.names)
    for index in blocks.indices { blocks[index].location = BlockPath(tree, node: blockNodes[index]) }
    for index in tables.indices { tables[index].path = BlockPath(tree, node: tables[index].node).text }
    structure.locate { BlockPath(tree, node: $0).text }
  }

  /// The location of blocks whose paths are not known yet.
  private static let nowhere = BlockPath(PathTree(nodes: [], names: []), node: -1)

  /// Takes one event.
  mutating func step(_ index: Int) {
    let event = log.events[index]
    switch event.kind {
    case .start: start(event, index)
    case .end: end(event)
    case .text: text(event, index, isLiteral: false)
    case .literal: text(event, index, isLiteral: true)
    case .stray:
      endBlock()
      text(event, index, isLiteral: false)
      endBlock()
    }
  }

  private mutating func text(_ event: Event, _ index: Int, isLiteral: Bool) {
    let run = Int(event.start)..<Int(event.end)
    if isInTitle { title = (title?.lowerBound ?? run.lowerBound)..<run.upperBound }
    if skipped > 0 {
      if skipsVisible, isVisible(run) { assembler.leaveGap() }
      return
    }
    let wasOpen = assembler.blockStart != nil
    assembler.append(run, keepsLines: stack.last?.keepsLines ?? false, isLiteral: isLiteral)
    if !wasOpen, assembler.blockStart != nil {
      blockNode = path.node(depth: stack.last?.pathDepth ?? 0)
    }
  }

  private func isVisible(_ run: Range<Int>) -> Bool {
    run.contains { assembler.source[$0] > 0x20 }
  }

  mutating func endBlock() {
    guard let (range, source) = assembler.endBlock() else { return }
    var kind = stack.last?.kind ?? .paragraph
    let level = kind == .heading ? Int(stack.last?.level ?? 1) : 0
    if kind == .heading {
      references.pass(heading: assembler.text[range.start..<range.end], level: level)
    } else if references.isOpen, kind == .paragraph || kind == .listItem {
      kind = .reference
    }
    if kind == .reference, !options.isXML { takeEntry(range) }
    blocks.append(Block(kind: kind, level: level, range: range, location: Self.nowhere))
    blockNodes.append(blockNode)
    sources.append(source)
    if kind == .heading, log.profile != nil, openTables.isEmpty {
      headings.open(block: blocks.count - 1, level: level, depth: stack.last?.pathDepth ?? 0)
    }
  }
}

extension BlockBuilder {
  private mutating func start(_ event: Event, _ index: Int) {
    var role = log.names.roles[Int(event.name)]
    if stack.last?.isEntry == true, skipped == 0, role.kind == .heading || role.treatment == .furniture {
      role = ElementRole(layout: role.isSpaced ? .spaced : .inline)
    }
    if role.facet > 0, skipped == 0 { role = refine(role, event) }
    if role.special == .title, title == nil { isInTitle = true }
    if skipped > 0 || isLeftOut(role, event, index) || isNoteMark(role, event, index) {
      if skipped == 0 { takeLeftOut(role, index) }
      skip(role, event)
      return
    }
    if isNoteInLine(role) {
      postponeNote(index)
      return
    }
    if stack.count >= options.depth {
      if flattened == 0, tooDeepAt == nil { tooDeepAt = Int(event.start) }
      flattened += 1
      if isBlock(role, event) { endBlock() } else if role.layout == .lineBreak { breakLine(event) }
      return
    }
    if let lines = options.lines, lines.breaks.contains(index) { endBlock() }
    open(role, event)
  }

  private mutating func skip(_ role: ElementRole, _ event: Event) {
    if skipped == 0 { skipsVisible = role.treatment != .deleted }
    skipped += 1
    if role.isBlock, !isPostponing { endBlock() }
  }

  @inline(__always)
  private func isLeftOut(_ role: ElementRole, _ event: Event, _ index: Int) -> Bool {
    switch role.treatment {
    case .deleted, .hidden: return true
    case .furniture where options.isXML && !options.fullText: return true
    default: break
    }
    guard !options.fullText else { return false }
    if let lines = options.lines, lines.furniture.contains(index) { return true }
    return options.leavesOut(index)
  }

  private mutating func breakLine(_ event: Event) {
    assembler.breakLine(tag(event))
  }

  /// The canonical place of the tag of an event.
  private func tag(_ event: Event) -> Range<Int> {
    let start = min(Int(event.start), max(assembler.source.count - 1, 0))
    let scanner = MarkupScanner(bytes: assembler.source, isXML: options.isXML)
    return start..<max(scanner.piece(at: start).end, start + 1)
  }

  @inline(__always)
  private func isBlock(_ role: ElementRole, _ event: Event) -> Bool {
    guard role.layout == .unknown else { return role.isBlock }
    guard options.isXML, let parent = stack.last else { return options.isXML }
    return !parent.isLeaf
  }

  private mutating func open(_ role: ElementRole, _ event: Event) {
    let isBlock = isBlock(role, event)
    if isBlock { endBlock() }
    if role.layout == .lineBreak { breakLine(event) } else if role.layout == .spaced { assembler.separate(tag(event)) }
    let parent = stack.last
    let isSingle = parent == nil || role.special == .body || role.special == .main
    path.open(event.name, isSingle: isSingle)
    var frame = Frame(
      name: event.name, role: role, kind: parent?.kind ?? .paragraph, level: parent?.level ?? 0,
      pathDepth: isBlock ? stack.count + 1 : parent?.pathDepth ?? stack.count + 1)
    frame.keepsLines = parent?.keepsLines ?? false
    frame.sections = (parent?.sections ?? 0) + (role.special == .section ? 1 : 0)
    frame.isLeaf = true
    frame.isEntry = parent?.isEntry == true || (role.layout == .leaf && role.kind == .reference)
    if isBlock { enter(role, event, &frame) }
    if role.special == .image { takeImage(event) } else if role.special == .link { openLink() }
    if !options.entries.isEmpty { startCitation(role, event) }
    stack.append(frame)
  }

  /// Sets what a block element changes for the text in it.
  private mutating func enter(_ role: ElementRole, _ event: Event, _ frame: inout Frame) {
    frame.isLeaf = role.layout == .leaf || options.isXML && event.marks.contains(.holdsText)
    if let kind = role.kind, frame.kind != .note, !(kind == .paragraph && frame.kind != .heading) {
      frame.kind = kind
      frame.level = kind == .heading && role.level == 0 ? UInt8(min(max(frame.sections, 1) + 1, 250)) : role.level
    }
    if event.marks.contains(.note) { frame.kind = .note }
    switch role.special {
    case .preformatted: frame.keepsLines = true
    case .references: references.enter(depth: stack.count)
    case .list where event.marks.contains(.references): references.enter(depth: stack.count)
    case .table where !isInCellOfGroup(frame):
      frame.isTable = true
      openTable(event)
    case .figure: openFigure()
    default:
      if !openTables.isEmpty { enterTablePart(role, event) }
      if role.kind == .caption { structure.openCaption(firstBlock: blocks.count) }
    }
  }

  private mutating func end(_ event: Event) {
    isInTitle = false
    if skipped > 0 {
      skipped -= 1
      if isPostponing { isPostponing = skipped > 0 } else if log.names.roles[Int(event.name)].isBlock { endBlock() }
      return
    }
    if flattened > 0 {
      flattened -= 1
      if log.names.roles[Int(event.name)].layout != .inline { endBlock() }
      return
    }
    guard let frame = stack.last, frame.name == event.name else { return }
    if frame.role.facet > 0 || !options.entries.isEmpty { marks.end(depth: stack.count - 1, assembler: assembler) }
    if frame.role.layout == .spaced { assembler.separate(tag(event)) }
    if linkStart != nil, frame.role.special == .link { closeLink() }
    if frame.pathDepth == stack.count {
      endBlock()
      readNotes()
    }
    leave(frame)
    stack.removeLast()
    path.close()
  }

  private mutating func leave(_ frame: Frame) {
    references.leave(depth: stack.count - 1)
    headings.leave(depth: stack.count, blocks: blocks)
    if frame.pathDepth == stack.count {
      if frame.role.special == .figure { structure.closeFigure() }
      if frame.role.kind == .caption { structure.closeCaption(endBlock: blocks.count) }
    }
    if !openTables.isEmpty { leaveTablePart(frame) }
  }
}
