import DocumentModel
import GRDB

/// The current documents by what their works are known by.
struct DocumentIndex {
  private var dois: [String: [Int64]] = [:]
  private var urls: [String: [Int64]] = [:]
  private var titles: [String: Set<Int64>] = [:]
  private var doiOf: [Int64: String] = [:]

  init(_ db: Database) throws {
    let documents = try Row.fetchCursor(
      db,
      sql: """
        SELECT documents.id, title, doi FROM _documents AS documents LEFT JOIN _dois ON document = documents.id
        WHERE current = 1
        """)
    while let row = try documents.next() {
      var columns = ColumnReader(row)
      let document = Int64(try columns.int())
      for key in try columns.optionalText().map(WorkKey.titles(ofPage:)) ?? [] {
        titles[key, default: []].insert(document)
      }
      if let doi = try columns.optionalText().flatMap(WorkKey.doi) { add(doi: doi, document) }
    }
    let sources = try Row.fetchCursor(
      db, sql: "SELECT document, name, url FROM _sources WHERE until IS NULL ORDER BY name")
    while let row = try sources.next() {
      var columns = ColumnReader(row)
      let document = Int64(try columns.int())
      for address in [try columns.text(), try columns.optionalText()].compactMap(\.self) {
        guard let url = WorkKey.url(address) else { continue }
        if urls[url]?.contains(document) != true { urls[url, default: []].append(document) }
        if url.hasPrefix("doi.org/") || url.hasPrefix("dx.doi.org/"), let doi = WorkKey.doi(url) {
          add(doi: doi, document)
        }
      }
    }
  }

  private mutating func add(doi: String, _ document: Int64) {
    doiOf[document] = doiOf[document] ?? doi
    if dois[doi]?.contains(document) != true { dois[doi, default: []].append(document) }
  }

  /// The documents that a reference with these fields names, and by what: its DOI, else its address, else a title that only
  /// one document has. Nil where there are none.
  func documents(_ fields: NormalizedFields) -> (basis: String, documents: [Int64])? {
    let address = fields["url"]?.text
    let doi =
      fields["doi"]?.text.flatMap(WorkKey.doi) ?? address.flatMap { $0.contains("doi.org/") ? WorkKey.doi($0) : nil }
    if let doi, let found = dois[doi] { return ("doi", found) }
    if let found = address.flatMap(WorkKey.url).flatMap({ urls[$0] }) { return ("url", found) }
    if let title = fields["title"]?.text.flatMap(WorkKey.title), let found = titles[title], found.count == 1,
      let document = found.first
    {
      // Another DOI is another work.
      if let doi, let own = doiOf[document], own != doi { return nil }
      return ("title", [document])
    }
    return nil
  }
}
