import DocumentModel

/// The names of `meta` elements that say something of a page, and what they say.
///
/// Sources: https://scholar.google.com/intl/en/scholar/inclusion.html (citation_*), https://ogp.me (og, article, book),
/// https://www.dublincore.org/specifications/dublin-core/dcq-html/ (DC, DCTERMS), PRISM, and the names that content
/// systems write without a standard.
enum MetaNames {
  /// What a name says.
  struct Meaning {
    var fields: [MetadataItem.Field]
    var origin: MetadataOrigin
    /// Its place among the names of its origin for the field.
    var rank: Int
  }

  /// The meaning of the value of `name`, `property` or `http-equiv`, in any letter case.
  static func meaning(_ name: String) -> Meaning? {
    var key = name.lowercased()[...]
    if key.hasPrefix("bepress_") { key = key.dropFirst(8) }
    if key.hasPrefix("og:article:") || key.hasPrefix("og:book:") { key = key.dropFirst(3) }
    for prefix in ["dc.", "dc:", "dcterms.", "dcterms:", "dct:", "dc_", "dcterm:"] where key.hasPrefix(prefix) {
      return dublinCore[String(key.dropFirst(prefix.count))]
    }
    return names[String(key)]
  }

  private static let dublinCore = table(
    .dublinCore,
    [
      (.title, ["title"]), (.author, ["creator", "creator.personalname", "creator.author", "author"]),
      (
        .published,
        [
          "date.issued", "issued", "date", "date.created", "created", "date.available", "available",
          "date.x-metadatalastmodified",
        ]
      ),
      (.modified, ["date.modified", "modified", "date.updated", "date.lastmodified"]), (.publisher, ["publisher"]),
      (.language, ["language"]), (.licence, ["license", "rights.license", "rights", "accessrights"]),
      (.doi, ["identifier.doi", "identifier"]), (.url, ["identifier.uri", "identifier.url"]),
      (.container, ["ispartof", "relation.ispartof", "source"]), (.description, ["description", "abstract"]),
    ])

  private static let names: [String: Meaning] = {
    var names = table(
      .citation,
      [
        (.title, ["citation_title"]), (.author, ["citation_author", "citation_authors"]),
        (
          .published,
          [
            "citation_publication_date", "citation_cover_date", "citation_date", "citation_online_date",
            "citation_year",
          ]
        ),
        (
          .publisher,
          [
            "citation_publisher", "citation_technical_report_institution", "citation_dissertation_institution",
          ]
        ),
        (.language, ["citation_language"]), (.doi, ["citation_doi"]),
        (
          .url,
          ["citation_public_url", "citation_abstract_html_url", "citation_fulltext_html_url"]
        ),
        (
          .container,
          ["citation_journal_title", "citation_conference_title", "citation_inbook_title", "citation_series_title"]
        ),
      ])
    let openGraph = table(
      .openGraph,
      [
        (.title, ["og:title"]), (.url, ["og:url"]), (.language, ["og:locale"]), (.description, ["og:description"]),
        (.container, ["og:site_name"]),
        (.author, ["article:author", "book:author", "og:author", "article:author:name"]),
        (.published, ["article:published_time", "book:release_date", "og:published_time", "article:published"]),
        (.modified, ["article:modified_time", "og:updated_time", "og:modified_time", "article:modified"]),
        (.publisher, ["article:publisher"]),
      ])
    let others = table(
      .meta,
      [
        (.title, ["title", "headline", "parsely-title", "sailthru.title", "twitter:title", "eprints.title"]),
        (
          .author,
          [
            "author", "authors", "article_author", "byl", "byline", "parsely-author", "sailthru.author",
            "dcsext.author", "creator", "eprints.creators_name", "web_author",
          ]
        ),
        (
          .published,
          [
            "date", "pubdate", "publishdate", "publish-date", "publish_date", "publicationdate", "publication_date",
            "publication-date", "published", "published_time", "published-date", "datepublished", "date_published",
            "parsely-pub-date", "sailthru.date", "article.published", "article_date_original", "issuedate",
            "dateissued", "release_date", "prism.publicationdate", "eprints.date", "date.issued",
          ]
        ),
        (
          .modified,
          [
            "last-modified", "last_modified", "lastmod", "lastmodified", "modified", "modified_time", "datemodified",
            "date_modified", "article.updated", "article_date_updated", "revised", "updated", "updated_time",
            "prism.modificationdate",
          ]
        ),
        (.publisher, ["publisher", "dcsext.publisher", "eprints.publisher"]),
        (.container, ["prism.publicationname", "application-name", "apple-mobile-web-app-title"]),
        (.language, ["content-language", "language", "lang"]), (.doi, ["doi", "prism.doi"]),
        (.licence, ["license", "licence", "cc-license"]), (.description, ["description", "twitter:description"]),
      ])
    names.merge(openGraph) { a, _ in a }
    names.merge(others) { a, _ in a }
    // Who a site belongs to is rarely said otherwise.
    names["og:site_name"] = Meaning(fields: [.container, .publisher], origin: .openGraph, rank: 9)
    return names
  }()

  private static func table(
    _ origin: MetadataOrigin, _ fields: [(MetadataItem.Field, [String])]
  ) -> [String: Meaning] {
    var table: [String: Meaning] = [:]
    for (field, names) in fields {
      for (rank, name) in names.enumerated() { table[name] = Meaning(fields: [field], origin: origin, rank: rank) }
    }
    return table
  }
}
