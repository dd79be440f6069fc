import Testing

/// A strict reading of a page's tags, which must all be the program's: no element, attribute or value that a template does
/// not have. What a document says must be text whatever it is.
enum MarkupCheck {
  private static let elements: Set<String> = [
    "html", "head", "meta", "title", "link", "script", "body", "a", "header", "form", "label", "input", "button", "nav",
    "ul", "ol", "li", "main", "footer", "p", "h1", "h2", "h3", "h4", "div", "section", "svg", "rect", "line", "path",
    "circle", "text", "b", "bdi", "small", "code", "table", "thead", "tbody", "tr", "th", "td", "q", "strong", "mark",
    "article", "aside", "fieldset", "legend", "pre", "dl", "dt", "dd", "figure", "figcaption", "details", "summary",
    "select", "option", "textarea", "span", "kbd", "del", "ins", "br", "style",
  ]
  private static let attributes: Set<String> = [
    "lang", "charset", "name", "content", "rel", "href", "type", "src", "defer", "class", "id", "for", "role", "action",
    "method", "placeholder", "autocomplete", "aria-label", "aria-current", "aria-labelledby", "aria-live",
    "aria-hidden",
    "viewbox", "width", "height", "preserveaspectratio", "x", "y", "x1", "x2", "y1", "y2", "d", "cx", "cy", "r",
    "stroke-width", "text-anchor", "scope", "dir", "title", "colspan", "rowspan", "checked", "data-kind", "value",
    "selected", "tabindex", "required", "rows", "maxlength", "http-equiv", "spellcheck",
  ]

  /// Records each tag that no template has.
  static func check(_ html: String, _ page: String) {
    let bytes = Array(html.utf8)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x3C else {
        index += 1
        continue
      }
      index += 1
      if bytes[index] == 0x21 {
        #expect(bytes[index...].starts(with: "!doctype html>".utf8), "\(page): a declaration at \(index)")
        continue
      }
      if bytes[index] == 0x2F { index += 1 }
      let name = word(bytes, &index)
      #expect(elements.contains(name), "\(page): <\(name)>")
      while index < bytes.count, bytes[index] != 0x3E {
        if bytes[index] == 0x20 || bytes[index] == 0x2F || bytes[index] == 0x0A {
          index += 1
          continue
        }
        let attribute = word(bytes, &index)
        guard attributes.contains(attribute) else {
          Issue.record("\(page): \(attribute) in <\(name)> at \(index)")
          return
        }
        guard bytes[index] == 0x3D else { continue }
        guard bytes[index + 1] == 0x22, let end = bytes[(index + 2)...].firstIndex(of: 0x22) else {
          Issue.record("\(page): a value of \(attribute) without quotes")
          return
        }
        let value = String(decoding: bytes[(index + 2)..<end], as: UTF8.self)
        if ["href", "src", "action"].contains(attribute) {
          #expect(
            value.first == "/" && !value.hasPrefix("//") || value.first == "?" || value.first == "#",
            "\(page): \(attribute)=\(value)")
        }
        index = end + 1
      }
    }
  }

  private static func word(_ bytes: [UInt8], _ index: inout Int) -> String {
    let start = index
    while index < bytes.count, ![0x20, 0x2F, 0x3E, 0x3D, 0x0A].contains(bytes[index]) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
  }
}
