import DocumentModel
import Testing

@testable import Readers

@Suite("Header paths of tables")
struct TableHeaderTests {
  /// The path of each cell with a figure, as `5: Count › men`.
  private func paths(_ html: String, as mediaType: MediaType = .html) -> [String] {
    let document = Reading.document(html, as: mediaType)
    guard let table = document.tables.first else { return [] }
    let headers = TableHeaders(table)
    var paths: [String] = []
    for (row, cells) in table.rows.enumerated() {
      let found = headers.cells(ofRow: row)
      for (column, cell) in cells.enumerated() where column == 0 || cells[column - 1] != cell {
        let text = document.text.quote(cell.range)
        guard text.utf8.count == 1, text.utf8.allSatisfy(ASCII.isDigit) else { continue }
        paths.append("\(text): " + found[column].map { document.text.quote($0.range) }.joined(separator: " › "))
      }
    }
    return paths
  }

  @Test(
    "follow heads of several levels, headings of parts and labels of rows",
    arguments: [
      (
        "<thead><tr><th rowspan=2>Region<th colspan=2>Cases<tr><th>2018<th>2019</thead><tr><td>Java<td>1<td>2",
        ["1: Cases › 2018 › Java", "2: Cases › 2019 › Java"]
      ),
      (
        "<tr><th>Region<th>Cases<tr><td colspan=2>Islands<tr><td>Java<td>1<tr><td colspan=2>Coast<tr><td>Bree<td>2",
        ["1: Cases › Islands › Java", "2: Cases › Coast › Bree"]
      ),
      (
        """
        <tr><th>Region<th>Cases<tr><th colspan=2>A<tr><th colspan=2>Men<tr><td>Java<td>1<tr><th colspan=2>Women\
        <tr><td>Java<td>2<tr><th colspan=2>B<tr><th colspan=2>Men<tr><td>Java<td>3
        """,
        ["1: Cases › A › Men › Java", "2: Cases › A › Women › Java", "3: Cases › B › Men › Java"]
      ),
      ("<tr><td><th>2018<th>2019<tr><th>Java<td>1<td>2", ["1: 2018 › Java", "2: 2019 › Java"]),
      ("<tr><td>Region<th>2018<th>2019<tr><td>Java<td>1<td>2", ["1: 2018 › Java", "2: 2019 › Java"]),
      (
        "<tr><th>Ports<td>1<th>Ships<td>2<tr><th>Boats<td>3<th>Crews<td>4",
        ["1: Ports", "2: Ships", "3: Boats", "4: Crews"]
      ),
      (
        "<tr><th>Region<th>Sex<th>Cases<tr><th rowspan=2>Java<th>men<td>1<tr><th>women<td>2",
        ["1: Cases › Java › men", "2: Cases › Java › women"]
      ),
      (
        "<thead><tr><th>A<th>B</thead><tbody><tr><td>x<td>1</tbody><thead><tr><th>C<th>D</thead><tr><td>y<td>2",
        ["1: B › x", "2: D › y"]
      ),
    ])
  func structure(_ body: String, _ expected: [String]) {
    #expect(paths("<table>\(body)</table>") == expected)
  }

  @Test(
    "are found in tables that mark no headers",
    arguments: [
      ("<tr><td>Region<td>2018<tr><td>Java<td>1", ["1: 2018 › Java"]),
      (
        "<tr><td rowspan=2>Region<td colspan=2>Cases<tr><td>men<td>women<tr><td>Java<td>1<td>2",
        ["1: Cases › men › Java", "2: Cases › women › Java"]
      ),
      (
        "<tr><td>No<td>Port<td>Ships<tr><td>1<td>Arden<td>5<tr><td>2<td>Bree<td>6",
        ["1: No", "5: Ships › Arden", "2: No", "6: Ships › Bree"]
      ),
      (
        "<tr><td>Region<td>Sex<td>Cases<tr><td rowspan=2>Java<td>men<td>1<tr><td>women<td>2",
        ["1: Cases › Java › men", "2: Cases › Java › women"]
      ),
      (
        "<tr><td>Islands<tr><td>Java<td>1<td>2<tr><td>Bali<td>3<td>4",
        ["1: Islands › Java", "2: Islands › Java", "3: Islands › Bali", "4: Islands › Bali"]
      ),
      // Cells beside one that reaches down are no headings.
      ("<tr><td>Java<td rowspan=2>1<td>2<tr><td>Bali<td>3", ["1: Java", "2: Java", "1: Bali", "3: Bali"]),
    ])
  func implied(_ body: String, _ expected: [String]) {
    #expect(paths("<table>\(body)</table>") == expected)
  }

  @Test("are those a cell names")
  func named() {
    let html = """
      <table><tr><th id=a>A<th id=b>B<th id=c scope=col>C<tr><td headers="c r">1<td headers="unknown">2<th id=r scope=row>R</table>
      """
    #expect(paths(html) == ["1: C › R", "2: B"])
  }

  @Test("of headers themselves: labels have the header of their column, headers of columns none")
  func headersOfHeaders() throws {
    let document = Reading.document("<table><tr><th>Port<th>Ships<tr><td>Arden<td>5</table>")
    let table = try #require(document.tables.first)
    #expect(table.headers(row: 1, column: 0).map { document.text.quote($0.range) } == ["Port"])
    #expect(table.headers(row: 0, column: 1).isEmpty)
    #expect(table.headers(row: 7, column: 0).isEmpty)
  }

  @Test("cost no more than the table is large")
  func linear() throws {
    let rows = (0..<20_000).map { "<tr><th>r\($0)<td>1<th>s<td>2" }.joined()
    let document = Reading.document("<table><tr><td><th>a<th>b<th>c\(rows)</table>")
    let table = try #require(document.tables.first)
    let headers = TableHeaders(table)
    let count = table.rows.indices.reduce(0) { $0 + headers.cells(ofRow: $1).reduce(0) { $0 + $1.count } }
    #expect(count == 20_000 * 5)
  }
}
