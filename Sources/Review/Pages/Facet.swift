import DocumentModel

/// Values that a list can be narrowed to, with how often each stands, as links.
enum Facet {
  /// Makes a facet of rows with `name` and `count`; the link of the chosen one takes the choice back.
  static func make(
    _ rows: [NormalizedFields], parameter: String, path: String, _ fields: FormFields
  ) -> NormalizedValue {
    let chosen = fields[parameter]
    return .array(
      rows.map { row in
        var row = row
        let name = row["name"]?.displayText ?? ""
        let query = fields.encoded(setting: [(parameter, name == chosen ? "" : name), ("page", "")])
        row["label"] = .string(name.replacing("_", with: " "))
        row["link"] = .string(query.isEmpty ? path : path + "?" + query)
        row["chosen"] = .boolean(name == chosen)
        return .object(row)
      })
  }
}
