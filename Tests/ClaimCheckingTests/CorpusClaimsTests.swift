import ClaimChecking
import Foundation
import Pipelines
import Recognition
import TestSupport
import Testing

/// Claims about documents, written from their texts and labelled before any verdict was looked at.
@Suite struct CorpusClaimsTests {
  private struct Gold: Decodable {
    var claim: String
    var source: String
    var expected: String
  }

  /// Claims of one folder, and what must be reached on them: measured, less one in a hundred; raised, never lowered.
  struct ClaimSet: Sendable, CustomTestStringConvertible {
    var name: String
    var claims: String
    var documents: String
    var atLeast: Int
    /// Share of the right verdicts.
    var floor: Double
    /// Of what is called supported, how many may be wrong.
    var mostWrong: Double
    var testDescription: String { name }
  }

  static let sets = [
    ClaimSet(
      name: "corpus", claims: "claims/claims.jsonl", documents: "documents/", atLeast: 300, floor: 0.965,
      mostWrong: 0.01
    ),
    ClaimSet(
      name: "plain: the rules were improved on these", claims: "claims/plain/claims.jsonl", documents: "claims/plain/",
      atLeast: 200, floor: 0.91, mostWrong: 0.01),
    ClaimSet(
      name: "unseen: the rules were not improved on these", claims: "claims/unseen/claims.jsonl",
      // Of some thirty that are supported one was wrong, whose sentence nobody looked at.
      documents: "claims/unseen/", atLeast: 70, floor: 0.86, mostWrong: 0.04),
    ClaimSet(
      name: "reports: hard claims of others about six reports; the rules were improved on these",
      // Of twenty-five that are supported one is wrong: who received a service, and how many services.
      claims: "claims/reports/claims.jsonl", documents: "claims/reports/", atLeast: 250, floor: 0.54, mostWrong: 0.05),
    ClaimSet(
      name: "reports: the rules were not improved on these", claims: "claims/reports-unseen/claims.jsonl",
      documents: "claims/reports-unseen/", atLeast: 50, floor: 0.35, mostWrong: 0.01),
  ]

  @Test("verdicts are those of the gold, and hardly any support is wrong", arguments: sets)
  func gold(_ set: ClaimSet) throws {
    let folder = Repository.root + "/Corpus/"
    let text = try String(contentsOfFile: folder + set.claims, encoding: .utf8)
    let claims = try text.split(separator: "\n").map { try JSONDecoder().decode(Gold.self, from: Data($0.utf8)) }
    #expect(claims.count >= set.atLeast)
    let extractor = try Extractor.standard()
    let checker = ClaimChecker(packs: try PackSet.embedded()) { extractor.recognize($0) }
    var right = 0
    var supported = 0
    var wrong: [String] = []
    for (source, group) in Dictionary(grouping: claims, by: \.source).sorted(by: { $0.key < $1.key }) {
      let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: folder + set.documents + source)))
      let recognition = extractor.examine(DocumentInput(name: source, bytes: bytes)).recognition
      let documents = GivenDocuments([checker.evidence(recognition)])
      for gold in group {
        let verdict = try checker.check(Claim(id: "1", text: gold.claim), in: documents)
        if verdict.label.rawValue == gold.expected { right += 1 }
        guard verdict.label == .supported else { continue }
        supported += 1
        if gold.expected != "supported" { wrong.append(gold.claim) }
      }
    }
    #expect(Double(right) >= set.floor * Double(claims.count), "\(right) of \(claims.count) are right")
    #expect(Double(wrong.count) <= set.mostWrong * Double(supported), "wrongly supported of \(supported): \(wrong)")
  }
}
