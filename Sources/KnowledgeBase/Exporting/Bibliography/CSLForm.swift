import DocumentModel

/// The references as CSL-JSON (schema 1.0.2), as Zotero and pandoc read it.
struct CSLForm: ExportForm {
  private var bytes = Array("[".utf8)
  private var isFirst = true

  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  mutating func document(_ stored: StoredDocument) {
    for mention in stored.extraction.mentions where mention.mention.kind == .reference {
      let entry = BibliographyEntry(mention, document: stored.extraction.document)
      var writer = JSONWriter()
      write(entry, stored.extraction.document, into: &writer)
      bytes += Array((isFirst ? "\n" : ",\n").utf8) + writer.bytes
      isFirst = false
    }
  }

  mutating func end() { bytes += Array("\n]\n".utf8) }

  private func write(_ entry: BibliographyEntry, _ document: Document, into writer: inout JSONWriter) {
    writer.object { object in
      object.member("id", entry.key)
      object.member("type", Self.type(entry.kind))
      if !entry.authors.isEmpty {
        object.key("author")
        object.array { list in for author in entry.authors { Self.name(author, into: &list) } }
      }
      date("issued", entry.year, into: &object)
      object.member("title", entry.title)
      object.member("container-title", entry.container)
      object.member("publisher", entry.publisher)
      object.member("volume", entry.volume)
      object.member("issue", entry.issue)
      object.member("page", entry.pages)
      object.member("DOI", entry.doi)
      object.member("URL", entry.url)
      date("accessed", entry.accessed, into: &object)
      object.member("note", entry.quote)
      object.member("source", document.source.name)
    }
  }

  /// `Last, First` is a person's name; what is written otherwise stays as it is.
  private static func name(_ author: String, into writer: inout JSONWriter) {
    let parts = author.split(separator: ",", omittingEmptySubsequences: false)
    writer.object {
      if parts.count == 2, !parts[0].isEmpty, parts[1].utf8.contains(where: { $0 > 0x20 }) {
        $0.member("family", String(parts[0]))
        $0.member("given", String(parts[1].drop { $0 == " " }))
      } else {
        $0.member("literal", author)
      }
    }
  }

  /// An ISO date as parts; anything else as written.
  private func date(_ name: String, _ text: String?, into writer: inout JSONWriter) {
    guard let text else { return }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    writer.key(name)
    writer.object { date in
      guard parts.count <= 3, parts.allSatisfy({ $0.map { $0 > 0 } ?? false }) else {
        date.member("literal", text)
        return
      }
      date.key("date-parts")
      date.array { $0.array { list in for part in parts { if let part { list.value(part) } } } }
    }
  }

  private static func type(_ kind: BibliographyEntry.Kind) -> String {
    switch kind {
    case .article: "article-journal"
    case .chapter: "chapter"
    case .book: "book"
    case .page: "webpage"
    case .other: "document"
    }
  }
}
