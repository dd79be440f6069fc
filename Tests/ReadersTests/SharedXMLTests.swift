import DocumentModel
import Foundation
import QuoteLaw
import Testing

@testable import Readers

/// The documents of XML that are shared beside the project, where they are there: nothing is lost, every block obeys the
/// quote law as its own implementation in `QuoteLaw` has it, and marks lie in blocks.
@Suite("Shared documents of XML")
struct SharedXMLTests {
  static let documents: [URL] = {
    let data = Reading.package.deletingLastPathComponent().appendingPathComponent("shared/data")
    let sets = ["xml_legal_docs", "xml_eu_legal_docs", "cite_jats_docs", "law_uslm_refs", "law_uk_tna_refs"]
    let found = sets.flatMap { name -> [URL] in
      let folder = data.appendingPathComponent(name)
      return FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
    }
    return found.filter { ["xml", "nxml", "akn"].contains($0.pathExtension.lowercased()) }.sorted { $0.path < $1.path }
  }()

  @Test("keep their words and obey the quote law", arguments: documents)
  func laws(_ url: URL) throws {
    let (bytes, document) = try Reading.file(url)
    let cutter = QuoteCutter(bytes: bytes, mediaType: document.source.mediaType, charset: document.charset.name)
    for block in document.blocks {
      let ranges = try #require(document.sourceMap.sourceRanges(of: block.range), "\(block)")
      #expect(cutter.quote(ranges) == document.text.quote(block.range), "\(block.path)")
    }
    for mark in document.sourceMarks {
      #expect(
        document.blocks.contains { $0.range.start <= mark.range.start && mark.range.end <= $0.range.end }, "\(mark)")
      let ranges = try #require(document.sourceMap.sourceRanges(of: mark.range), "\(mark)")
      #expect(cutter.quote(ranges) == document.text.quote(mark.range))
    }
    guard document.status == .ok else { return }
    let full = try Reading.file(url, options: ReadOptions(fullText: true)).document
    let text = Self.letters(full.text.string(TextRange(0, full.text.utf8.count)))
    let all = cutter.quote([SourceRange(0, bytes.count)]).map(Self.letters)
    #expect(text == all, "\(text.count) of \(all?.count ?? 0) bytes")
  }

  /// The bytes that are no white space, in order of their values: notes stand behind the lines they are in.
  private static func letters(_ text: String) -> [UInt8] {
    text.unicodeScalars.filter { !$0.properties.isWhitespace }.flatMap { Array(String($0).utf8) }.sorted()
  }
}
