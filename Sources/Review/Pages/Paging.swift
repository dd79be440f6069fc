import DocumentModel

/// One page of a long list, and the way to its neighbours.
struct Paging {
  /// Rows on a page.
  static let size = 100
  /// Counted from 1.
  let number: Int

  init(_ fields: FormFields) {
    number = max(1, min(fields.number("page") ?? 1, 1_000_000))
  }

  /// Parameters of a query that ends in `LIMIT :limit OFFSET :offset`: one row more than is shown.
  var parameters: [String: NormalizedValue] {
    ["limit": .integer(Self.size + 1), "offset": .integer((number - 1) * Self.size)]
  }

  /// The rows to show, and what a template needs to lead on.
  func cut(_ rows: [NormalizedFields], path: String, _ fields: FormFields) -> (
    rows: NormalizedValue, paging: NormalizedValue
  ) {
    var paging: NormalizedFields = ["page": .integer(number)]
    func link(_ page: Int) -> NormalizedValue {
      .string(path + "?" + fields.encoded(setting: [("page", page == 1 ? "" : String(page))]))
    }
    if number > 1 { paging["previous"] = link(number - 1) }
    if rows.count > Self.size { paging["next"] = link(number + 1) }
    paging["isLong"] = .boolean(number > 1 || rows.count > Self.size)
    return (.array(rows.prefix(Self.size).map(NormalizedValue.object)), .object(paging))
  }
}
