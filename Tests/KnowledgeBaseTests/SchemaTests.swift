import Testing

@Suite("A knowledge base describes itself")
struct SchemaTests {
  @Test("every view and every column of a view has its meaning in the file, and nothing else has")
  func about() throws {
    let space = try Workspace()
    try space.store([[try Example.report.extraction()]])
    let views = try space.rows(
      "SELECT name FROM sqlite_schema WHERE type = 'view' AND name NOT LIKE '\\_%' ESCAPE '\\'")
    #expect(views.count > 12)
    let columns = """
      SELECT views.name, columns.name FROM sqlite_schema AS views JOIN pragma_table_info(views.name) AS columns
      WHERE views.type = 'view' AND views.name NOT LIKE '\\_%' ESCAPE '\\'
      UNION SELECT name, '' FROM sqlite_schema WHERE type = 'view' AND name NOT LIKE '\\_%' ESCAPE '\\'
      """
    let described = #"SELECT "view", "column" FROM about WHERE meaning <> ''"#
    #expect(try space.rows("\(columns) EXCEPT \(described)") == [])
    #expect(try space.rows(#"SELECT "view", "column" FROM about EXCEPT SELECT * FROM (\#(columns))"#) == [])
  }

  @Test("and its views answer plain questions")
  func views() throws {
    let space = try Workspace()
    try space.store([[try Example.report.extraction()]])
    #expect(
      try space.rows("SELECT subject, value, number FROM facts WHERE unit = 'applications' AND number > 150")
        == [["\"applications\"", "176", "176.0"]])
    #expect(try space.rows("SELECT name FROM entities WHERE kind = 'agency'") == [["\"Harbour Agency\""]])
    #expect(try space.rows("SELECT count(*) FROM evidence WHERE role = 'value'") == [["2"]])
    for view in try space.rows("SELECT name FROM sqlite_schema WHERE type = 'view'").flatMap({ $0 }) {
      _ = try space.rows("SELECT * FROM \(view)")
    }
  }
}
