import ClaimChecking
import Foundation
import Pipelines
import Recognition
import TestSupport
import Testing

/// Reports in which contradictions were planted, and reports without any.
@Suite struct CorpusReportTests {
  static let names = [
    "water-supply", "road-safety", "perpustakaan", "schools", "harbour-health", "pekerja-perikanan", "forest-fires",
    "prison-labour",
  ]

  @Test("every planted contradiction is found and nothing else", arguments: names)
  func planted(_ name: String) throws {
    let path = Repository.root + "/Corpus/reports/" + name
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path + ".html")))
    let expected = try String(contentsOfFile: path + ".findings", encoding: .utf8).split(separator: "\n").map(
      String.init)
    let packs = try PackSet.embedded()
    let recognition = try Extractor.standard(packs: packs).examine(DocumentInput(name: name, bytes: bytes)).recognition
    let found = ReportLinter(packs: packs).findings(in: EvidenceDocument(recognition, packs: packs))
    #expect(found.map { $0.rule + "\t" + ($0.quotes.first?.quote ?? "") } == expected)
  }
}
