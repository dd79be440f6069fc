import DocumentModel
import Readers
import Testing

@Suite("The main text of a page")
struct MainTextTests {
  /// Prose of one paragraph, different for each number.
  private static func prose(_ number: Int) -> String {
    """
    <p>Paragraph \(number) says that the district office counted the households of the valley, asked each of them how \
    far the nearest well was, and wrote the answers down in a list that anyone may read at the town hall.</p>
    """
  }

  private static let body = (1...4).map { prose($0) }.joined()
  private static let links = (1...6).map { "<li><a href='/\($0)'>Other story number \($0)</a></li>" }.joined()

  /// Joins what is read of a page.
  private static func read(_ html: String, fullText: Bool = false) -> String {
    Reading.blocks(Reading.document(html, options: ReadOptions(fullText: fullText))).joined(separator: "\n")
  }

  /// Pages by form: what must go is marked with GONE, what must stay with KEPT.
  private static let pages: [(name: String, html: String)] = [
    (
      "news",
      """
      <body><header><a href=/>GONE paper</a></header><div class=wrap><h1>KEPT title</h1>
      <div class=article-body>\(body)<h2>KEPT heading</h2>\(prose(5))
      <figure><img src=a.png><figcaption>KEPT caption of a photograph</figcaption></figure>
      <h3>GONE read also</h3><ul>\(links)<li><a href=/g>GONE story</a></li></ul></div>
      <div class=author-box>GONE author writes about wells.</div></div>
      <div class=latest><h3><a href=/1>GONE one</a></h3><h3><a href=/2>GONE two</a></h3></div></body>
      """
    ),
    (
      "blog",
      """
      <body><article><h1>KEPT title</h1><p class=byline>KEPT author</p><div class=meta>GONE date</div>\(body)<blockquote>KEPT quotation</blockquote>
      <ul><li>KEPT point of a list</li><li>KEPT other point</li></ul></article>
      <div id=comments><h2>GONE comments</h2><p>GONE \(prose(7))</p><p>GONE \(prose(8))</p></div></body>
      """
    ),
    (
      "division soup",
      """
      <body><div><div><a href=/a>GONE home</a> <a href=/b>GONE news</a></div></div>
      <div><div><div>\(body)<p>KEPT end</p></div></div></div>
      <div><div><a href=/c>GONE contact</a> <a href=/d>GONE imprint</a></div></div></body>
      """
    ),
    (
      "agency",
      """
      <body><main><h1>KEPT report</h1>\(body)<h2>KEPT figures</h2>
      <table><tr><th>KEPT year</th><th>Wells</th></tr><tr><td>2019</td><td>312</td></tr></table>
      <section class=related><h2>GONE related</h2><ul>\(links)</ul></section></main></body>
      """
    ),
    (
      "references",
      """
      <body><div id=content>\(body)<h2>References</h2>
      <ol><li><a href=/1>KEPT entry one</a></li><li><a href=/2>KEPT entry two</a></li></ol>
      <h2>GONE see elsewhere</h2><ul><li><a href=/3>GONE more</a></li>\(links)</ul></div>
      <ol class=references><li><a href=/4>KEPT entry three</a></li></ol></body>
      """
    ),
    (
      "notes",
      """
      <body><div><div>\(body)</div>
      <div class=footnotes><p>KEPT <a href=/4>note with a long link</a></p></div>
      <form>GONE subscribe <input></form></div></body>
      """
    ),
    (
      "photographs",
      """
      <body><h1>KEPT title</h1><div>\(body)
      <figure><img src=a.png><figcaption>GONE well at dusk. Photo: A. Person</figcaption></figure>
      <div class=image><img src=b.png><p>GONE other well</p><span class=credit>GONE A. Person</span></div>
      <figure><img src=c.png><figcaption>KEPT reading of the gauges at noon</figcaption></figure>
      <figure><img src=d.png><figcaption>Figure 3. KEPT depth of wells. Photo: A. Person</figcaption></figure>
      \(prose(5))<p>© GONE notice</p></div></body>
      """
    ),
    (
      "short article among longer ones",
      """
      <head><title>Wells of the valley - GONE paper</title></head><body>
      <div class=sidebar><h1>GONE about this paper</h1>\(gone(9))\(gone(10))\(gone(11))\(gone(12))\(gone(13))</div>
      <article><h1>KEPT Wells of the valley</h1><p>KEPT \(prose(1))\(prose(2))\(prose(3))\(prose(4))</article>
      <article><h3><a href=/6>GONE next</a></h3>\(gone(6))</article><article><h3><a href=/7>GONE next but one</a></h3>\(gone(7))</article></body>
      """
    ),
    (
      "ticker before the title",
      """
      <head><title>Paper | Wells of the valley</title></head><body><div><h1>Paper</h1><div class=top><ul>
      \((1...8).map { "<li><a href=/\($0)>GONE story and its headline \($0)</a> GONE told in one line and no more than that, so that it is read on</li>" }.joined())
      </ul></div><div><h2>KEPT Wells of the valley</h2>\(body)</div></div></body>
      """
    ),
    (
      "boxes below the text",
      """
      <body><h1>KEPT title</h1><div>\(body)\(prose(5))
      <p>Read also: <a href=/1>GONE a longer headline of another story</a></p>
      <p>GONE stories that go on from here:</p><ul>\(links)<li><a href=/g>GONE story</a></li></ul>
      <div><div><div><a href=/a>GONE story</a></div><p>GONE what it says in a few words</p></div>
      <div><div><a href=/b>GONE other story</a></div><p>GONE what that one says in a few words</p></div></div>
      <div><h4>GONE our letter</h4><p>GONE comes each week</p><form><input name=mail></form></div>
      <div itemscope itemtype="https://schema.org/Person"><p>GONE A. Person writes about wells.</p></div></div></body>
      """
    ),
  ]

