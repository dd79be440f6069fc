import ClaimChecking
import DocumentModel
import Pipelines
import Recognition
import Testing

/// A report with one contradiction, and the same report without it.
struct LintCase: Sendable, CustomTestStringConvertible {
  var rule: String
  var wrong: String
  var right: String
  var testDescription: String { rule + ": " + wrong.prefix(70) }

  init(_ rule: String, _ wrong: String, _ right: String) { (self.rule, self.wrong, self.right) = (rule, wrong, right) }
}

/// Builds the bodies of small reports, and lints them.
enum LintReport {
  static func paragraph(_ text: String) -> String { "<p>\(text)</p>" }

  static func list(_ lead: String, _ items: String...) -> String {
    "<p>\(lead)</p><ul>" + items.map { "<li>\($0)</li>" }.joined() + "</ul>"
  }

  /// A table whose first row is its head.
  static func table(_ caption: String, _ rows: [String]...) -> String {
    let head = rows.prefix(1).map { row in "<tr>" + row.map { "<th>\($0)</th>" }.joined() + "</tr>" }
    let body = rows.dropFirst().map { row in "<tr>" + row.map { "<td>\($0)</td>" }.joined() + "</tr>" }
    return "<table><caption>\(caption)</caption>" + (head + body).joined() + "</table>"
  }

  /// Tables with the numbers 1 to `count`.
  static func numbered(_ count: Int) -> String {
    (1...count).map {
      table("Table \($0). Wells of district \($0)", ["Village", "Wells"], ["Ast", "3"], ["Brook", "4"])
    }
    .joined()
  }

  /// The findings in a report with this body.
  static func findings(_ body: String, language: String = "en") throws -> [Finding] {
    let page = "<!doctype html><html lang=\(language)><title>Report</title><main><h1>Report</h1>\(body)</main>"
    let packs = try PackSet.embedded()
    let extractor = try Extractor.standard(packs: packs)
    let recognition = extractor.examine(DocumentInput(name: "report.html", bytes: Array(page.utf8))).recognition
    return ReportLinter(packs: packs).findings(in: EvidenceDocument(recognition, packs: packs))
  }
}
