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
    let named = """
      <r><table><tgroup cols="3"><colspec colname="port"/><colspec colname="may"/><colspec colname="june"/><thead><row>
      <entry colname="port">Port</entry><entry namest="may" nameend="june">Ships</entry></row></thead><tbody><row>
      <entry>a</entry><entry colname="june">2</entry></row></tbody></tgroup></table></r>
      """
    #expect(rows(named, as: .xml) == [["*Port", "*Ships", "*Ships"], ["a", "", "2"]])
  }

  @Test(
    "are formed as the HTML standard says",
    arguments: [
      ("<tr><td rowspan=0>a<td>1<tr><td>2</tbody><tbody><tr><td>b<td>3", [["a", "1"], ["a", "2"], ["b", "3"]]),
      ("<tr><td rowspan=9>a<td>1</tbody><tbody><tr><td>b<td>3", [["a", "1"], ["b", "3"]]),
      ("<tfoot><tr><td>all<td>3</tfoot><tr><td>a<td>1", [["a", "1"], ["all", "3"]]),
      ("<tr><td colspan=0>a<td>1<tr><td>b<td>2", [["a", "1"], ["b", "2"]]),
      ("<tr><td rowspan=3>a<tr><td>1<tr><td>2", [["a", "1"], ["a", "2"]]),
      ("<tr><td>a<td>1</tr><td>b<td>2", [["a", "1"], ["b", "2"]]),
    ])
  func forming(_ body: String, _ expected: [[String]]) {
    #expect(rows("<table>\(body)</table>") == expected)
  }

  @Test(
    "are none where they lay out a page",
    arguments: [
      "<table role=presentation><tr><td>a<td>1</table>", "<table><tr><td>only one</table>",
      "<table><tr><td>a</td><td><table><tr><td>b</table></td></tr></table>",
      "<table><tr><td><h2>A heading</h2><p>above a text</td><td>1</td></tr></table>",
      "<table><tr><td><a href=a>one</a><td><a href=b>two</a><tr><td><a href=c>three</a><td><a href=d>four</a></table>",
      "<table><tr><td>menu<td><p>\(String(repeating: "The page goes on. ", count: 100))<tr><td>a<td>b</table>",
      "<table><tr><td>(a)<td>the first point;<tr><td>(b)<td>the second.</table>", "<table><tr><td>—<td>a point</table>",
      "<table><tr><td><p>One paragraph.<p>And another.</td></tr><tr><td>x</td></tr></table>",
    ])
  func layout(_ html: String) {
    let document = Reading.document(html)
    #expect(document.tables.isEmpty)
    #expect(!document.blocks.isEmpty)
  }

  @Test(
    "may have one column, lists in their cells, and headings if they are small",
    arguments: [
      ("<tr><th>Port<tr><td>Arden", [["*Port"], ["Arden"]]), ("<tr><td>Arden<tr><td>Bree", [["Arden"], ["Bree"]]),
      ("<tr><td>a<td><ul><li>one<li>two</ul><tr><td>b<td>3", [["*a", "*one two"], ["b", "3"]]),
      ("<tr><td><h3>A</h3><p>text</td><td>1<tr><td>b<td>3", [["A text", "1"], ["b", "3"]]),
    ])
  func unusual(_ body: String, _ expected: [[String]]) {
    #expect(rows("<table>\(body)</table>") == expected)
  }

  @Test("stand in the cells of other tables, which name them")
  func nested() {
    let document = Reading.document(
      """
      <table><tr><th>a<th>b<tr><td>c<td><table><tr><td>d<td>e<tr><td>f<td><table><tr><th>g<tr><td>h</table></table></table>
      <table><tr><td>A<td>B<tr><td>C<td>1</table>
      """)
    #expect(document.tables.map(\.outer) == [nil, 0, 1, nil])
    #expect(document.tables.map(\.rows.count) == [2, 2, 2, 2])
    #expect(document.tables[0].rows[1].map { document.text.quote($0.range) } == ["c", "d e f g h"])
    #expect(document.tables[1].rows[1].map { document.text.quote($0.range) } == ["f", "g h"])
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

  @Test(
    "find the caption beside them",
    arguments: [
      "<figure><figcaption>Table 1. Ships</figcaption><div>⟦⟧</div></figure>",
      "<figure>⟦⟧<figcaption>Table 1. Ships</figcaption></figure>",
      "<p>Table 1. Ships</p><p>(in thousands)</p>⟦⟧", "<h4>Table 1. Ships</h4>⟦⟧", "<p>Tabel 1. Ships</p>⟦⟧",
    ])
  func caption(_ html: String) throws {
    let document = Reading.document(html.replacing("⟦⟧", with: Self.ships))
    let caption = try #require(document.tables.first?.caption)
    #expect(document.text.string(caption).hasSuffix("1. Ships"))
  }

  @Test(
    "have no caption in what belongs to something else",
    arguments: ["<figure><img src=a><figcaption>A map</figcaption></figure>⟦⟧", "<p>A paragraph.</p>⟦⟧"])
  func noCaption(_ html: String) {
    #expect(Reading.document(html.replacing("⟦⟧", with: Self.ships)).tables.map(\.caption) == [nil])
  }

  private static let ships = "<table><tr><th>Port<th>Ships<tr><td>Arden<td>5</table>"

  @Test(
    "know the unit of the whole table",
    arguments: [
      ("<table><caption>Fees (Rp million)</caption>", "(Rp million)"), ("<table><caption>Fees (2019)</caption>", nil),
      ("<p>(in thousands)</p><table>", "(in thousands)"), ("<p>In Indonesia</p><table>", nil),
      ("<p>Satuan: jiwa</p><table>", "Satuan: jiwa"), ("<table><tr><th>(%)<th>x", "(%)"),
      ("<table><tr><th>(g)<th>x", nil),
      ("<table><caption>Fees [in millions of US dollars], 2019</caption>", "[in millions of US dollars]"),
      ("<table><caption>Deaths (per 100,000 population)</caption>", "(per 100,000 population)"),
    ])
  func unit(_ html: String, _ unit: String?) throws {
    let document = Reading.document(html + "<tr><td>Arden<td>5<tr><td>Bree<td>6</table>")
    let table = try #require(document.tables.first)
    #expect(table.unit.map { document.text.string($0) } == unit)
  }

  @Test("have notes below them, to which their marks lead")
  func notes() throws {
    let document = Reading.document(
      """
      <table><tr><th>Port<th>Ships<tr><td>Arden<td>12<sup>a</sup><tr><td>Bree<td>45*<tr><td colspan=2>Source: harbours</table>
      <p>* provisional</p><p><sup>a</sup> without May</p><p>A text.</p>
      """)
    let table = try #require(document.tables.first)
    let notes = table.notes.map { document.text.quote(document.blocks[$0].range) }
    #expect(notes == ["Source: harbours", "* provisional", "a without May"])
    #expect(table.rows[1].map { document.text.quote($0.range) } == ["Arden", "12"])
    let links = document.noteLinks.map { link in
      link.label + ": " + (link.note.map { document.text.quote(document.blocks[$0].range) } ?? "")
    }
    #expect(links == ["a: a without May", "*: * provisional"])
  }
}
