import DocumentModel
import Testing

@testable import Readers

@Suite("Blocks")
struct BlockTests {
  @Test("have the kind and path of their element")
  func kindsAndPaths() {
    let document = Reading.document(
      """
      <html><body><h2>Title</h2><p>One<p>Two <b>bold</b><ul><li>Three<li><p>Four</ul>text
      <table><caption>Five</caption><tr><td>Six<th>Seven</table><pre>a
      b</pre><h1>References</h1><ol><li>Smith (2004)</ol></body></html>
      """)
    let found = document.blocks.map { "\($0.kind.rawValue) \($0.path) \(document.text.string($0.range))" }
    #expect(
      found == [
        "heading /html/body/h2[1] Title", "paragraph /html/body/p[1] One", "paragraph /html/body/p[2] Two bold",
        "listItem /html/body/ul[1]/li[1] Three", "listItem /html/body/ul[1]/li[2]/p[1] Four",
        "paragraph /html/body text", "caption /html/body/table[1]/caption[1] Five",
        "tableCell /html/body/table[1]/tr[1]/td[1] Six", "tableCell /html/body/table[1]/tr[1]/th[1] Seven",
        "preformatted /html/body/pre[1] a\nb", "heading /html/body/h1[1] References",
        "reference /html/body/ol[1]/li[1] Smith (2004)",
      ])
    #expect(document.blocks.map(\.level) == [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0])
  }

  @Test("keep the words of elements that another vocabulary brings into XHTML")
  func foreignElements() {
    let document = Reading.document(
      """
      <html xmlns="http://www.w3.org/1999/xhtml" xmlns:x="urn:x"><head><title>Page</title></head>
      <body><p>One <x:title>of two</x:title> words.</p></body></html>
      """, as: .xml)
    #expect(document.blocks.map { document.text.string($0.range) } == ["One of two words."])
  }

  @Test(
    "leave marks of notes out of the text and keep exponents",
    arguments: [
      ("helped 120<sup>2</sup> women", "helped 120 women"), ("in 2019<sup>4</sup>.", "in 2019."),
      ("of women<sup>12</sup>", "of women"), ("done.<sup>3, 4</sup> Then", "done. Then"),
      ("45<sup>*</sup> men", "45 men"), ("12 km<sup>2</sup>", "12 km2"), ("10<sup>6</sup> cells", "106 cells"),
      ("the 19<sup>th</sup> century", "the 19th century"), ("x<sup>2</sup>", "x2"),
    ])
  func superscripts(_ html: String, _ text: String) {
    #expect(Reading.blocks(Reading.document("<p>\(html)</p>")) == [text])
  }

  @Test(
    "leave page furniture out unless the full text is asked for",
    arguments: [
      "<nav>Menu</nav>", "<footer>Menu</footer>", "<div class='site-navigation'>Menu</div>",
      "<div role='banner'>Menu</div>", "<div id='cookieConsent'>Menu</div>", "<header>Menu</header>",
      "<p hidden>Menu</p>", "<p style='display: none'>Menu</p>", "<select><option>Menu</select>",
    ])
  func furniture(_ html: String) {
    let page = "<body>\(html)<p>The main text of this page is a paragraph.</p></body>"
    #expect(Reading.blocks(Reading.document(page)) == ["The main text of this page is a paragraph."])
    let full = Reading.document(page, options: ReadOptions(fullText: true))
    #expect(Reading.blocks(full).contains("Menu"))
  }

  @Test(
    "keep main text whatever it is called",
    arguments: [
      "<div class='has-sidebar'>Main text</div>", "<div class='sidebar'>Main text</div>",
      "<body class='menu'>Main text</body>", "<article class='comments'>Main text</article>",
      "<footer>Main text</footer>", "<section><header>Main text</header><p>More</p></section>",
    ])
  func mainText(_ html: String) {
    #expect(Reading.blocks(Reading.document(html)).first == "Main text")
  }

  @Test("come from the only main element if it holds the text")
  func onlyMain() {
    let text = String(repeating: "The main text goes on. ", count: 20)
    let document = Reading.document("<body><div>Around</div><main><p>\(text)</p></main><div>Around</div></body>")
    #expect(document.blocks.map(\.path) == ["/html/body/main/p[1]"])
  }

  @Test("of XML follow known vocabularies, and the text where none is known")
  func xml() {
    let document = Reading.document(
      """
      <report><meta><author>Me</author></meta><title>Title</title><sec><num>1.</num><para>See <ref>Law 21</ref>.</para>
      <unknown><part>One</part><part>Two <inner>words</inner> more</part></unknown></sec>
      <ref-list><ref><mixed-citation>Smith (2004)</mixed-citation></ref></ref-list></report>
      """, as: .xml)
    #expect(
      document.blocks.map { "\($0.kind.rawValue) \(document.text.string($0.range))" } == [
        "heading Title", "paragraph 1.", "paragraph See Law 21.", "paragraph One", "paragraph Two words more",
        "reference Smith (2004)",
      ])
    #expect(document.title == "Title")
  }

  @Test("of plain text are paragraphs between blank lines, and the text stays as it is")
  func plainText() {
    let text = "\u{FEFF}one\r\ntwo\r\n \r\nthree &amp; <b>\n"
    let document = Reading.document(text, as: .text)
    #expect(document.text.utf8 == Array(text.utf8))
    #expect(Reading.blocks(document) == ["one two", "three &amp; <b>"])
  }

  @Test("title and language come from the metadata")
  func metadata() {
    let document = Reading.document("<html lang=id><head><title>A &amp;\n B</title></head><body><p>x</body></html>")
    #expect(document.title == "A & B")
    #expect(document.language == "id")
    #expect(Reading.document("<p>The law of the land was in the book and it is by the sea.</p>").language == "en")
    #expect(Reading.document("<p>Undang-undang yang berlaku di Indonesia dan telah disahkan</p>").language == "id")
  }
}
