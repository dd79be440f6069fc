import DocumentModel

/// The elements of common vocabularies of XML in one list, by local name in lower case: JATS, Akoma Ntoso, TEI, DocBook,
/// the United States' bills and reports, and XHTML. Elements of unknown vocabularies are judged by what stands around
/// them.
enum XMLElements {
  /// The role of an element by its local name in lower case.
  static func role(_ name: String) -> ElementRole { roles[name] ?? .unknown }

  /// The role of an element of XHTML: HTML's, with the blocks of the quote law for XML.
  static func xhtmlRole(_ name: String) -> ElementRole {
    let role = HTMLElements.role(name)
    if role.isBlock || role.layout == .lineBreak || role.treatment != .text { return role }
    let other = Self.role(name)
    return other.isBlock || other.layout == .lineBreak ? other : role
  }

  private static let roles: [String: ElementRole] = {
    var roles: [String: ElementRole] = [:]
    func set(_ names: String, _ role: ElementRole) {
      for name in names.split(separator: " ") { roles[String(name)] = role }
    }
    // Blocks of the quote law (BOUNDARY and SPACED of the contract's referee), whatever the vocabulary.
    set(
      """
      html body div table thead tbody tfoot colgroup col section article header footer blockquote dl ul ol menu dir \
      figure main aside nav form fieldset legend details summary address hgroup search center dialog optgroup option hr \
      sec list abstract fig table-wrap disp-quote chapter
      """, ElementRole(layout: .block))
    set("br lb break", ElementRole(layout: .lineBreak))
    set("p para line", ElementRole(layout: .leaf))
    set("li dt dd item list-item", ElementRole(layout: .block, kind: .listItem))
    set("script style template noscript", ElementRole(treatment: .deleted))
    set("table tgroup informaltable", ElementRole(layout: .block, special: .table))
    set("thead", ElementRole(layout: .block, special: .tableHead))
    set("tr row", ElementRole(layout: .block, special: .row))
    set("td entry cell", ElementRole(layout: .block, special: .cell, kind: .tableCell))
    set("th", ElementRole(layout: .block, special: .headerCell, kind: .tableCell))
    set("caption figcaption", ElementRole(layout: .block, kind: .caption))
    set("pre programlisting screen literallayout preformat", ElementRole(layout: .leaf, special: .preformatted))
    // Headings and numbers of sections.
    set(
      "title heading head article-title subtitle subheading doctitle ti bridgehead",
      ElementRole(layout: .leaf, kind: .heading, level: 2))
    for level in 1...6 as ClosedRange<UInt8> {
      set("h\(level)", ElementRole(layout: .leaf, kind: .heading, level: level))
    }
    set("num label", ElementRole(layout: .leaf))
    // Inline in every vocabulary.
    set(
      """
      a b i u s q em strong sup sub small span bold italic underline sc monospace roman sans-serif strike emphasis hi \
      xref ext-link uri email link ulink rref mref ref ptr inline-formula named-content styled-content institution \
      term def quote date person organization location entity role concept abbr acronym cite code img image \
      remark ins del foreign persname placename orgname rs name milestone tex-math math mml graphic
      """, ElementRole())
    set("ref-list listbibl bibliography", ElementRole(layout: .block, special: .references))
    set(
      "mixed-citation element-citation nlm-citation citation biblioentry bibliomixed biblstruct",
      ElementRole(layout: .leaf, kind: .reference))
    set("fn footnote authorialnote note endnote", ElementRole(layout: .block, kind: .note))
    // Front matter that is no text of the report.
    set(
      """
      journal-meta article-id article-categories contrib-group aff author-notes pub-date history permissions self-uri \
      kwd-group counts funding-group volume issue fpage lpage elocation-id related-article custom-meta-group \
      article-version pub-history issue-id issue-title conference supplement product teiheader metadata meta \
      articleinfo bookinfo processing-meta notesstmt
      """, ElementRole(layout: .block, treatment: .furniture))
    return roles
  }()
}
