import ClaimChecking
import Pipelines
import Recognition
import Testing

/// One claim each way against a small document: what a sentence says of each of its numbers, times and names.
@Suite struct VerdictTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var page: String
    var supported: String
    var refuted: String
    var testDescription: String { supported }
  }

  private static let herds =
    "<table><caption>Cattle by valley, 2012</caption><tr><th>Valley</th><th>Herds</th><th>Fines (EUR)</th></tr>"
    + "<tr><td>Aster</td><td>41</td><td>900</td></tr><tr><td>Birch</td><td>67</td><td>300</td></tr>"
    + "<tr><td>Cedar</td><td>12</td><td>150</td></tr></table>"

  static let cases = [
    Case(
      page:
        "<p>According to the Ministry of Trade, 3,310 looms were sold in Bandung in 2011, up from 2,875 in 2010.</p>",
      supported: "3,310 looms were sold in 2011.", refuted: "3,130 looms were sold in 2011."),
    Case(
      page: "<p>Of the 90 divers, 41 were hurt at sea, 28 on the quay and 21 in port.</p>",
      supported: "28 divers were hurt on the quay.", refuted: "41 divers were hurt on the quay."),
    Case(
      page: "<p>The guild was founded in 1921 and dissolved in 1968.</p>",
      supported: "The guild was dissolved in 1968.",
      refuted: "The guild was dissolved in 1921."),
    Case(
      page: "<p>The mill let 80 rooms; 33 tenants were women and 19 were men.</p>", supported: "33 tenants were women.",
      refuted: "33 tenants were men."),
    Case(page: herds, supported: "Birch has the most herds.", refuted: "Aster has the most herds."),
    Case(
      page: herds, supported: "Aster has the second highest number of herds.",
      refuted: "Cedar has the second highest number of herds."),
    Case(page: herds, supported: "Aster has more herds than Cedar.", refuted: "Cedar has more herds than Aster."),
    Case(page: herds, supported: "Fines in Aster amounted to EUR 900.", refuted: "Fines in Aster amounted to EUR 300."),
    Case(
      page: "<p>Convention No. 77 was adopted in 1946.</p>", supported: "Convention No. 77 was adopted in 1946.",
      refuted: "Convention No. 77 was adopted in 1964."),
    Case(
      page: "<p>Dara had the most kilns, followed by Elo.</p>", supported: "Dara had the most kilns.", refuted: ""),
  ]

  @Test("what a source says is supported, what it excludes is refuted", arguments: cases)
  func verdicts(_ item: Case) throws {
    #expect(try label(item.supported, item.page) == .supported)
    if !item.refuted.isEmpty { #expect(try label(item.refuted, item.page) == .refuted) }
  }

  @Test(
    "what cannot be compared is left open",
    arguments: [
      ("<p>Dara had the most kilns, followed by Elo.</p>", "Elo had the most kilns."),
      ("<p>The union disputes that dust is the main danger.</p>", "Dust is the main danger."),
      ("<p>Earlier work was small (Moss, 2001). Reed and Finch (2004) counted 12 nests.</p>", "Moss counted 12 nests."),
      ("<p>The mill let 80 rooms.</p>", "The mill let 80 rooms in 1955."),
      ("<p>The mill let 80 rooms.</p>", ""),
      ("<p>The mill let 80 rooms.</p>", "\u{0}\u{202E}\u{2066}"),
    ])
  func open(_ pair: (String, String)) throws { #expect(try label(pair.1, pair.0) == .notEnoughInfo) }

  @Test("evidence names the work that its sentence cites")
  func citation() throws {
    let page =
      "<p>Nine in ten wells were dry (Osei, 2016). The rest held 40 litres.</p><h2>References</h2>"
      + "<p>Osei, K. (2016). Dry wells. Accra: Volta Press.</p>"
    let plain = try verdict("The rest held 40 litres.", page)
    #expect(plain.evidence.first?.citation == nil)
    let cited = try verdict("Reed counted 12 nests.", "<p>Reed (2004) counted 12 nests.</p>")
    #expect(cited.evidence.first?.citation?.contains("2004") == true)
  }

  private func label(_ claim: String, _ body: String) throws -> ClaimVerdict.Label { try verdict(claim, body).label }

  private func verdict(_ claim: String, _ body: String) throws -> ClaimVerdict {
    let page = "<!doctype html><html lang=en><title>Report</title><main><h1>Report</h1>\(body)</main>"
    let extractor = try Extractor.standard()
    let checker = ClaimChecker(packs: try PackSet.embedded()) { extractor.recognize($0) }
    let recognition = extractor.examine(DocumentInput(name: "report.html", bytes: Array(page.utf8))).recognition
    return try checker.check(Claim(id: "1", text: claim), in: GivenDocuments([checker.evidence(recognition)]))
  }
}
