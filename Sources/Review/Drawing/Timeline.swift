import DocumentModel

/// Events in their years, each leading to its fact, and a table behind the picture.
struct Timeline {
  struct Event {
    var year: Int
    /// What happened, in a line.
    var text: String
    /// `enactment`, `amendment`, …
    var label: String
    var link: String
  }

  var title: String
  let events: [Event]

  private static let (width, row) = (760.0, 14.0)
  /// Most events in a picture.
  private static let most = 300

  init(title: String, events: [Event]) {
    self.title = title
    self.events = Array(events.sorted { ($0.year, $0.text) < ($1.year, $1.text) }.prefix(Self.most))
  }

  /// The events of facts that have years, as `FactRows` gives them.
  init(title: String, facts: [NormalizedFields]) {
    self.init(
      title: title,
      events: facts.compactMap { fact in
        guard let id = fact["id"]?.text, let label = fact["label"]?.text, Self.labels.contains(label) else {
          return nil
        }
        let value = fact["value"]?.displayText ?? ""
        guard let year = Self.year(fact, value) else { return nil }
        return Event(
          year: year, text: "\(fact["subject"]?.displayText ?? ""): \(value)", label: label, link: "/facts/\(id)")
      })
  }

  private static let labels: Set<String> = ["enactment", "ratification", "amendment", "establishment"]

  /// The fact's year, or that which its value begins with.
  private static func year(_ fact: NormalizedFields, _ value: String) -> Int? {
    if case .integer(let year)? = fact["year_from"] { return year }
    let digits = value.prefix(4)
    guard digits.count == 4, digits.allSatisfy({ ("0"..."9").contains($0) }),
      !(value.dropFirst(4).first?.isNumber ?? false)
    else { return nil }
    return Int(digits).flatMap { (1000...2200).contains($0) ? $0 : nil }
  }

  /// The figure; empty without events.
  var markup: String {
    guard let first = events.first?.year, let last = events.last?.year else { return "" }
    var heights: [Int: Int] = [:]
    for event in events { heights[event.year, default: 0] += 1 }
    let tallest = Double(heights.values.max() ?? 1)
    let row = min(Self.row, 220 / tallest)
    let height = 44 + tallest * row
    let span = max(1, Double(last - first))
    func x(_ year: Int) -> Double {
      first == last ? Self.width / 2 : 24 + (Self.width - 48) * Double(year - first) / span
    }
    var svg = SVGWriter(
      width: Self.width, height: height, title: title, description: "\(events.count) events, \(first) to \(last)")
    svg.line(12, height - 26, Self.width - 12, height - 26, "axis")
    for year in SeriesChart.years(first, last) { svg.text(x(year), height - 8, String(year), "soft", anchor: "middle") }
    var filled: [Int: Int] = [:]
    for event in events {
      let level = Double(filled[event.year, default: 0])
      filled[event.year, default: 0] += 1
      svg.link(event.link, "\(event.year), \(event.label): \(event.text)") {
        $0.circle(x(event.year), height - 34 - level * row, min(5, row * 0.45), "dot")
      }
    }
    return figure(svg.finish())
  }

  private func figure(_ svg: String) -> String {
    var out =
      "<figure><figcaption>\(VisibleText.escape(title))</figcaption>\n\(svg)\n<details><summary>As a table</summary>"
    out +=
      "<table><thead><tr><th scope=\"col\">Year</th><th scope=\"col\">What</th><th scope=\"col\">Event</th></tr></thead><tbody>"
    for event in events {
      out += "<tr><td>\(event.year)</td><td>\(VisibleText.escape(event.label))</td>"
      out +=
        "<td><a href=\"\(VisibleText.escape(event.link))\"><bdi>\(VisibleText.escape(event.text))</bdi></a></td></tr>"
    }
    return out + "</tbody></table></details></figure>\n"
  }
}
