import DocumentModel

/// The items of microdata and RDFa that are open in a page, as far as they tell whose properties are read.
struct ItemScopes {
  /// What an item is.
  enum Kind {
    /// The article, or the page.
    case page
    /// A person or organisation that a property of the page leads to.
    case agent
    /// A comment, a product, a list of other pages, furniture: its properties are not the page's.
    case elsewhere
  }

  private struct Scope {
    var kind: Kind
    var depth: Int
    /// The property that leads to it, until its name is found.
    var awaited: (field: MetadataItem.Field, rank: Int, start: Int)?
  }

  private var open: [Scope] = []
  private var others = 0
  private var articles = 0

  /// Whether an item is open.
  var isOpen: Bool { !open.isEmpty }
  /// Whether what is read now belongs to something else.
  var isElsewhere: Bool { others > 0 }
  /// Whether properties read now are the page's: those of its first article, and of no other.
  var isPage: Bool { others == 0 }

  /// What an item is by its type.
  static func kind(_ type: String) -> Kind {
    let name = type.split { $0 == "/" || $0 == ":" || $0 == "#" || $0 == " " }.last.map(String.init) ?? ""
    if name.hasSuffix("Article") || name.hasSuffix("Posting") || name.hasSuffix("Page") { return .page }
    if ["CreativeWork", "Report", "Book", "Legislation", "Dataset", "Blog", "WebSite"].contains(name) { return .page }
    if name == "Person" || name.hasSuffix("Organization") || name == "Periodical" { return .agent }
    return .elsewhere
  }

  /// Takes the start of an item. A second article beside the first one is another page's.
  mutating func enter(_ kind: Kind, depth: Int) {
    var kind = kind
    if kind == .page, !open.contains(where: { $0.kind == .page }) {
      articles += 1
      if articles > 1 { kind = .elsewhere }
    }
    if kind == .elsewhere { others += 1 }
    open.append(Scope(kind: kind, depth: depth))
  }

  /// Says that the item just entered is the value of a property.
  mutating func await(_ field: MetadataItem.Field, rank: Int, start: Int) {
    guard let last = open.indices.last, open[last].awaited == nil else { return }
    open[last].awaited = (field, rank, start)
  }

  /// The property whose value is named here.
  mutating func takeName() -> (field: MetadataItem.Field, rank: Int)? {
    guard let last = open.indices.last, let awaited = open[last].awaited else { return nil }
    open[last].awaited = nil
    return (awaited.field, awaited.rank)
  }

  /// Takes the end of the element at `depth`; a property whose value has had no name has the element's text.
  mutating func leave(depth: Int) -> (field: MetadataItem.Field, rank: Int, start: Int)? {
    var found: (field: MetadataItem.Field, rank: Int, start: Int)?
    while let last = open.last, last.depth >= depth {
      if last.kind == .elsewhere { others -= 1 }
      if let awaited = last.awaited, others == 0 { found = awaited }
      open.removeLast()
    }
    return found
  }
}
