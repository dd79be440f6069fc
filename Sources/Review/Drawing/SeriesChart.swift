import DocumentModel

/// Figures of one measure over years as a line, or as bars where they are few; each point leads to its fact, and a table
/// behind the picture says the same.
struct SeriesChart {
  struct Point {
    var year: Int
    var value: Double
    /// What the point leads to.
    var link: String
  }

  var title: String
  /// What the figures count; empty where it is not known.
  var unit: String
  /// By year.
  let points: [Point]

  private static let (width, height) = (640.0, 240.0)
  private static let (left, right, top, bottom) = (64.0, 16.0, 12.0, 30.0)

  init(title: String, unit: String, points: [Point]) {
    self.title = title
    self.unit = unit
    self.points = points.sorted { ($0.year, $0.value) < ($1.year, $1.value) }
  }

  /// The figure; empty for fewer than two years.
  var markup: String {
    guard let first = points.first?.year, let last = points.last?.year, first < last else { return "" }
    let scale = ValueScale(points.map(\.value))
    let isBars = points.count < 4 && last - first < 30
    // Bars stand beside their year, not over the edge.
    let span = isBars ? Double(last - first) + 1 : Double(last - first)
    let room = Self.width - Self.left - Self.right
    func x(_ year: Int) -> Double { Self.left + room * (Double(year - first) + (isBars ? 0.5 : 0)) / span }
    func y(_ value: Double) -> Double {
      Self.top + (Self.height - Self.top - Self.bottom) * (1 - (value - scale.low) / (scale.high - scale.low))
    }
    var svg = SVGWriter(width: Self.width, height: Self.height, title: title, description: summary)
    for tick in scale.ticks {
      svg.line(Self.left, y(tick), Self.width - Self.right, y(tick), "axis")
      svg.text(Self.left - 6, y(tick) + 4, SVGWriter.number(tick), "soft", anchor: "end")
    }
    for year in Self.years(first, last) {
      svg.text(x(year), Self.height - 10, String(year), "soft", anchor: "middle")
    }
    if isBars {
      let breadth = min(60, room / span * 0.6)
      for point in points {
        let (from, to) = (min(y(0), y(point.value)), max(y(0), y(point.value)))
        svg.link(point.link, label(point)) {
          $0.rect(x(point.year) - breadth / 2, from, breadth, max(1, to - from), "dot")
        }
      }
    } else {
      svg.path(points.map { (x($0.year), y($0.value)) }, "line")
      for point in points {
        svg.link(point.link, label(point)) { $0.circle(x(point.year), y(point.value), 4, "dot") }
      }
    }
    return figure(svg.finish())
  }

  private var summary: String {
    guard let first = points.first, let last = points.last else { return "" }
    return "\(points.count) figures, from \(label(first)) to \(label(last))"
  }

  private func label(_ point: Point) -> String {
    "\(point.year): \(SVGWriter.number(point.value))\(unit.isEmpty ? "" : " " + unit)"
  }

  private func figure(_ svg: String) -> String {
    var out = "<figure><figcaption><bdi>\(VisibleText.escape(title))</bdi>"
    if !unit.isEmpty { out += " <small><bdi>\(VisibleText.escape(unit))</bdi></small>" }
    out += "</figcaption>\n\(svg)\n<details><summary>As a table</summary><table><thead><tr><th scope=\"col\">Year</th>"
    out += "<th scope=\"col\" class=\"number\">Value</th></tr></thead><tbody>"
    for point in points {
      out += "<tr><td>\(point.year)</td><td class=\"number\">"
      out += "<a href=\"\(VisibleText.escape(point.link))\">\(SVGWriter.number(point.value))</a></td></tr>"
    }
    return out + "</tbody></table></details></figure>\n"
  }

  /// Years that are named below: at most ten.
  static func years(_ first: Int, _ last: Int) -> [Int] {
    let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000].first { (last - first) / $0 <= 10 } ?? 5_000
    let start = step == 1 ? first : (first + step - 1) / step * step
    return Array(stride(from: start, through: last, by: step))
  }
}

/// The values that an axis spans, and where it is ticked: steps of 1, 2 or 5 times a power of ten.
struct ValueScale {
  let low: Double
  let high: Double
  let ticks: [Double]

  /// Takes finite values; zero is always on the axis, so that lengths can be compared.
  init(_ values: [Double]) {
    let (least, most) = (min(0, values.min() ?? 0), max(0, values.max() ?? 0))
    let spread = most - least > 0 ? most - least : 1
    var step = 1.0
    while step * 10 < spread / 4 { step *= 10 }
    while step > spread / 4, step > 1e-9 { step /= 10 }
    step *= [1.0, 2, 5].first { spread / (step * $0) <= 5 } ?? 10
    low = (least / step).rounded(.down) * step
    high = max((most / step).rounded(.up) * step, low + step)
    let (from, count) = (low, Int(((high - low) / step).rounded()))
    ticks = (0...min(max(count, 1), 12)).map { from + Double($0) * step }
  }
}
