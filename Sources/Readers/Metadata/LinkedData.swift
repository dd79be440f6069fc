import DocumentModel

/// What the scripts of JSON-LD on a page say of it: the first article among their objects, then the page around it.
struct LinkedData {
  /// An object of one of the scripts.
  private struct Entity {
    var script: Int
    var node: Int
  }

  private var scripts: [JSONTree] = []
  private var entities: [Entity] = []
  private var byIdentifier: [String: Entity] = [:]

  /// Objects beyond these are not looked at: graphs of pages have dozens.
  private static let mostEntities = 2000

  /// Adds a script.
  mutating func add(_ tree: JSONTree) {
    scripts.append(tree)
    addEntities(Entity(script: scripts.count - 1, node: 0), depth: 0)
  }

  /// Adds all that is said of the page.
  func collect(into drafts: inout MetadataDrafts) {
    let ranked = entities.map { ($0, kind($0)) }
    if let article = ranked.first(where: { $0.1 == .article })?.0 {
      describe(article, rank: 0, isPage: false, &drafts)
    }
    if let page = ranked.first(where: { $0.1 == .page })?.0 { describe(page, rank: 10, isPage: true, &drafts) }
    if let site = ranked.first(where: { $0.1 == .site })?.0 {
      for name in names(of: site) { drafts.add(.container, name, .jsonLD, rank: 20) }
      for publisher in agents("publisher", of: site) { drafts.add(.publisher, publisher, .jsonLD, rank: 20) }
    }
  }

  private mutating func addEntities(_ entity: Entity, depth: Int) {
    guard entities.count < Self.mostEntities, depth < 4 else { return }
    let tree = scripts[entity.script]
    switch tree.nodes[entity.node].kind {
    case .array:
      for child in tree.children(of: entity.node) {
        addEntities(Entity(script: entity.script, node: child), depth: depth + 1)
      }
    case .object:
      entities.append(entity)
      if let text = tree.member("@id", of: entity.node).flatMap({ tree.text($0) }) {
        // A reference has nothing but the identifier.
        if byIdentifier[text.string] == nil, tree.children(of: entity.node).count > 1 {
          byIdentifier[text.string] = entity
        }
      }
      for name in ["@graph", "mainEntity", "mainEntityOfPage"] as [StaticString] {
        guard let member = tree.member(name, of: entity.node) else { continue }
        addEntities(Entity(script: entity.script, node: member), depth: depth + 1)
      }
    default: break
    }
  }

  private enum Kind { case article, page, site, other }

  private func kind(_ entity: Entity) -> Kind {
    let types = texts("@type", of: entity).map { text in
      text.string.split { $0 == "/" || $0 == "#" || $0 == ":" }.last.map(String.init) ?? ""
    }
    for type in types {
      if type.hasSuffix("Article") || type.hasSuffix("Posting") || Self.works.contains(type) { return .article }
    }
    if types.contains(where: { $0.hasSuffix("Page") }) { return .page }
    if types.contains("WebSite") { return .site }
    let isWork = types.isEmpty && scripts[entity.script].member("headline", of: entity.node) != nil
    return isWork ? .article : .other
  }

  private static let works: Set<String> = [
    "Report", "Legislation", "Dataset", "Book", "Chapter", "Thesis", "CreativeWork", "DigitalDocument",
    "PublicationIssue", "Guide", "HowTo", "Recipe", "Manuscript",
  ]

  private func describe(_ entity: Entity, rank: Int, isPage: Bool, _ drafts: inout MetadataDrafts) {
    let plain: [(MetadataItem.Field, [StaticString])] = [
      (.title, ["headline", "name"]), (.published, ["datePublished", "dateCreated"]), (.modified, ["dateModified"]),
      (.url, ["url"]), (.description, ["description", "abstract"]), (.doi, ["doi", "identifier", "sameAs", "@id"]),
    ]
    for (field, properties) in plain {
      for (place, property) in properties.enumerated() {
        for text in texts(property, of: entity) { drafts.add(field, text, .jsonLD, rank: rank + place) }
      }
    }
    for text in links("mainEntityOfPage", of: entity) where !text.places(of: "://").isEmpty {
      drafts.add(.url, text, .jsonLD, rank: rank + 1)
    }
    for text in agents("author", of: entity) { drafts.add(.author, text, .jsonLD, rank: rank) }
    for text in agents("creator", of: entity) { drafts.add(.author, text, .jsonLD, rank: rank + 1) }
    for text in agents("publisher", of: entity) { drafts.add(.publisher, text, .jsonLD, rank: rank) }
    // The page an article stands on is no container of it.
    for whole in values("isPartOf", of: entity).map(resolved) where kind(whole) != .page {
      for name in names(of: whole) { drafts.add(.container, name, .jsonLD, rank: rank) }
    }
    for text in texts("inLanguage", of: entity) { drafts.add(.language, text, .jsonLD, rank: rank) }
    for text in links("license", of: entity) { drafts.add(.licence, text, .jsonLD, rank: rank) }
  }

  /// The strings of a property: its own, those of its list, and the values of typed objects.
  private func texts(_ property: StaticString, of entity: Entity) -> [SourcedText] {
    values(property, of: entity).flatMap { value -> [SourcedText] in
      let tree = scripts[value.script]
      if let text = tree.text(value.node) { return [text] }
      for name in ["@value", "value", "alternateName", "name"] as [StaticString] {
        if let text = tree.member(name, of: value.node).flatMap({ tree.text($0) }) { return [text] }
      }
      return []
    }
  }

  /// The names of persons and organisations, which stand in the property or in an object elsewhere.
  private func agents(_ property: StaticString, of entity: Entity) -> [SourcedText] {
    values(property, of: entity).flatMap { value in
      scripts[value.script].text(value.node).map { [$0] } ?? names(of: resolved(value))
    }
  }

  private func names(of entity: Entity) -> [SourcedText] {
    for property in ["name", "legalName"] as [StaticString] {
      let names = values(property, of: entity).compactMap { scripts[$0.script].text($0.node) }
      if let first = names.first { return [first] }
    }
    return []
  }

  /// The address of what a property leads to.
  private func links(_ property: StaticString, of entity: Entity) -> [SourcedText] {
    values(property, of: entity).flatMap { value -> [SourcedText] in
      let tree = scripts[value.script]
      if let text = tree.text(value.node) { return [text] }
      for name in ["@id", "url", "name"] as [StaticString] {
        if let text = tree.member(name, of: value.node).flatMap({ tree.text($0) }) { return [text] }
      }
      return []
    }
  }

  /// The values of a property, a list as its elements.
  private func values(_ property: StaticString, of entity: Entity) -> [Entity] {
    let tree = scripts[entity.script]
    guard let member = tree.member(property, of: entity.node) else { return [] }
    let nodes = tree.nodes[member].kind == .array ? tree.children(of: member) : [member]
    return nodes.prefix(Self.mostEntities).map { Entity(script: entity.script, node: $0) }
  }

  /// The object that an object with an identifier alone refers to.
  private func resolved(_ entity: Entity) -> Entity {
    let tree = scripts[entity.script]
    guard tree.member("name", of: entity.node) == nil,
      let identifier = tree.member("@id", of: entity.node).flatMap({ tree.text($0) })
    else { return entity }
    return byIdentifier[identifier.string] ?? entity
  }
}
