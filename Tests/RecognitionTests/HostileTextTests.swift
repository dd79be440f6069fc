import DocumentModel
import TestSupport
import Testing

@testable import Recognition

@Suite struct HostileTextTests {
  @Test(
    "hostile text is recognised in the end, whatever it repeats",
    arguments: [
      "§ ", "Article 5 of the ", "Law No. 21 of ", "Act ", "( ", "12 34 ", "of the and ", "ACTIP (", "Convention on ",
      "1.", "\u{301}",
    ])
  func repeated(_ unit: String) throws {
    let engine = try RecognitionEngine(packs: try PackSet.embedded())
    let document = PlainDocument.make([String(repeating: unit, count: 20_000)])
    let found = engine.recognize(document)
    for mention in found.mentions { #expect(mention.range.end <= document.text.utf8.count) }
    #expect(found.text.sentences.count >= 1)
  }
}
