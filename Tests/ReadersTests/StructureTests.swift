import DocumentModel
import Testing

@testable import Readers

@Suite("Structure of documents")
struct StructureTests {
  private func sections(_ source: String, as mediaType: MediaType = .html) -> [String] {
    let document = Reading.document(source, as: mediaType)
    return document.blocks.filter { $0.kind != .heading }.map { block in
      document.text.quote(block.range) + ": " + document.sectionPath(of: block).joined(separator: " › ")
    }
  }

  @Test("each block knows the headings around it")
  func sections() {
    #expect(
      sections("<p>a<h1>One</h1><p>b<h3>Deep</h3><p>c<h2>Two</h2><p>d<h1>Three</h1><p>e") == [
        "a: ", "b: One", "c: One › Deep", "d: One › Two", "e: Three",
      ])
  }

  @Test("headings in the cells of data tables make no sections, those in a layout do")
  func tables() {
    #expect(
      sections("<h1>One</h1><table><tr><th>x<th>y<tr><td><h2>H</h2><td>1</table><p>a").last == "a: One")
    #expect(sections("<h1>One</h1><table><tr><td><h2>Two</h2><p>a</table>") == ["a: One › Two"])
  }

  @Test("sections of XML end with their element")
  func xmlSections() {
    let xml = """
      <article><front/><body><sec><title>One</title><p>a</p><sec><title>Two</title><p>b</p></sec><p>c</p></sec><p>d</p></body>
      </article>
      """
    #expect(sections(xml, as: .xml) == ["a: One", "b: One › Two", "c: One", "d: "])
  }

  /// Each note link as `label ← bytes of the mark @ text before → note`.
  private func links(_ source: String, as mediaType: MediaType = .html) -> [String] {
    let document = Reading.document(source, as: mediaType)
    let bytes = Array(source.utf8)
    return document.noteLinks.map { link in
      let mark = String(decoding: bytes[link.mark.start..<link.mark.end], as: UTF8.self)
      let before = document.text.utf8[..<link.position].suffix(5)
      let note = link.note.map { document.text.quote(document.blocks[$0].range) } ?? "-"
      return "\(link.label) ← \(mark) @ \(String(decoding: before, as: UTF8.self)) → \(note)"
    }
  }

  @Test(
    "marks lead to their notes, and notes do not lead back",
    arguments: [
      (
        "<p>of women<sup><a href='#fn1'>1</a></sup> here<p id=fn1>Not all. <a href='#fnref1'>↩</a>",
        "1 ← 1 @ women → Not all."
      ),
      (
        "<p>of women<a href='#note-%C3%A9'>[2]</a> here<ol><li id='note-é'><p>Not all.</ol>",
        "[2] ← [2] @ women → Not all."
      ),
      (
        "<p>of women<a role=doc-noteref href='#x'>*</a> here<aside role=doc-footnote id=x>Not all.</aside>",
        "* ← * @ women → Not all."
      ),
      (
        "<p>of women<a href=#_ftn1 name=_ftnref1>[1]</a><p>b<p><a href=#_ftnref1 name=_ftn1>[1]</a> Not all.",
        "[1] ← [1] @ women → Not all."
      ),
      ("<p>of women<sup>3</sup> here", "3 ← 3 @ women → -"),
    ])
  func notes(_ html: String, _ expected: String) {
    #expect(links(html) == [expected])
    #expect(Reading.document(html).text.string(TextRange(0, 8)) == "of women")
  }

  @Test("links to notes that are words of the text stay in it")
  func words() {
    let document = Reading.document(
      "<p>See the <a href='#notes-on-method'>notes on method</a> and <a href=#notes>Notes</a>.")
    #expect(Reading.blocks(document) == ["See the notes on method and Notes."])
    #expect(document.noteLinks.isEmpty)
  }

  @Test(
    "marks in XML lead to notes beside, behind and in the line",
    arguments: [
      (
        """
        <article><front/><body><p>of women<xref ref-type="fn" rid="f1"><sup>1</sup></xref>.</p></body>
        <back><fn-group><fn id="f1"><p>Not all.</p></fn></fn-group></back></article>
        """, "1 ← 1 @ women → Not all."
      ),
      (
        "<article><front/><body><p>of women<fn id='f1'><label>2</label><p>Not all.</p></fn>.</p></body></article>",
        "2 ← 2 @ women → 2"
      ),
      (
        """
        <TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div><p>of women<ref type="foot" target="#n1">1</ref>.</p>
        <note place="foot" xml:id="n1">Not all.</note></div></body></text></TEI>
        """, "1 ← 1 @ women → Not all."
      ),
      (
        "<book xmlns='http://docbook.org/ns/docbook'><chapter><para>of women<footnote><para>Not all.</para></footnote>.</para></chapter></book>",
        " ←  @ women → Not all."
      ),
      (
        """
        <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body><section><content><p>of women<authorialNote
         marker="3"><p>Not all.</p></authorialNote> here</p></content></section></body></act></akomaNtoso>
        """, "3 ← 3 @ women → Not all."
      ),
    ])
  func xmlNotes(_ xml: String, _ expected: String) {
    #expect(links(xml, as: .xml) == [expected])
  }

  /// Each figure as `caption | alternative text ← its bytes | image`.
  private func figures(_ source: String, as mediaType: MediaType = .html) -> [String] {
    let document = Reading.document(source, as: mediaType)
    let bytes = Array(source.utf8)
    return document.figures.map { figure in
      let place = figure.alternativeSource.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) } ?? ""
      let caption = figure.caption.map { document.text.quote($0) } ?? ""
      return "\(caption) | \(figure.alternative ?? "") ← \(place) | \(figure.image ?? "") \(figure.path)"
    }
  }

  @Test(
    "figures have their caption, alternative text and image",
    arguments: [
      (
        "<figure><img src=a.png alt='Ports &amp; ships '><figcaption>Figure 1</figcaption></figure>",
        ["Figure 1 | Ports & ships ← Ports &amp; ships | a.png /html/body/figure[1]"]
      ),
      ("<p>x <img alt=Map src='data:image/png;base64,AAAA'>", [" | Map ← Map |  /html/body/p[1]/img[1]"]),
      ("<p>x <img alt='' src=a.png>", []),
      ("<figure><figcaption>Figure 2</figcaption><svg></svg></figure>", ["Figure 2 |  ←  |  /html/body/figure[1]"]),
      ("<figure><figcaption>Table 2</figcaption><table><tr><th>a<th>b<tr><td>c<td>1</table></figure>", []),
    ])
  func figures(_ html: String, _ expected: [String]) {
    #expect(figures(html) == expected)
  }

  @Test("figures of XML are those of its vocabulary, and their alternative text is no text")
  func xmlFigures() {
    let xml = """
      <article><front/><body><fig id="g1"><label>Figure 1</label><caption><title>Ports</title><p>In May.</p></caption>
      <alt-text>A map.</alt-text><graphic xlink:href="a.tif" xmlns:xlink="http://www.w3.org/1999/xlink"/></fig></body></article>
      """
    #expect(figures(xml, as: .xml) == ["Figure 1 Ports In May. | A map. ← A map. | a.tif /article/body[1]/fig[1]"])
    #expect(Reading.blocks(Reading.document(xml, as: .xml)) == ["Figure 1", "Ports", "In May."])
    let line =
      "<article><front/><body><p>By <inline-graphic href='a'><alt-text>x</alt-text></inline-graphic> sea</p></body></article>"
    #expect(Reading.blocks(Reading.document(line, as: .xml)) == ["By sea"])
    #expect(Reading.blocks(Reading.document(xml, as: .xml, options: ReadOptions(fullText: true))).contains("A map."))
  }
}
