import DocumentModel

/// Who says something of a page, and whom to believe.
enum MetadataOrigin: String, Sendable {
  /// `citation_*`, as publishers write it for indexes of scholarly literature.
  case citation
  /// A script of JSON-LD.
  case jsonLD = "json-ld"
  /// `og:*` and `article:*`.
  case openGraph = "open-graph"
  /// `DC.*` and `DCTERMS.*`.
  case dublinCore = "dublin-core"
  /// `itemprop` of microdata, `property` of RDFa.
  case microdata
  /// Other `meta` elements.
  case meta
  /// `html lang`, `title`, `time`, `rel`.
  case html
  /// Words of the page.
  case text

  /// Whose word on a field comes first. Where a page is described for indexes of literature, that is most careful; what
  /// is written for search engines comes next; for a language the page's own elements; words of the page come last,
  /// because they must be understood.
  static func preference(_ field: MetadataItem.Field) -> [MetadataOrigin] {
    switch field {
    case .title: [.citation, .jsonLD, .openGraph, .dublinCore, .microdata, .html, .meta, .text]
    case .language: [.html, .jsonLD, .dublinCore, .citation, .meta, .openGraph, .microdata, .text]
    case .url, .licence: [.html, .jsonLD, .dublinCore, .openGraph, .citation, .microdata, .meta, .text]
    case .author: [.citation, .jsonLD, .dublinCore, .microdata, .meta, .html, .openGraph, .text]
    default: [.citation, .jsonLD, .openGraph, .dublinCore, .microdata, .meta, .html, .text]
    }
  }
}
