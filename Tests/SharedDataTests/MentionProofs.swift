import DocumentModel
import Foundation
import Pipelines
import QuoteLaw
import TestSupport
import Testing

/// For every mention, part and piece of evidence of every document: the quote law gives its quote from the bytes alone, in
/// the encoding that it finds itself.
@Suite("Every mention of a shared document", .enabled(if: SharedData.exists))
struct MentionProofs {
  private struct Row: Decodable { var text: String? }

  static let extractor = Result { try Extractor.standard() }

  @Test(
    "is cut from the bytes alone",
    arguments: SharedData.sample(SharedData.pages, most: 120) + SharedData.sample(SharedData.reports, most: 60))
  func documents(_ path: String) throws {
    let plain = path.hasSuffix(".gz") ? String(path.dropLast(3)) : path
    let input = DocumentInput(name: plain, bytes: try SharedData.bytes(path))
    let found = Self.breaches(try Self.extractor.get().extract(input), input)
    #expect(found.isEmpty, "\(found.count): \(found.prefix(8).joined(separator: "\n"))")
  }

  @Test("of the corpus is cut from the bytes alone", arguments: Repository.corpus)
  func corpus(_ path: String) throws {
    let bytes = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    let input = DocumentInput(name: path, bytes: bytes)
    let extraction = try Self.extractor.get().extract(input)
    #expect(Self.breaches(extraction, input).isEmpty)
    #expect(!extraction.mentions.isEmpty)
  }

  static let textSets = [
    "law_us_citation", "law_eyecite", "law_inlegalner", "acr_sdu22", "qty_grobid_quantities", "qty_measeval",
    "date_recognizers_en", "date_timenorm", "num_recognizers_en", "law_eu_formex", "law_dc_code_cites",
  ]

  @Test("of plain text is cut from the bytes alone", arguments: textSets)
  func texts(_ set: String) throws {
    let extractor = try Self.extractor.get()
    let rows = try SharedData.rows(set, as: Row.self).compactMap(\.text)
    var found: [String] = []
    for text in SharedData.sample(rows, most: 200) {
      var input = DocumentInput(name: "t", declaredType: "text/plain", bytes: Array(text.utf8))
      input.forcedCharset = "utf-8"
      found += Self.breaches(extractor.extract(input), input)
    }
    #expect(found.isEmpty, "\(found.count): \(found.prefix(20).joined(separator: "\n"))")
  }

  /// What cannot be cut, and what the extractor itself could not prove.
  static func breaches(_ extraction: Extraction, _ input: DocumentInput) -> [String] {
    let charset =
      input.forcedCharset
      ?? QuoteCutter.detectCharset(bytes: input.bytes, mediaType: input.mediaType, transport: input.charset)
    let law = QuoteCutter(bytes: input.bytes, mediaType: input.mediaType, charset: charset)
    let places =
      extraction.mentions.flatMap { [$0.provenance] + $0.parts }
      + extraction.facts.flatMap { $0.evidence.map(\.provenance) }
    var found = places.compactMap { place -> String? in
      let quote = law.quote(place.ranges)
      if quote != place.quote { return "\(place.quote) at \(place.hull) is \(quote ?? "nothing")" }
      return law.crossesBlock(place.ranges) ? "\(place.quote) at \(place.hull) crosses a block" : nil
    }
    found += extraction.diagnostics.filter { $0.id == "anchor.unproven" }.map(\.message)
    return found
  }
}
