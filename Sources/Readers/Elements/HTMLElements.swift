import DocumentModel

/// The elements of HTML. Blocks are those of https://html.spec.whatwg.org/multipage/rendering.html#flow-content-3 and of
/// the quote law; everything else is part of a line.
enum HTMLElements {
  /// The role of an element by its name in lower case.
  static func role(_ name: String) -> ElementRole { roles[name] ?? ElementRole() }

  private static let roles: [String: ElementRole] = {
    var roles: [String: ElementRole] = [:]
    func set(_ names: String, _ role: ElementRole) {
      for name in names.split(separator: " ") { roles[String(name)] = role }
    }
    set(
      """
      html hr div colgroup col blockquote dl form fieldset legend details summary address hgroup \
      center dialog
      """, ElementRole(layout: .block))
    set("script style template noscript", ElementRole(treatment: .deleted))
    // libxml2 leaves a head open at elements that HTML 4 did not know (`main`); only what belongs in a head is hidden.
    set("head", ElementRole(layout: .block))
    set("title", ElementRole(layout: .block, treatment: .hidden, special: .title))
    set("nav footer aside", ElementRole(layout: .block, treatment: .furniture))
    set("menu dir search optgroup option", ElementRole(layout: .block, treatment: .furniture, special: .control))
    set("button select textarea datalist", ElementRole(treatment: .furniture, special: .control))
    set("a", ElementRole(special: .link))
    set("img", ElementRole(special: .image))
    set("figure", ElementRole(layout: .block, special: .figure))
    set("sup", ElementRole(special: .superscript))
    set("br", ElementRole(layout: .lineBreak))
    set("p", ElementRole(layout: .leaf))
    set("li dt dd", ElementRole(layout: .block, kind: .listItem))
    set("caption figcaption", ElementRole(layout: .block, kind: .caption))
    for level in 1...6 as ClosedRange<UInt8> {
      set("h\(level)", ElementRole(layout: .leaf, kind: .heading, level: level))
    }
    set("ul ol", ElementRole(layout: .block, special: .list))
    set("pre", ElementRole(layout: .leaf, special: .preformatted, kind: .preformatted))
    set("body", ElementRole(layout: .block, special: .body))
    set("main", ElementRole(layout: .block, special: .main))
    set("article", ElementRole(layout: .block, special: .article))
    set("section", ElementRole(layout: .block, special: .section))
    set("header", ElementRole(layout: .block, special: .pageHeader))
    set("table", ElementRole(layout: .block, special: .table))
    set("thead", ElementRole(layout: .block, special: .tableHead))
    set("tbody", ElementRole(layout: .block, special: .tableBody))
    set("tfoot", ElementRole(layout: .block, special: .tableFoot))
    set("tr", ElementRole(layout: .block, special: .row))
    set("td", ElementRole(layout: .block, special: .cell, kind: .tableCell))
    set("th", ElementRole(layout: .block, special: .headerCell, kind: .tableCell))
    return roles
  }()
}
