import DocumentModel
import KnowledgeBase

/// A query that somebody typed: what it gives, and what there is to ask about.
enum QueryPage {
  @Sendable static func make(_ visit: Visit) throws -> Page {
    let typed = visit.fields["q"] ?? ""
    var data: NormalizedFields = ["query": .string(typed)]
    var status = 200
    if !typed.trimmed.isEmpty {
      do {
        let answer = try visit.store.typed.run(typed, limits: .typed)
        data["columns"] = .array(answer.columns.map(NormalizedValue.string))
        data["rows"] = .array(
          answer.rows.map { row in .array(row.map { $0 ?? .string("") }) })
        data["count"] = .integer(answer.rows.count)
        data["isCut"] = .boolean(answer.isCut)
      } catch QueryFailure.refused(let why) {
        (status, data["problem"]) = (400, .string(why))
      } catch QueryFailure.limit(let what) {
        (status, data["problem"]) = (503, .string("Stopped at the \(what)."))
      }
    }
    data["views"] = .array(
      try visit.store.rows(#"SELECT "view" AS name, meaning FROM about WHERE "column" = '' ORDER BY 1"#).map { row in
        var row = row
        let name = row["name"]?.displayText ?? ""
        row["columns"] = .string(
          try visit.store.rows(
            #"SELECT "column" AS name FROM about WHERE "view" = :view AND "column" <> ''"#, ["view": .string(name)]
          )
          .compactMap { $0["name"]?.text }.joined(separator: ", "))
        row["link"] = .string("/sql?q=" + FormFields.encode("SELECT * FROM \(name) LIMIT 20"))
        return .object(row)
      })
    var page = Page(title: "SQL", template: "sql", area: "SQL", data: data)
    page.status = status
    return page
  }
}

extension String {
  /// Without white space at its ends.
  var trimmed: Substring {
    let start = drop { $0.isWhitespace }
    return start[..<(start.lastIndex { !$0.isWhitespace }.map { start.index(after: $0) } ?? start.startIndex)]
  }
}
