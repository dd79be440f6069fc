import DocumentModel
import Testing

@testable import Readers

@Suite("Tables")
struct TableTests {
  private func rows(_ html: String, as mediaType: MediaType = .html) -> [[String]]? {
    let document = Reading.document(html, as: mediaType)
    return document.tables.first?.rows.map { $0.map { ($0.isHeader ? "*" : "") + document.text.quote($0.range) } }
  }

  @Test("are grids in which a cell stands at each of its places")
  func spans() {
    let html = "<table><tr><th rowspan=2>Year<th colspan=2>Count<tr><th>men<th>women<tr><td>2007<td>5<td>6</table>"
    #expect(
      rows(html) == [["*Year", "*Count", "*Count"], ["*Year", "*men", "*women"], ["2007", "5", "6"]])
  }

  @Test("take a first row without numbers as the head")
  func impliedHead() {
    #expect(
      rows("<table><tr><td>Year<td>Count<tr><td>2007<td>34,5</table>") == [["*Year", "*Count"], ["2007", "34,5"]])
    #expect(rows("<table><tr><td>a<td>1<tr><td>b<td>2</table>") == [["a", "1"], ["b", "2"]])
  }

  @Test("of CALS span by the names of their columns")
  func cals() {
    let xml = """
      <r><table><tgroup cols="2"><thead><row><entry namest="c1" nameend="c2">Head</entry></row></thead>
      <tbody><row><entry morerows="1">a</entry><entry>1</entry></row><row><entry>2</entry></row></tbody></tgroup></table></r>
      """
    #expect(rows(xml, as: .xml) == [["*Head", "*Head"], ["a", "1"], ["a", "2"]])
  }

  @Test(
    "are none where they lay out a page",
    arguments: [
      "<table role=presentation><tr><td>a<td>1</table>", "<table><tr><td>only one</table>",
      "<table><tr><td>a</td><td><table><tr><td>b</table></td></tr></table>",
    ])
  func layout(_ html: String) {
    let document = Reading.document(html)
    #expect(document.tables.isEmpty)
    #expect(!document.blocks.isEmpty)
  }

  @Test("tell where a cell's text stands in the source, and their caption")
  func places() throws {
    let html = "<table><caption>Table 1</caption><tr><th>A<th>B<tr><td><b>5</b><td></table>"
    let document = Reading.document(html)
    let table = try #require(document.tables.first)
    #expect(table.caption.map { document.text.string($0) } == "Table 1")
    let cell = table.rows[1][0]
    #expect(Array(html.utf8)[cell.source.start..<cell.source.end].elementsEqual("5".utf8))
    #expect(table.rows[1][1].range.count == 0)
    #expect(table.headers(row: 1, column: 0).map { document.text.string($0.range) } == ["A"])
  }
}
