import DocumentModel
import Foundation
import Pipelines
import TestSupport
import Testing

/// Citations in notes and by links, from the bytes of a page to what its facts rest on.
@Suite("Notes and links that cite") struct NoteCitationTests {
  private static func extract(_ source: String, _ mediaType: MediaType = .html) throws -> Extraction {
    let name = mediaType == .xml ? "t.xml" : "t.html"
    return try Extractor.standard().extract(DocumentInput(name: name, bytes: Array(source.utf8)))
  }

  /// Each mention of a kind as its quote, what it was linked to, and how.
  private static func citations(_ extraction: Extraction) -> [String] {
    extraction.mentions.filter { $0.mention.kind == .citation }.map { anchored in
      let fields = anchored.mention.normalized
      let target = fields["ref_id"]?.text ?? fields["ref_ids"]?.displayText ?? "-"
      return "\(anchored.provenance.quote) → \(target) \(fields["resolution"]?.text ?? "")"
    }
  }

  private static func references(_ extraction: Extraction) -> [String] {
    extraction.mentions.filter { $0.mention.kind == .reference }.map(\.provenance.quote)
  }

  private static let review = """
    <!doctype html><html lang=en><title>Bonded hands</title><article><h1>Bonded hands</h1>
    <p>Advance wages were a private matter.<sup><a href="#fn1">1</a></sup> A survey of 212 dockers found bonds.<sup><a \
    href="#fn2">2</a></sup> Few were read aloud.<sup><a href="#fn3">3</a></sup></p>
    <p>Later there were 31 bonds in the port.<sup><a href="#fn4">4</a></sup> Some doubt it.<sup><a href="#fn5">5</a></sup> The \
    statute is silent.<sup><a href="#fn6">6</a></sup> A judge spoke.<sup><a href="#fn7">7</a></sup> It is old.<sup><a \
    href="#fn8">8</a></sup></p>
    <ol class="footnotes">
    <li id="fn1"><p>Ilse Varga, <i>The Advance Wage</i>, 41 Quay L. Rev. 101, 115 (1987). <a href="#r1">↩</a></p></li>
    <li id="fn2"><p>See Tomas Renn &amp; Ada Okoro, <i>Bonds on the Waterfront</i> 77 (Meridian Press 2003).</p></li>
    <li id="fn3"><p><i>Id.</i> at 79.</p></li>
    <li id="fn4"><p>Varga, <i>supra</i> note 1, at 120.</p></li>
    <li id="fn5"><p>The author thanks the archive of the harbour for its patience.</p></li>
    <li id="fn6"><p>Ibid.</p></li>
    <li id="fn7"><p>See Renn &amp; Okoro, <i>op. cit.</i>, p. 80; Varga, <i>supra</i> note 1.</p></li>
    <li id="fn8"><p>Ibid.</p></li>
    </ol></article></html>
    """

