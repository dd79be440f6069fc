import DocumentModel

/// Entities that are named together, and what cites what, as graphs.
enum GraphPage {
  /// Names in a picture: more cannot be read.
  private static let most = 40

  @Sendable static func make(_ visit: Visit) throws -> Page {
    let isCitations = visit.fields["of"] == "citations"
    let graph = try isCitations ? citations(visit.store) : entities(visit.store)
    return Page(
      title: isCitations ? "What cites what" : "What is named together", template: "graph", area: "Entities",
      data: [
        "isCitations": .boolean(isCitations), "isEmpty": .boolean(graph.nodes.count < 2),
        "nodes": .array(
          graph.nodes.map {
            .object([
              "name": .string($0.name), "kind": .string($0.kind), "link": .string($0.link),
              "weight": .integer($0.weight),
            ])
          }),
        "edges": .array(
          graph.edges.map { .object(["a": .integer($0.a), "b": .integer($0.b), "weight": .integer($0.weight)]) }),
      ], drawn: ["picture": graph.markup])
  }

  /// The entities that most documents name, joined where one sentence names both.
  private static func entities(_ store: ReviewStore) throws -> NetworkGraph {
    let top = try store.rows("SELECT id, kind, name, mentions FROM entities ORDER BY mentions DESC, name LIMIT \(most)")
    let named = try store.rows(
      """
      SELECT sentence, identifier AS id FROM _mentions JOIN _entities ON _entities.id = entity
        JOIN _documents ON _documents.id = document
      WHERE current = 1 AND identifier IN (SELECT value FROM json_each(:top)) ORDER BY sentence LIMIT 100000
      """, ["top": .array(top.compactMap { $0["id"] })])
    var graph = NetworkGraph(title: "Entities that sentences name together", nodes: [], edges: [], counted: "sentences")
    var place: [String: Int] = [:]
    for row in top {
      guard let id = row["id"]?.text, case .integer(let mentions)? = row["mentions"] else { continue }
      place[id] = graph.nodes.count
      graph.nodes.append(
        .init(
          name: row["name"]?.displayText ?? id, kind: row["kind"]?.displayText ?? "", link: "/entities/\(id)",
          weight: mentions))
    }
    graph.edges = Pairs.count(named.map { ($0["sentence"]?.displayText ?? "", $0["id"]?.text.flatMap { place[$0] }) })
    return graph
  }

  /// Documents and the works that several of their places cite.
  private static func citations(_ store: ReviewStore) throws -> NetworkGraph {
    let rows = try store.rows(
      """
      SELECT citations.source, documents.id AS document, documents.title, coalesce(entry.title, citations.ref_quote) AS work,
        count(*) AS count, min(entry.start) AS start, min(entry."end") AS "end"
      FROM citations JOIN documents ON documents.source = citations.source
        LEFT JOIN bibliography AS entry ON entry.source = citations.source AND entry.ref_id = citations.ref_id
      WHERE work IS NOT NULL GROUP BY citations.source, work ORDER BY count DESC, citations.source, work LIMIT 60
      """)
    var graph = NetworkGraph(
      title: "Documents and the works they cite most", nodes: [], edges: [], counted: "citations")
    var place: [String: Int] = [:]
    func node(_ key: String, _ make: () -> NetworkGraph.Node, _ weight: Int) -> Int {
      let index = place[key] ?? graph.nodes.count
      if index == graph.nodes.count {
        graph.nodes.append(make())
        place[key] = index
      }
      graph.nodes[index].weight += weight
      return index
    }
    for row in rows {
      guard let source = row["source"]?.text, let id = row["document"]?.text, let work = row["work"]?.text,
        case .integer(let count)? = row["count"]
      else { continue }
      let name = row["title"]?.text ?? source
      let a = node("d" + source, { .init(name: name, kind: "document", link: "/documents/\(id)", weight: 0) }, count)
      let at = row["start"].flatMap { start in row["end"].map { "?at=\(start.displayText)-\($0.displayText)#at" } }
      let b = node(
        "w" + work.lowercased(),
        { .init(name: work, kind: "reference", link: "/documents/\(id)" + (at ?? ""), weight: 0) },
        count)
      graph.edges.append(.init(a: a, b: b, weight: count))
    }
    return graph
  }
}

/// Counts what stands together.
enum Pairs {
  /// Edges between members that share a group, of rows in the order of groups.
  static func count(_ rows: [(group: String, member: Int?)]) -> [NetworkGraph.Edge] {
    var counts: [[Int]: Int] = [:]
    var members: Set<Int> = []
    var current = ""
    func close() {
      let sorted = members.sorted()
      for (index, a) in sorted.enumerated() { for b in sorted[(index + 1)...] { counts[[a, b], default: 0] += 1 } }
      members.removeAll()
    }
    for row in rows {
      if row.group != current {
        close()
        current = row.group
      }
      if let member = row.member { members.insert(member) }
    }
    close()
    return counts.map { NetworkGraph.Edge(a: $0.key[0], b: $0.key[1], weight: $0.value) }
      .sorted { ($0.a, $0.b) < ($1.a, $1.b) }
  }
}
