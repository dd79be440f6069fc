import DocumentModel
import Foundation
import KnowledgeBase
import Testing

@Suite("Each form of an export")
struct ExportFormTests {
  @Test("is the same bytes for equal knowledge, in whatever order it was stored", arguments: Exporter.Format.allCases)
  func order(_ format: Exporter.Format) throws {
    let documents = [try Example.report.extraction(), try Example.other.extraction(), try Library.extraction()]
    let (one, other) = (try Workspace(), try Workspace())
    try one.store([documents])
    // Only the page shows passages, which are not stored for those who do not search.
    try other.store([[documents[2]], [documents[0]], [documents[1]]], search: format == .html)
    let first = try one.export(format)
    #expect(first == (try other.export(format)))
    #expect(first.utf8.count > 100)
  }

  @Test("lets nothing of a document become markup", arguments: [Exporter.Format.html, .graphml])
  func escaping(_ format: Exporter.Format) throws {
    let space = try Workspace()
    try space.store([[try Library.extraction(title: #"<script>alert("x")</script>&amp;\#u{1}"#)]])
    let text = try space.export(format)
    #expect(!text.contains("<script"))
    #expect(text.contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;amp;\u{FFFD}"))
  }

  @Test("of a page forbids everything that is not in it")
  func page() throws {
    let space = try Workspace()
    try space.store([[try Example.report.extraction()]])
    let page = try space.export(.html)
    #expect(page.contains(#"content="default-src 'none'; style-src 'unsafe-inline'"#))
    for word in ["<script", "<img", "<iframe", "<link", "http://", "https://", "javascript:", "url("] {
      #expect(!page.contains(word), "\(word)")
    }
    let place = try #require(Example.report.bytes.firstRange(of: Array("176".utf8)))
    #expect(
      page.contains("<q dir=\"auto\">176</q> <small>value, bytes \(place.lowerBound)–\(place.upperBound)</small>"))
  }

  @Test("of a page stays under 2 MB, and says what is not on it")
  func pageSize() throws {
    let space = try Workspace()
    let filler = String(repeating: "<p>Nothing else is said of it.</p>", count: 20)
    let documents = try (0..<1_400).map {
      var copy = Example.report
      copy.name = "reports/\($0).html"
      copy.html = copy.html.replacing("<h1>Report", with: "<h1>\($0)").replacing("</body>", with: filler + "</body>")
      return try copy.extraction()
    }
    try space.store([documents])
    let page = try space.export(.html)
    #expect(page.utf8.count < 2_000_000)
    #expect(page.contains("more documents are not on this page"))
    #expect(page.contains("more facts are not on this page"))
    #expect(page.hasSuffix("</html>\n"))
    #expect(page == (try space.export(.html)))
  }

  @Test("of annotations selects a place by quote, text, bytes and path")
  func annotations() throws {
    let space = try Workspace()
    try space.store([[try Example.report.extraction()]])
    let root = try JSONSerialization.jsonObject(with: Data(try space.export(.jsonld).utf8)) as? [String: Any]
    let graph = try #require(root?["@graph"] as? [[String: Any]])
    let mention = try #require(
      graph.first { ($0["id"] as? String)?.contains("mention") == true && $0["motivation"] as? String == "classifying" }
    )
    let target = try #require(mention["target"] as? [String: Any])
    let selectors = try #require(target["selector"] as? [[String: Any]])
    #expect(
      selectors.map { $0["type"] as? String } == [
        "TextQuoteSelector", "TextPositionSelector", "DataPositionSelector", "XPathSelector",
      ])
    #expect(selectors[0]["prefix"] as? String == "The sentence of ")
    #expect(selectors[0]["exact"] as? String == "176 applications")
    #expect(selectors[0]["suffix"] as? String == ".")
    let place = try #require(selectors[2]["start"] as? Int)
    #expect(String(decoding: Example.report.bytes[place...].prefix(16), as: UTF8.self) == "176 applications")
  }

  @Test("of Turtle writes text as literals that end where they should")
  func turtle() throws {
    let space = try Workspace()
    try space.store([[try Library.extraction(title: "a \"b\" \\ c\n<urn:x> .")]])
    let text = try space.export(.turtle)
    #expect(text.contains(#"schema:name "a \"b\" \\ c\n<urn:x> ."@en ;"#))
    #expect(text.contains(#"schema:author "Hidayati, R.", "World Bank" ;"#))
  }

  @Test("of references is what Zotero and LaTeX read")
  func references() throws {
    let space = try Workspace()
    try space.store([[try Example.report.extraction(), try Library.extraction()]])
    let items = try JSONSerialization.jsonObject(with: Data(try space.export(.csl).utf8)) as? [[String: Any]]
    let item = try #require(items?.first)
    #expect(items?.count == 1)
    #expect(item["type"] as? String == "article-journal")
    #expect(
      item["author"] as? [[String: String]] == [["family": "Hidayati", "given": "R."], ["literal": "World Bank"]])
    #expect((item["issued"] as? [String: [[Int]]])?["date-parts"] == [[2012]])
    #expect(item["container-title"] as? String == "Journal of 100% Law")
    let entry = try space.export(.bibtex)
    #expect(entry.hasPrefix("@article{"))
    #expect(entry.contains("author = {Hidayati, R. and {World Bank}}"))
    #expect(entry.contains("title = {{Law \\& order \\textbraceleft{}sic\\textbraceright{}}}"))
    #expect(entry.contains("journal = {Journal of 100\\% Law}"))
    #expect(entry.contains("pages = {14--20}"))
    #expect(entry.contains("doi = {10.1000/x_1}"))
  }

  @Test("of records tells a reference and a citation as such, after the mentions")
  func literature() throws {
    let space = try Workspace()
    try space.store([[try Library.extraction()]])
    let lines = try space.export().split(separator: "\n")
    #expect(lines[3].hasPrefix(#"{"record":"reference","id":""#))
    #expect(lines[3].contains(#""ref_id":"ref01","authors":["Hidayati, R.","World Bank"]"#))
    #expect(lines[4].hasPrefix(#"{"record":"citation","id":""#))
    #expect(lines[4].contains(#""resolution":"resolved","ref_id":"ref01""#))
  }

  @Test("of a graph counts mentions and citations")
  func graph() throws {
    let space = try Workspace()
    try space.store([[try Example.report.extraction(), try Library.extraction()]])
    let text = try space.export(.graphml)
    #expect(text.contains(#"<data key="relation">mentions</data><data key="count">1</data>"#))
    #expect(text.contains(#"<data key="relation">cites</data><data key="count">1</data>"#))
    #expect(text.count { $0 == "\u{0}" } == 0)
  }
}