  @Test("notes that name a work in full are references, the others cite them")
  func review() throws {
    let extraction = try Self.extract(Self.review)
    #expect(
      Self.references(extraction) == [
        "Ilse Varga, The Advance Wage, 41 Quay L. Rev. 101, 115 (1987).",
        "Tomas Renn & Ada Okoro, Bonds on the Waterfront 77 (Meridian Press 2003).",
      ])
    // The note before the first `Ibid.` names no work, the one before the last names two: neither is guessed.
    #expect(
      Self.citations(extraction) == [
        "Id. at 79 → ref02 resolved", "Varga, supra note 1, at 120 → ref01 resolved", "Ibid → - unresolved",
        "Renn & Okoro, op. cit., p. 80 → ref02 resolved", "Varga, supra note 1 → ref01 resolved",
        "Ibid → [\"ref02\",\"ref01\"] ambiguous",
      ])
    let varga = try #require(extraction.mentions.first { $0.mention.kind == .reference }).mention.normalized
    #expect(varga["volume"]?.text == "41")
    #expect(varga["container"]?.text == "Quay L. Rev.")
    #expect(varga["pages"]?.text == "101")
    let renn = try #require(extraction.mentions.last { $0.mention.kind == .reference }).mention.normalized
    #expect(renn["title"]?.text == "Bonds on the Waterfront")
    #expect(renn["pages"]?.text == "77")
  }

  @Test("a fact before the mark of a note rests on what the note cites")
  func facts() throws {
    let facts = try Self.extract(Self.review).facts
    func citations(_ subject: String) -> [String]? { facts.first { $0.draft.subject == subject }?.citations }
    #expect(
      citations("dockers") == ["Tomas Renn & Ada Okoro, Bonds on the Waterfront 77 (Meridian Press 2003)."])
    #expect(citations("bonds in the port") ?? citations("bonds") == ["Varga, supra note 1, at 120"])
  }

  @Test(
    "the styles of notes are read, in full and short",
    arguments: [
      (
        "Mette Oskarsen, <i>Lamps and Levies in Velmar</i> (Velmar: Harbour Press, 1998), 44–46.",
        "Oskarsen, <i>Lamps and Levies</i>, 47."
      ),
      ("B Renn, ‘Tides and wages’ (2003) 12 Port Law Journal 45.", "Renn, ‘Tides and wages’ (n 1) 47."),
      ("Rosa Tambunan, “Orang Tambang,” <i>Jurnal Pesisir</i> 12, no. 3 (2006): 88.", "Tambunan, op.cit., hlm. 90."),
      ("Lihat Rosa Tambunan, <i>Orang Tambang</i> (Jakarta: Pustaka Ladang, 2006), hlm. 12.", "<i>Ibid.</i>, hlm. 14."),
    ])
  func styles(_ full: String, _ short: String) throws {
    let extraction = try Self.extract(
      """
      <article><h1>Quays</h1><p>One rose.<sup><a href="#n1">1</a></sup> Two fell.<sup><a href="#n2">2</a></sup></p>
      <ol class="footnotes"><li id="n1">\(full)</li><li id="n2">\(short)</li></ol></article>
      """)
    let works = extraction.mentions.filter { $0.mention.kind == .reference }
    #expect(works.count == 1)
    for field in ["authors", "year", "title", "pages"] { #expect(works.first?.mention.normalized[field] != nil) }
    let cited = extraction.mentions.filter { $0.mention.kind == .citation }
    #expect(cited.map { $0.mention.normalized["ref_id"]?.text } == ["ref01"])
    #expect(cited.first?.mention.normalized["resolution"]?.text == "resolved")
  }

  @Test("marks that lead nowhere, to each other or to themselves cite nothing")
  func circles() throws {
    let page = """
      <p>It fell to 31 boats.<sup><a href="#a">1</a></sup></p><ol class="footnotes">
      <li id="a"><p>Ibid.<sup><a href="#b">2</a></sup></p></li><li id="b"><p>Id. at 4.<sup><a href="#a">1</a></sup></p></li>
      <li id="c"><p>Ilse Varga, The Advance Wage (Quay Press 1987).<sup><a href="#c">3</a></sup></p></li></ol>
      """
    let extraction = try Self.extract(page)
    #expect(Self.citations(extraction).allSatisfy { $0.hasSuffix("unresolved") })
  }

  private static let entries = """
    <h2>References</h2><ol class="references">
    <li id="cite-osk"><span>^ <a href="#b1">a</a> <a href="#b2">b</a></span> Oskarsen, Mette (1998). <i>Lamps and Levies</i>. \
    Harbour Press.</li>
    <li id="cite-tol">Tolland, R. (2004). "Accounts of a harbour town". <i>Journal of Port History</i>. 12 (3): 45–67.</li>
    <li id="cite-short">Oskarsen 1998, p. 51.</li></ol>
    """

  @Test("a link to an entry is a citation of it, raised or not, and cuts numbers and sentences")
  func links() throws {
    let extraction = try Self.extract(
      """
      <h1>Lantern tax</h1><p>There were 31<sup><a href="#cite-tol">2</a></sup> lamps in Velmar.<sup><a \
      href="#cite-osk">[1]</a></sup> It rose to 45.<sup><a href="#cite-tol">2</a></sup> Others<a href="#cite-osk">¹</a> \
      agree.</p>
      """ + Self.entries)
    #expect(
      Self.citations(extraction) == [
        "2 → ref02 resolved", "[1] → ref01 resolved", "2 → ref02 resolved", "¹ → ref01 resolved",
        "Oskarsen 1998, p. 51 → ref01 resolved",
      ])
    #expect(extraction.mentions.filter { $0.mention.kind == .count }.map(\.provenance.quote) == ["31", "45"])
    let contexts = extraction.mentions.filter { $0.mention.kind == .count }.map(\.context)
    #expect(contexts.last == "It rose to 45.2")
    #expect(
      Self.references(extraction).first == "Oskarsen, Mette (1998). Lamps and Levies. Harbour Press.")
  }

  @Test("below a heading of notes a remark is no reference, and lists are numbered by themselves")
  func remarks() throws {
    let extraction = try Self.extract(
      """
      <h1>Lantern tax</h1><p>The tax rose.[1]</p><h2>Notes</h2><ol class="references"><li id="n1">Households with more lamps \
      paid twice.</li></ol>
      """ + Self.entries)
    #expect(Self.references(extraction).count == 2)
    #expect(Self.citations(extraction).first == "[1] → ref01 resolved")
  }

  @Test("raised numbers of JATS are no part of the number before them")
  func jats() throws {
    let extraction = try Self.extract(
      """
      <article><front><article-meta><title-group><article-title>T</article-title></title-group></article-meta></front>
      <body><p>The number of dockers fell to 31.<sup><xref ref-type="bibr" rid="B1">4</xref></sup> Others<sup><xref \
      ref-type="bibr" rid="B1">4</xref>,<xref ref-type="bibr" rid="B2">5</xref></sup> differ.</p></body>
      <back><ref-list><ref id="B1"><label>4</label><mixed-citation>Oskarsen M. Lamps. Harbour Press; 1998.</mixed-citation></ref>
      <ref id="B2"><label>5</label><mixed-citation>Tolland R. Oil. Harbour Press; 1999.</mixed-citation></ref></ref-list></back>
      </article>
      """, .xml)
    #expect(
      Self.citations(extraction) == ["4 → ref01 resolved", "4 → ref01 resolved", "5 → ref02 resolved"])
    #expect(extraction.mentions.filter { $0.mention.kind == .count }.map(\.provenance.quote) == ["31"])
    #expect(extraction.mentions.first?.context == "The number of dockers fell to 31.4")
  }

  @Test("the line below a table names the source of its figures, its caption those of a note")
  func tables() throws {
    let extraction = try Self.extract(
      """
      <h1>Tide mills</h1><p>Mills were counted twice.</p>
      <table><caption>Table 1. Tide mills by coast</caption><tr><th>Coast</th><th>1990</th></tr><tr><td>North</td><td>14</td></tr>
      <tr><td>South</td><td>22</td></tr></table><p>Source: Lorne (2011).</p><p>There were 40 wheels in 2014.</p>
      <h2>References</h2><ul><li>Abbate, P. (2014). Wheels of the coast. Journal of Mills, 3(1), 4–19.</li>
      <li>Lorne, K. (2011). Tide mills. Harbour Press.</li></ul>
      """)
    #expect(
      extraction.facts.filter { $0.draft.property == "series" }.map(\.citations) == [
        ["Lorne (2011)"], ["Lorne (2011)"],
      ])
    #expect(extraction.facts.filter { $0.draft.subject == "wheels" }.map(\.citations) == [[]])
  }
}
