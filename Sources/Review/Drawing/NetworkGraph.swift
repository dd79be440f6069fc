import DocumentModel
import Glibc

/// Things and what joins them, drawn so that what belongs together stands together. The same things give the same picture.
struct NetworkGraph {
  struct Node {
    var name: String
    /// A mention's kind, or `document`, which gives the colour.
    var kind: String
    var link: String
    /// How often it is named.
    var weight: Int
  }

  struct Edge {
    /// Indexes of nodes.
    var a: Int
    var b: Int
    var weight: Int
  }

  var title: String
  var nodes: [Node]
  var edges: [Edge]
  /// What an edge counts, e.g. `sentences`.
  var counted: String

  private static let width = 760.0
  /// A line of text for each node.
  private var height: Double { max(240, 48 + 16 * Double(nodes.count)) }
  /// Rounds of the layout: at 60 nodes some milliseconds.
  private static let rounds = 150

  /// The figure; empty for fewer than two nodes.
  var markup: String {
    guard nodes.count > 1 else { return "" }
    let places = layout()
    let most = Double(edges.map(\.weight).max() ?? 1)
    let heaviest = Double(nodes.map(\.weight).max() ?? 1)
    var svg = SVGWriter(
      width: Self.width, height: height, title: title, description: "\(nodes.count) names, \(edges.count) joins")
    for edge in edges {
      let (p, q) = (places[edge.a], places[edge.b])
      svg.line(p.x, p.y, q.x, q.y, "edge", width: 0.5 + 4 * Double(edge.weight) / most)
    }
    for (node, place) in zip(nodes, places) {
      let radius = 4 + 8 * (Double(node.weight) / heaviest).squareRoot()
      let isRight = place.x > Self.width * 0.72
      let short = node.name.count > 34 ? node.name.prefix(33) + "…" : node.name[...]
      svg.link(node.link, "\(node.name), \(node.kind), \(node.weight)") {
        $0.circle(place.x, place.y, radius, "dot \(node.kind)")
        $0.text(
          isRight ? place.x - radius - 3 : place.x + radius + 3, place.y + 4, String(short), "name",
          anchor: isRight ? "end" : "start")
      }
    }
    return figure(svg.finish())
  }

  private func figure(_ svg: String) -> String {
    var out =
      "<figure><figcaption>\(VisibleText.escape(title))</figcaption>\n\(svg)\n<details><summary>As a table</summary>"
    out += "<table><thead><tr><th scope=\"col\">One</th><th scope=\"col\">Other</th>"
    out += "<th scope=\"col\" class=\"number\">\(VisibleText.escape(counted))</th></tr></thead><tbody>"
    for edge in edges.sorted(by: { $0.weight > $1.weight }) {
      out +=
        "<tr><td>\(anchor(nodes[edge.a]))</td><td>\(anchor(nodes[edge.b]))</td><td class=\"number\">\(edge.weight)</td></tr>"
    }
    return out + "</tbody></table></details></figure>\n"
  }

  private func anchor(_ node: Node) -> String {
    "<a href=\"\(VisibleText.escape(node.link))\"><bdi>\(VisibleText.escape(node.name))</bdi></a>"
  }

  /// Fruchterman and Reingold (1991): what is joined attracts, everything repels, steps grow shorter. It begins on a
  /// circle, so that nothing is left to chance.
  private func layout() -> [(x: Double, y: Double)] {
    let count = Double(nodes.count)
    let ideal = (1 / count).squareRoot() * 0.9
    var places = nodes.indices.map { index -> (x: Double, y: Double) in
      let angle = 2 * Double.pi * Double(index) / count
      return (0.5 + 0.4 * cos(angle), 0.5 + 0.4 * sin(angle))
    }
    for round in 0..<Self.rounds {
      var moves = [(x: Double, y: Double)](repeating: (0, 0), count: nodes.count)
      func push(_ a: Int, _ b: Int, _ force: (Double) -> Double) {
        let (dx, dy) = (places[a].x - places[b].x, places[a].y - places[b].y)
        let distance = max((dx * dx + dy * dy).squareRoot(), 1e-4)
        let strength = force(distance) / distance
        moves[a].x += dx * strength
        moves[a].y += dy * strength
        moves[b].x -= dx * strength
        moves[b].y -= dy * strength
      }
      for a in nodes.indices { for b in (a + 1)..<max(a + 1, nodes.count) { push(a, b) { ideal * ideal / $0 } } }
      for edge in edges { push(edge.a, edge.b) { -$0 * $0 / ideal } }
      let most = 0.12 * (1 - Double(round) / Double(Self.rounds)) + 0.002
      for index in nodes.indices {
        let length = max((moves[index].x * moves[index].x + moves[index].y * moves[index].y).squareRoot(), 1e-9)
        places[index].x += moves[index].x / length * min(length, most)
        places[index].y += moves[index].y / length * min(length, most)
        // What is joined to nothing would drift away.
        places[index].x += (0.5 - places[index].x) * 0.01
        places[index].y += (0.5 - places[index].y) * 0.01
      }
    }
    return fitted(places)
  }

  /// The places in the picture. Each node has a line of its own, so that no name covers another; across, half of the place
  /// is its rank, so that one that drifted away does not press the others together.
  private func fitted(_ places: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    let (left, right) = (places.map(\.x).min() ?? 0, places.map(\.x).max() ?? 1)
    let (columns, rows) = (Self.ranks(places.map(\.x)), Self.ranks(places.map(\.y)))
    let last = Double(max(1, places.count - 1))
    return places.indices.map { index in
      let share = ((places[index].x - left) / max(right - left, 1e-6) + columns[index] / last) / 2
      return (40 + (Self.width - 80) * share, 24 + (height - 48) * rows[index] / last)
    }
  }

  /// The rank of each number among all, from 0; of equal ones, the earlier first.
  private static func ranks(_ numbers: [Double]) -> [Double] {
    var ranks = [Double](repeating: 0, count: numbers.count)
    let order = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    for (rank, index) in order.enumerated() { ranks[index] = Double(rank) }
    return ranks
  }
}
