import Digests
import DocumentModel

/// An entry of a reference list, as what was recognised of it.
struct BibliographyEntry: Hashable {
  /// Kinds of works that the fields tell apart.
  enum Kind {
    /// In something that has volumes, issues or pages.
    case article
    /// In something else.
    case chapter
    case book
    case page
    case other
  }

  /// The identifier of its mention.
  var mention: String
  /// A key that stands once in an export: the document's identifier, shortened, and the entry's.
  var key: String
  /// The entry as written.
  var quote: String
  var authors: [String]
  var title: String?
  var container: String?
  var publisher: String?
  var year: String?
  var volume: String?
  var issue: String?
  var pages: String?
  var url: String?
  var doi: String?
  var accessed: String?

  /// Takes a mention of the kind `reference`.
  init(_ anchored: AnchoredMention, document: Document) {
    let fields = anchored.mention.normalized
    func text(_ name: String) -> String? {
      switch fields[name] {
      case .string(let text)?: text.isEmpty ? nil : text
      case .integer(let number)?: String(number)
      default: nil
      }
    }
    let id = Identifiers.document(document.source.sha256)
    mention = Identifiers.mention(document: id, kind: .reference, hull: anchored.provenance.hull)
    // 48 bits of the document: two of a million documents share them with a chance of 0.2 %, and never within one.
    key = id.prefix(12) + "-" + (text("ref_id") ?? "b\(anchored.provenance.hull.start)")
    quote = anchored.provenance.quote
    authors = []
    if case .array(let names)? = fields["authors"] { authors = names.compactMap(\.text).map { PersonName.turned($0) } }
    title = text("title")
    // A book that its markup calls the source of the entry is its title, not something around it.
    container = text("container") == text("title") ? nil : text("container")
    publisher = text("publisher")
    year = text("year")
    volume = text("volume")
    issue = text("issue")
    pages = text("pages")
    url = text("url")
    doi = text("doi")
    accessed = text("accessed")
  }

  var kind: Kind {
    if container != nil { return volume != nil || issue != nil || doi != nil ? .article : .chapter }
    if publisher != nil { return .book }
    return url != nil ? .page : .other
  }
}
