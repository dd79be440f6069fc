import ClaimChecking
import Pipelines
import Recognition
import Testing

/// Claims about one table: several rows, sums of a column, denials, and two statements in one.
@Suite struct TableClaimTests {
  private static let page = LintReport.table(
    "Cattle by valley, 2012", ["Valley", "Herds", "Warden", "Region"], ["Aster", "41", "Ruben Hale", "North"],
    ["Birch", "67", "Ines Moor", "South"], ["Cedar", "12", "Tom Lark", "North"], ["Dale", "25", "Una Field", "North"])

  /// A claim that the table supports, and one that it refutes.
  static let claims = [
    ("Aster has 29 more herds than Cedar.", "Aster has 19 more herds than Cedar."),
    ("The average number of herds is 36.25.", "The average number of herds is 30.5."),
    ("Birch is the only valley in the South.", "Aster is the only valley in the North."),
    ("Cedar is 1 of 3 valleys in the North.", "Cedar is 1 of 2 valleys in the North."),
    ("Aster is in the North and Birch is in the South.", "Aster is in the North and Birch is in the North."),
    ("Aster is not in the South.", "Birch is not in the South."),
    ("3 valleys have more than 20 herds.", "2 valleys have more than 20 herds."),
    ("Aster and Cedar have the same region.", "Aster and Birch have the same region."),
    ("There are 2 different regions.", "There are 3 different regions."),
    ("Birch has the most herds with 67.", "Birch has the most herds with 41."),
    ("The warden of Aster is Ruben Hale.", "The warden of Aster is Peter Snow."),
  ]

  @Test("the table tells", arguments: claims)
  func told(_ pair: (String, String)) throws {
    #expect(try label(pair.0) == .supported)
    #expect(try label(pair.1) == .refuted)
  }

  @Test(
    "but not of what it does not hold", arguments: ["Aster has a bridge.", "Herds in Aster are healthy and large."])
  func open(_ claim: String) throws { #expect(try label(claim) == .notEnoughInfo) }

  private func label(_ claim: String) throws -> ClaimVerdict.Label {
    let page = "<!doctype html><html lang=en><title>Report</title><main><h1>Report</h1>\(Self.page)</main>"
    let extractor = try Extractor.standard()
    let checker = ClaimChecker(packs: try PackSet.embedded()) { extractor.recognize($0) }
    let recognition = extractor.examine(DocumentInput(name: "report.html", bytes: Array(page.utf8))).recognition
    return try checker.check(Claim(id: "1", text: claim), in: GivenDocuments([checker.evidence(recognition)])).label
  }
}