  /// Prose that must go.
  private static func gone(_ number: Int) -> String { "<p>GONE " + prose(number).dropFirst(3) }

  @Test("stays, and what stands around it goes", arguments: pages.indices)
  func forms(_ index: Int) {
    let page = Self.pages[index]
    let text = Self.read(page.html)
    #expect(!text.contains("GONE"), "\(page.name)")
    let written = page.html.split(separator: "KEPT").count
    #expect(text.split(separator: "KEPT", omittingEmptySubsequences: false).count == written, "\(page.name)")
    for number in 1...4 { #expect(text.contains("Paragraph \(number) says"), "\(page.name)") }
    #expect(Self.read(page.html, fullText: true).contains("GONE"), "\(page.name)")
  }

  @Test("of tables beside the prose stays")
  func tables() {
    let rows = (1...20).map { "<tr><td>Region \($0)</td><td>\($0 * 17)</td></tr>" }.joined()
    let text = Self.read("<body><div>\(Self.body)</div><div><table>\(rows)</table></div></body>")
    #expect(text.contains("Region 20"))
  }

  @Test(
    "of a very short page is all of it",
    arguments: [
      "<body><div class=comments>All there is</div></body>",
      "<body><ul><li><a href=/>All there is</a></li></ul></body>",
      "<body><form>All there is</form></body>", "<body><select><option>All there is</select></body>",
      "<body><h2>All there is</h2><ul><li><a href=/>One</a></ul></body>",
    ])
  func shortPages(_ html: String) {
    #expect(Self.read(html).hasPrefix("All there is"))
  }

  @Test("may stand in what is called furniture, if there is nothing else")
  func misnamed() {
    let text = Self.read("<body><div class=sidebar>\(Self.body)</div><p>Beside it</p></body>")
    #expect(text.contains("Paragraph 1 says"))
  }

  @Test("is found in elements nested without end", .timeLimit(.minutes(1)))
  func deep() {
    let text = Self.read(String(repeating: "<div>", count: 50_000) + Self.body)
    #expect(text.contains("Paragraph 4 says"))
  }
}
