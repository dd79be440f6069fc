import DocumentModel
import QuoteLaw
import Testing

@Suite("A quote is found again in bytes that changed")
struct QuoteFinderTests {
  static let page = """
    <h1>Report 2020</h1><p>Act <b>No.&nbsp;7</b> of&#160;1999 &amp; more.</p><!-- Act No. 7 --><td>120</td><td>1200</td>
    <p>In 2020,<br>Act</p><p>No. 7 came.
    """

  @Test(
    "where the law leaves it",
    arguments: [
      ("Act No. 7 of 1999 & more", ["Act <b>No.&nbsp;7</b> of&#160;1999 &amp; more"]), ("120", ["120"]),
      ("2020", ["2020", "2020"]), ("2020, Act", ["2020,<br>Act"]), ("Act No. 8", []), ("ct No. 7 of", []), ("", []),
      // Only the first of the two stands in one block.
      ("Act No. 7", ["Act <b>No.&nbsp;7"]),
    ])
  func finds(_ quote: String, _ slices: [String]) {
    let bytes = Array(Self.page.utf8)
    let cutter = QuoteCutter(bytes: bytes, mediaType: .html, charset: "utf-8")
    let places = QuoteFinder(cutter).places(of: quote, limit: 5)
    #expect(places.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) } == slices)
    for place in places { #expect(cutter.quote([place]) == quote) }
  }

  @Test("in another encoding than UTF-8")
  func encodings() {
    let bytes: [UInt8] = [0x31, 0x20, 0x96, 0x40, 0x97, 0xA5, 0x20, 0x32]
    let finder = QuoteFinder(QuoteCutter(bytes: bytes, mediaType: .text, charset: "shift_jis"))
    #expect(finder.places(of: "法律 2", limit: 2) == [SourceRange(2, 8)])
  }
}
