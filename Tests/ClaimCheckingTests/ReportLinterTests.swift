import ClaimChecking
import DocumentModel
import Pipelines
import Recognition
import Testing

/// A report with one contradiction each, and the same report without it.
@Suite struct ReportLinterTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var rule: String
    var wrong: String
    var right: String
    var testDescription: String { rule }
  }

  static let cases = [
    Case(
      rule: "part-of-whole", wrong: "<p>The clinic treated 214 of the 168 patients.</p>",
      right: "<p>The clinic treated 168 of the 214 patients.</p>"),
    Case(
      rule: "list-count",
      wrong: "<p>The board set three goals:</p><ul><li>to hire nurses</li><li>to mend roofs</li></ul>",
      right: "<p>The board set two goals:</p><ul><li>to hire nurses</li><li>to mend roofs</li></ul>"),
    Case(
      rule: "name-spelling",
      wrong:
        "<p>The Harbour Lantern Commission met. The Harbour Lantern Commission paid. The Harbour Lantrn Commission left.</p>",
      right:
        "<p>The Harbour Lantern Commission met. The Harbour Lantern Commission paid. The Harbour Lanyard Commission left.</p>"
    ),
    Case(
      rule: "acronym-meaning",
      wrong: "<p>The Coral Reef Board (CRB) met the Coastal Rail Bureau (CRB).</p>",
      right: "<p>The Coral Reef Board (CRB) met the Coastal Rail Bureau (CoRaB).</p>"),
    Case(rule: "sum", wrong: table(total: "95"), right: table(total: "85")),
    Case(
      rule: "table-text", wrong: "<p>The ferry carried 340 passengers in 2018.</p>" + passengers,
      right: "<p>The ferry carried 430 passengers in 2018.</p>" + passengers),
    Case(
      rule: "trend", wrong: "<p>Passengers increased every year from 2016 to 2018.</p>" + passengers,
      right: "<p>Passengers decreased every year from 2016 to 2018.</p>" + passengers),
  ]

  private static func table(total: String) -> String {
    "<table><tr><th>Harbour</th><th>Boats</th></tr><tr><td>North</td><td>40</td></tr><tr><td>South</td><td>45</td></tr>"
      + "<tr><td>Total</td><td>\(total)</td></tr></table>"
  }

  private static let passengers =
    "<table><caption>Passengers of the ferry</caption><tr><th>Year</th><th>Passengers</th></tr><tr><td>2016</td>"
    + "<td>610</td></tr><tr><td>2017</td><td>520</td></tr><tr><td>2018</td><td>430</td></tr></table>"

  @Test("what contradicts is found, and what agrees is not", arguments: cases)
  func planted(_ planted: Case) throws {
    let (wrong, right) = (try rules(planted.wrong), try rules(planted.right))
    #expect(wrong == [planted.rule])
    #expect(right.isEmpty)
  }

  private func rules(_ body: String) throws -> [String] {
    let page = "<!doctype html><title>Report</title><main><h1>Report</h1>\(body)</main>"
    let extractor = try Extractor.standard()
    let packs = try PackSet.embedded()
    let recognition = extractor.examine(DocumentInput(name: "report.html", bytes: Array(page.utf8))).recognition
    return ReportLinter(packs: packs).findings(in: EvidenceDocument(recognition, packs: packs)).map(\.rule)
  }
}
