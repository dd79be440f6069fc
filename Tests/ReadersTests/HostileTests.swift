import DocumentModel
import Foundation
import Testing

@testable import Readers

@Suite("Bad input")
struct HostileTests {
  private static let folder = Reading.package.appendingPathComponent("Corpus/hostile")

  private static let expected: [[String]] = {
    let table = (try? String(contentsOf: folder.appendingPathComponent("expected.tsv"), encoding: .utf8)) ?? ""
    return table.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }()

  @Test("ends in the expected state", arguments: expected)
  func state(_ line: [String]) throws {
    let (_, document) = try Reading.file(Self.folder.appendingPathComponent(line[0]))
    #expect(document.status.name == line[1])
    let reason = document.status.reason ?? ""
    #expect(reason.hasPrefix(line.count > 2 ? line[2] : ""), "is \(reason)")
  }

  @Test("is listed completely")
  func complete() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0 != "expected.tsv" }
    #expect(files.sorted() == Self.expected.map { $0[0] }.sorted())
    #expect(files.count > 40)
  }

  @Test("keeps the text of deep documents, flat below the limit", arguments: [MediaType.html, .xml])
  func deep(mediaType: MediaType) {
    let depth = 20_000
    let text =
      "<r>" + String(repeating: "<b>", count: depth) + "deep" + String(repeating: "</b>", count: depth) + "</r>"
    let document = Reading.document(text, as: mediaType)
    #expect(Reading.blocks(document) == ["deep"])
    #expect(document.status.reason == "depth")
  }

  @Test("keeps a run of text longer than ten million bytes")
  func longText() {
    let text = String(repeating: "words and ", count: 1_100_000)
    let document = Reading.document("<p>\(text)</p>")
    #expect(document.status == .ok)
    #expect(document.text.utf8.count == 10_999_999)
  }

  @Test("with end tags that close nothing in deep documents keeps its text")
  func strayEndTags() {
    let html = String(repeating: "<b>", count: 30_000) + String(repeating: "x</i>", count: 30_000)
    #expect(Reading.blocks(Reading.document(html)) == [String(repeating: "x", count: 30_000)])
  }

  @Test(
    "that an older parser would lose text over keeps it",
    arguments: [
      ("<style><!-- a</style><p>words stay", ["words stay"]),
      ("<template><table></template><p>words stay", ["words stay"]),
      ("<template><template></template><table></template><p>words stay", ["words stay"]),
      ("<noscript><select></noscript><p>words stay", ["words stay"]),
      ("<button>words</button> stay", ["words stay"]),
    ])
  func olderParser(_ html: String, _ blocks: [String]) {
    let document = Reading.document(html)
    #expect(Reading.blocks(document) == blocks)
    #expect(document.status == .ok)
  }

  @Test(
    "with much structure is read with all of it",
    arguments: [
      ("<figure><img alt=x src=a><figcaption>c</figcaption></figure>", 5000), ("<table><tr><th>a<td>b<td>", 600),
      ("<p>word<sup><a href=#fn1>1</a></sup> x<p id=fn1>n", 5000), ("<h2>h</h2><p>a", 5000),
      ("<table><tr><th>a<td>1</table><p>* n", 3000), ("<p>x<a href='#fn9'>[9]</a>", 5000),
    ])
  func structure(_ piece: String, _ count: Int) {
    let document = Reading.document(String(repeating: piece, count: count))
    let found = max(document.figures.count, document.tables.count, document.noteLinks.count, document.sections.count)
    #expect(found >= count - 1)
    #expect(document.tables.allSatisfy { $0.notes.upperBound <= document.blocks.count })
  }

  @Test("above the size limit is rejected unread")
  func large() {
    let document = Reading.document(
      String(repeating: "a", count: 3 << 20), as: .text,
      options: ReadOptions(limits: ReaderLimits(documentBytes: 2 << 20)))
    #expect(document.status == .rejected(reason: "too-large 3 MB > 2 MB; --max-bytes", offset: nil))
  }

  @Test("that is not well-formed is read up to its end on request")
  func recover() {
    let text = "<r><p>one</p><p>two</q><p>three</p></r>"
    let document = Reading.document(text, as: .xml, options: ReadOptions(recover: true))
    #expect(document.status == .partial(reason: "xml-recovered", offset: 23))
    #expect(Reading.blocks(document).contains("three"))
  }

  @Test(
    "is not what a declaration of XML without an encoding is",
    arguments: [
      "<?xml version=\"1.0\" standalone=\"yes\"?>", "<?xml version='1.0'?>", "<?xml version='1.0' encoding='latin1'?>",
      "<?xml version='1.0' encoding='utf-8' standalone='no' ?>", "\u{FEFF}<?xml version='1.0' standalone='no'?>",
    ])
  func declaration(_ declaration: String) {
    let document = Reading.document(declaration + "<r>é</r>", as: .xml, options: ReadOptions(forcedCharset: "utf-8"))
    #expect(Reading.blocks(document) == ["é"])
    #expect(document.status == .ok)
  }

  @Test(
    "loses no text",
    arguments: [
      ("<p>one</p></body></html>after", ["one", "after"]), ("<p>a</p><body><p>b", ["a", "b"]),
      ("<table>lost<tr><td>cell</table>", ["lost", "cell"]), ("<p>cut in <b", ["cut in"]),
      ("<title>t</title><p>one<xmp>two</xmp>", ["one", "two"]),
    ])
  func nothingLost(_ html: String, _ expected: [String]) {
    #expect(Reading.blocks(Reading.document(html)) == expected)
  }
}
