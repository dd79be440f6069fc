import DocumentModel

/// The references as BibTeX in UTF-8, as biber reads it.
struct BibTeXForm: ExportForm {
  private var bytes: [UInt8] = []

  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  mutating func document(_ stored: StoredDocument) {
    for mention in stored.extraction.mentions where mention.mention.kind == .reference {
      write(BibliographyEntry(mention, document: stored.extraction.document))
    }
  }

  private mutating func write(_ entry: BibliographyEntry) {
    bytes += Array("@\(Self.type(entry.kind)){\(Self.key(entry.key))".utf8)
    field("author", entry.authors.isEmpty ? nil : entry.authors.map(Self.name).joined(separator: " and "))
    field("year", entry.year.map(Self.escape))
    field("title", entry.title.map { "{" + Self.escape($0) + "}" })
    field(entry.kind == .article ? "journal" : "booktitle", entry.container.map(Self.escape))
    field("publisher", entry.publisher.map(Self.escape))
    field("volume", entry.volume.map(Self.escape))
    field("number", entry.issue.map(Self.escape))
    field("pages", entry.pages.map { Self.escape($0.replacing("–", with: "--")) })
    // Verbatim in biber: only what would end the field is taken out.
    field("doi", entry.doi.map(Self.verbatim))
    field("url", entry.url.map(Self.verbatim))
    field("urldate", entry.accessed.map(Self.escape))
    field("note", Self.escape(entry.quote))
    bytes += Array("\n}\n\n".utf8)
  }

  private mutating func field(_ name: String, _ value: String?) {
    guard let value else { return }
    bytes += Array(",\n  \(name) = {\(value)}".utf8)
  }

  /// `Last, First` is a person; any other name is kept together by braces.
  private static func name(_ author: String) -> String {
    let text = escape(author)
    return author.utf8.count(where: { $0 == 0x2C }) == 1 ? text : "{" + text + "}"
  }

  /// The characters that mean something to TeX, written so that they are themselves.
  static func escape(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&", "%", "$", "#", "_": out += "\\" + String(scalar)
      case "{": out += "\\textbraceleft{}"
      case "}": out += "\\textbraceright{}"
      case "\\": out += "\\textbackslash{}"
      case "~": out += "\\textasciitilde{}"
      case "^": out += "\\textasciicircum{}"
      case _ where scalar.value < 0x20: out += " "
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  private static func verbatim(_ text: String) -> String {
    text.replacing("{", with: "%7B").replacing("}", with: "%7D").replacing("\\", with: "%5C")
  }

  /// Letters, digits, `-` and `:` of a key.
  private static func key(_ key: String) -> String {
    String(
      key.unicodeScalars.filter {
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789-:".unicodeScalars.contains($0))
      })
  }

  private static func type(_ kind: BibliographyEntry.Kind) -> String {
    switch kind {
    case .article: "article"
    case .chapter: "incollection"
    case .book: "book"
    case .page, .other: "misc"
    }
  }
}
