import DocumentModel

/// Writes inline SVG: shapes carry classes, which the style sheet gives colours for light, dark and paper. Text is escaped.
struct SVGWriter {
  private var out: String

  /// Begins a picture with a name and a description for those who do not see it.
  init(width: Double, height: Double, title: String, description: String) {
    out =
      "<svg viewBox=\"0 0 \(Self.short(width)) \(Self.short(height))\" width=\"\(Self.short(width))\" role=\"group\""
    out += " aria-label=\"\(VisibleText.escape(title)). \(VisibleText.escape(description))\">\n"
  }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ name: String, width: Double? = nil) {
    out += "<line x1=\"\(Self.short(x1))\" y1=\"\(Self.short(y1))\" x2=\"\(Self.short(x2))\" y2=\"\(Self.short(y2))\""
    if let width { out += " stroke-width=\"\(Self.short(width))\"" }
    out += " class=\"\(name)\"/>\n"
  }

  mutating func path(_ points: [(Double, Double)], _ name: String) {
    let steps = points.enumerated().map { ($0 == 0 ? "M" : "L") + Self.short($1.0) + " " + Self.short($1.1) }
    out += "<path d=\"\(steps.joined())\" class=\"\(name)\"/>\n"
  }

  mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ name: String) {
    out += "<circle cx=\"\(Self.short(x))\" cy=\"\(Self.short(y))\" r=\"\(Self.short(radius))\" class=\"\(name)\"/>"
  }

  mutating func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ name: String) {
    out += "<rect x=\"\(Self.short(x))\" y=\"\(Self.short(y))\" width=\"\(Self.short(width))\""
    out += " height=\"\(Self.short(height))\" class=\"\(name)\"/>"
  }

  mutating func text(_ x: Double, _ y: Double, _ text: String, _ name: String, anchor: String = "start") {
    out += "<text x=\"\(Self.short(x))\" y=\"\(Self.short(y))\" text-anchor=\"\(anchor)\" class=\"\(name)\">"
    out += VisibleText.escape(text) + "</text>\n"
  }

  /// Shapes that lead somewhere, with a name.
  mutating func link(_ target: String, _ name: String, _ body: (inout SVGWriter) -> Void) {
    let label = VisibleText.escape(name)
    out += "<a href=\"\(VisibleText.escape(target))\" aria-label=\"\(label)\"><title>\(label)</title>"
    body(&self)
    out += "</a>\n"
  }

  /// The picture.
  func finish() -> String { out + "</svg>" }

  /// A coordinate with one digit behind the point.
  static func short(_ value: Double) -> String {
    let tenths = value.isFinite ? Int(max(-1e6, min(1e6, value * 10)).rounded()) : 0
    return tenths % 10 == 0 ? String(tenths / 10) : String(Double(tenths) / 10)
  }

  /// A number to be read: grouped by thousands with a narrow space, without the noise of binary fractions.
  static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    let rounded = (value * 10_000).rounded() / 10_000
    let whole = Int(rounded.rounded(.towardZero))
    let digits = String(abs(whole))
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0, digits.count > 4 { grouped += "\u{202F}" }
      grouped.append(digit)
    }
    let rest = abs(rounded) - Double(abs(whole))
    let fraction = rest > 0 ? String(((rest * 10_000).rounded() / 10_000)).dropFirst(1) : ""
    return (value < 0 ? "−" : "") + grouped + fraction
  }
}
