import DocumentModel
import Testing

@Suite struct DocumentTextTests {
  @Test(
    "a quote has single spaces and none at its ends",
    arguments: [
      ("Act No. 7", "Act No. 7"), (" Act  No.\n7 ", "Act No. 7"), ("Act\u{A0}No. 7", "Act No. 7"),
      ("naïve “Act”", "naïve “Act”"),
      ("Act\u{2003}\u{2003}7", "Act 7"), ("Act ", "Act"), ("\tAct", "Act"), ("", ""), (" ", ""), ("é", "é"),
    ])
  func quote(_ text: String, _ quote: String) {
    let document = DocumentText(utf8: Array(text.utf8))
    #expect(document.quote(TextRange(0, text.utf8.count)) == quote)
  }

  @Test("scalars are counted alike from the start and over a range", arguments: ["a", "é", "a“b”c ", "日本 x"])
  func scalars(_ unit: String) {
    let text = String(repeating: unit, count: 300)
    let document = DocumentText(utf8: Array(text.utf8))
    let offsets = text.unicodeScalars.indices.map { text.utf8.distance(from: text.startIndex, to: $0) }
    for (scalar, offset) in offsets.enumerated() {
      #expect(document.scalarOffset(of: offset) == scalar)
      for last in [scalar + 1, scalar + 200, scalar + 700] where last < offsets.count {
        #expect(document.scalarRange(TextRange(offset, offsets[last])) == scalar..<last)
      }
    }
  }
}
