import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import Readers

/// A page, and the most trusted value of one of its fields with its origin and the bytes it stands in.
struct Described: Sendable, CustomTestStringConvertible {
  var name: String
  var html: String
  var field: MetadataItem.Field
  var values: [String]
  var origin: String
  var source: String
  var mediaType = MediaType.html

  init(
    _ name: String, _ html: String, _ field: MetadataItem.Field, _ values: String..., origin: String,
    source: String? = nil, mediaType: MediaType = .html
  ) {
    self.name = name
    self.html = html
    self.field = field
    self.values = values
    self.origin = origin
    self.source = source ?? values.first ?? ""
    self.mediaType = mediaType
  }

  var testDescription: String { name }
}

@Suite("What a page says about itself")
struct MetadataTests {
  private static func script(_ json: String) -> String {
    "<html><head><script type='application/ld+json'>\(json)</script></head><body><p>Text.</p></body></html>"
  }

  static let cases: [Described] = [
    // Scripts of JSON-LD.
    Described(
      "headline with escapes", script(#"{"@type":"NewsArticle","headline":"Banjir di \"Jawa\" \u2013 2020"}"#), .title,
      "Banjir di \"Jawa\" – 2020", origin: "json-ld", source: #"Banjir di \"Jawa\" \u2013 2020"#),
    Described(
      "authors as objects, names and a list",
      script(#"[{"@type":["Report"],"author":[{"@type":"Person","name":"Ani Wijaya"},"Budi Santoso"]}]"#), .author,
      "Ani Wijaya", "Budi Santoso", origin: "json-ld"),
    Described(
      "an author elsewhere in the graph",
      script(
        #"{"@graph":[{"@type":"Article","author":{"@id":"a"}},{"@type":"Person","@id":"a","name":"Ani Wijaya"}]}"#),
      .author, "Ani Wijaya", origin: "json-ld"),
    Described(
      "the article before the page around it",
      script(#"{"@graph":[{"@type":"WebPage","name":"Home"},{"@type":"Article","name":"Floods"}]}"#), .title, "Floods",
      "Home", origin: "json-ld"),
    Described(
      "a malformed script beside a good one",
      "<script type='application/ld+json'>{\"@type\":</script>" + script(#"{"@type":"Article","headline":"Good",}"#),
      .title, "Good", origin: "json-ld"),
    Described(
      "comments and line ends in a script",
      script("// by hand\n{/* x */\"@type\":\"Article\",\"headline\":\"Two\nlines\"}"), .title, "Two lines",
      origin: "json-ld", source: "Two\nlines"),
    Described(
      "markup in a string", script(#"{"@type":"Report","author":"<a href=\"/ani\">Ani <b>Wijaya</b></a>"}"#), .author,
      "Ani Wijaya", origin: "json-ld", source: "Ani <b>Wijaya"),
    Described(
      "publisher and licence",
      script(#"{"@type":"Dataset","publisher":{"name":"BPS"},"license":{"@id":"https://example.org/l"}}"#), .publisher,
      "BPS", origin: "json-ld"),
    Described(
      "a time is read to its day", script(#"{"@type":"Article","datePublished":"2020-05-03T23:10:00-05:00"}"#),
      .published, "2020-05-03", origin: "json-ld", source: "2020-05-03T23:10:00-05:00"),
    // Elements of the head.
    Described(
      "references in attributes", "<meta property=og:title content='Law &amp; Order &#8211; a r&eacute;sum&eacute;'>",
      .title, "Law & Order – a résumé", origin: "open-graph", source: "Law &amp; Order &#8211; a r&eacute;sum&eacute;"),
    Described(
      "tags in attributes", "<meta name=description content='<p>Law <em>No. 21</em>.<br>End</p>'>", .description,
      "Law No. 21. End", origin: "meta", source: "Law <em>No. 21</em>.<br>End"),
    Described(
      "no reference before a sign of equality", "<link rel=canonical href='/a?x=1&copy=2'>", .url, "/a?x=1&copy=2",
      origin: "html"),
    Described(
      "authors of literature", "<meta name=citation_author content='Doe, Jane'><meta name=author content=web>", .author,
      "Doe, Jane", origin: "citation"),
    Described(
      "Dublin Core", "<meta name='DC.Date.Issued' content='2019-07'><meta name=DC.date content=2018>", .published,
      "2019-07", "2018", origin: "dublin-core"),
    Described(
      "a date whose order is not known", "<meta name=date content='03/04/2020'>", .published, "03/04/2020",
      origin: "meta"),
    Described(
      "a date whose order is known", "<meta name=date content='25/04/2020'>", .published, "2020-04-25", origin: "meta",
      source: "25/04/2020"),
    Described(
      "a DOI with its resolver", "<meta name=citation_doi content='https://doi.org/10.1234/ab.5'>", .doi,
      "10.1234/ab.5", origin: "citation"),
    Described("language of the page", "<html lang=en_gb><p>x", .language, "en-GB", origin: "html", source: "en_gb"),
    Described(
      "a licence as link", "<p>x <a rel='nofollow license' href='https://creativecommons.org/licenses/by/4.0/'>CC</a>",
      .licence, "https://creativecommons.org/licenses/by/4.0/", origin: "html"),
    Described(
      "a link to Creative Commons", "<p>x <a href=//creativecommons.org/licenses/by/4.0/>CC</a>", .licence,
      "//creativecommons.org/licenses/by/4.0/", origin: "html"),
    Described(
      "the site's name behind a title",
      "<title>Floods in Java | The Daily</title><meta property=og:site_name content='The Daily'>", .title,
      "Floods in Java", origin: "html"),
    Described(
      "a bar that no site's name follows", "<title>Floods | Causes and answers</title>", .title,
      "Floods | Causes and answers", origin: "html"),
    Described(
      "a title that the heading repeats", "<title>Floods &ndash; Java - Daily</title><h1>Floods – Java</h1>", .title,
      "Floods – Java", origin: "html", source: "Floods &ndash; Java"),
    // Microdata and RDFa.
    Described(
      "an author in an item",
      "<article itemscope itemtype='http://schema.org/Article'><p itemprop=author itemscope "
        + "itemtype='http://schema.org/Person'>by <b itemprop=name>Ani Wijaya</b></p><p>x</article>", .author,
      "Ani Wijaya", origin: "microdata"),
    Described(
      "no author of a comment",
      "<article itemscope itemtype='http://schema.org/Article'><b itemprop=author>Ani Wijaya</b><div itemscope "
        + "itemtype='http://schema.org/Comment'><b itemprop=author>Troll</b></div></article>", .author, "Ani Wijaya",
      origin: "microdata"),
    Described(
      "a date in an item", "<p><span itemprop=datePublished content=2020-05-03>yesterday</span>", .published,
      "2020-05-03", origin: "microdata"),
    // Words of the page.
    Described(
      "a time", "<h1>T</h1><p>Posted <time datetime=2020-05-03>today</time>", .published, "2020-05-03", origin: "html"),
    Described(
      "a time of change", "<h1>T</h1><p>Updated <time>3 May 2020</time>", .modified, "2020-05-03", origin: "html",
      source: "3 May 2020"),
    Described(
      "a line of authors", "<h1>T</h1><p>By <a href=/a>Ani Wijaya</a> and Budi Santoso | 3 May 2020</p>", .author,
      "Ani Wijaya", "Budi Santoso", origin: "text"),
    Described(
      "small print of several lines",
      "<p>Text.</p><div class=byline>By Ani Wijaya<br>Monday<div>Associated Press</div></div>", .author, "Ani Wijaya",
      origin: "text"),
    Described(
      "penulis", "<h1>T</h1><p>Oleh Ani Wijaya, 3 Mei 2020</p>", .author, "Ani Wijaya", origin: "text"),
    Described(
      "a line with a date", "<h1>T</h1><div>Published on 3rd May 2020 in Jakarta</div>", .published, "2020-05-03",
      origin: "text", source: "3rd May 2020"),
    Described(
      "tanggal terbit", "<h1>T</h1><div>Diterbitkan: Senin, 4 Mei 2020</div>", .published, "2020-05-04",
      origin: "text", source: "4 Mei 2020"),
    Described(
      "a licence in words", "<h1>T</h1><p>© 2020 BPS. Open Data Licence 2.0</p>", .licence,
      "© 2020 BPS. Open Data Licence 2.0", origin: "text"),
    Described(
      "XHTML",
      "<html xmlns='http://www.w3.org/1999/xhtml' xml:lang='id'><head><meta name='author' content='Ani &lt; Budi'/>"
        + "<title>T</title></head><body><p>x</p></body></html>", .author, "Ani < Budi", origin: "meta",
      source: "Ani &lt; Budi", mediaType: .xml),
  ]

  @Test("is read with its origin and its place", arguments: cases)
  func items(_ page: Described) throws {
    let document = Reading.document(page.html, as: page.mediaType)
    let items = document.metadata.filter { $0.field == page.field }
    #expect(items.map(\.value) == page.values)
    #expect(items.first?.origin == page.origin)
    let range = try #require(items.first?.source)
    #expect(String(decoding: Array(page.html.utf8)[range.start..<range.end], as: UTF8.self) == page.source)
    #expect(MetadataLaw.breaches(document, Array(page.html.utf8), iso: MetadataDate.iso).isEmpty)
  }

  @Test(
    "names nobody that a page does not name",
    arguments: [
      "<h1>T</h1><p>By 2020 half of the villages had water.</p>", "<h1>T</h1><p>By far the largest share</p>",
      "<h1>T</h1><p>By the end of May, prices fell.</p>", "<meta name=author content='https://example.org/ani'>",
      "<meta name=author content='@daily'>",
    ])
  func nobody(_ html: String) {
    #expect(Reading.document(html).metadata(.author) == nil)
  }

  @Test("leaves malformed scripts out and says so")
  func malformed() {
    let deep = String(repeating: "[", count: 100_000)
    for json in ["{\"a\"", "{\"a\":\"b", deep, "{a:1}", "[}"] {
      let document = Reading.document(Self.script(json))
      #expect(document.diagnostics.map(\.id) == ["reader.json-ld"])
      #expect(document.diagnostics.first?.severity == .info)
      #expect(document.status == .ok)
    }
  }

  @Test("is no text and never a mention's place")
  func noText() {
    let document = Reading.document("<meta name=description content='Law No. 21'><p>Body.</p>")
    #expect(Reading.blocks(document) == ["Body."])
    #expect(document.metadata(.description)?.value == "Law No. 21")
  }

  @Test(
    "gives dates as precise as they are written and never guesses",
    arguments: [
      ("2020-05-03", "2020-05-03"), ("20200503", "2020-05-03"), ("2020-05-03T10:00Z", "2020-05-03"),
      ("2020/05", "2020-05"), ("2020", "2020"), ("May 3, 2020", "2020-05-03"), ("3 Mei 2020", "2020-05-03"),
      ("Sun, 03 May 2020 10:00:00 GMT", "2020-05-03"), ("May 2020", "2020-05"), ("31.12.2020", "2020-12-31"),
      ("05/05/2020", "2020-05-05"), ("03/04/2020", nil), ("30 February 2020", nil), ("2020-13-01", "2020"),
      ("Mayor 3 2020", nil), ("Spring", nil), ("1 Agt 2020", nil),
    ] as [(String, String?)])
  func dates(_ text: String, _ iso: String?) {
    #expect(MetadataDate.iso(text) == iso)
  }
}
