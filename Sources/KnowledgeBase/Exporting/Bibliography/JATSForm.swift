import DocumentModel

/// The references as JATS writes them: for each document a `<ref-list>` of `<element-citation>`, in one article.
struct JATSForm: ExportForm {
  private var writer = MarkupWriter()

  mutating func take() -> [UInt8] { writer.take() }

  mutating func begin(_ summary: KnowledgeSummary) {
    writer.markup(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.3 20210610//EN" \
      "JATS-archivearticle1-3.dtd">
      <article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="other" dtd-version="1.3">
      <front/>
      <back>

      """)
  }

  mutating func end() { writer.markup("</back>\n</article>\n") }

  mutating func document(_ stored: StoredDocument) {
    let document = stored.extraction.document
    let references = stored.extraction.mentions.filter { $0.mention.kind == .reference }
    guard !references.isEmpty else { return }
    writer.markup("<ref-list>\n")
    element("title", document.title ?? document.source.name)
    for reference in references { write(BibliographyEntry(reference, document: document)) }
    writer.markup("</ref-list>\n")
  }

  private mutating func write(_ entry: BibliographyEntry) {
    writer.markup("<ref")
    // An identifier of XML begins with a letter.
    writer.attribute("id", "r" + entry.key)
    writer.markup("><element-citation")
    writer.attribute("publication-type", Self.type(entry.kind))
    writer.markup(">\n")
    if !entry.authors.isEmpty {
      writer.markup("<person-group person-group-type=\"author\">\n")
      for author in entry.authors { name(author) }
      writer.markup("</person-group>\n")
    }
    element("year", entry.year)
    switch entry.kind {
    case .article: element("article-title", entry.title)
    case .chapter: element("chapter-title", entry.title)
    // A work of its own is its source.
    case .book, .page, .other: element("source", entry.title)
    }
    element("source", entry.container)
    element("volume", entry.volume)
    element("issue", entry.issue)
    pages(entry.pages)
    element("publisher-name", entry.publisher)
    if let doi = entry.doi {
      writer.markup("<pub-id pub-id-type=\"doi\">")
      writer.text(doi)
      writer.markup("</pub-id>\n")
    }
    if let url = entry.url {
      writer.markup("<ext-link ext-link-type=\"uri\"")
      writer.attribute("xlink:href", url)
      writer.markup(">")
      writer.text(url)
      writer.markup("</ext-link>\n")
    }
    element("date-in-citation", entry.accessed)
    writer.markup("</element-citation></ref>\n")
  }

  /// `Last, First` is a person; any other name is that of a group, or kept whole.
  private mutating func name(_ author: String) {
    let parts = author.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].utf8.contains(where: { $0 > 0x20 }) else {
      element("collab", author)
      return
    }
    writer.markup("<name>\n")
    element("surname", String(parts[0]))
    element("given-names", String(parts[1].drop { $0 == " " }))
    writer.markup("</name>\n")
  }

  private mutating func pages(_ pages: String?) {
    guard let pages else { return }
    let ends = pages.split(whereSeparator: { $0 == "–" || $0 == "-" })
    guard ends.count == 2 else { return element("fpage", pages) }
    element("fpage", String(ends[0]))
    element("lpage", String(ends[1]))
  }

  private mutating func element(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    writer.markup("<")
    writer.markup(name)
    writer.markup(">")
    writer.text(text)
    writer.markup("</")
    writer.markup(name)
    writer.markup(">\n")
  }

  private static func type(_ kind: BibliographyEntry.Kind) -> String {
    switch kind {
    case .article: "journal"
    case .chapter, .book: "book"
    case .page: "webpage"
    case .other: "other"
    }
  }
}
