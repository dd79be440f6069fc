import DocumentModel
import Testing

@Suite struct SourceMapTests {
  // Source: "A &amp; B  C" → text "A & B C".
  private let map = SourceMap(segments: [
    .init(text: 0, source: 0), .init(text: 2, source: 2, atom: 5), .init(text: 3, source: 7),
    .init(text: 6, source: 11),
  ])

  @Test("a range through a reference and collapsed space is one range of the source")
  func through() { #expect(map.sourceRanges(of: TextRange(0, 7)) == [SourceRange(0, 12)]) }

  @Test("a reference is taken whole")
  func atom() { #expect(map.sourceRanges(of: TextRange(2, 3)) == [SourceRange(2, 7)]) }

  @Test("a gap splits the range")
  func gap() {
    let map = SourceMap(segments: [.init(text: 0, source: 10), .init(text: 4, source: 50, followsGap: true)])
    #expect(map.sourceRanges(of: TextRange(2, 6)) == [SourceRange(12, 14), SourceRange(50, 52)])
  }

  @Test("an empty range has no place")
  func empty() { #expect(map.sourceRanges(of: TextRange(3, 3)) == nil) }

  @Test("canonical offsets lead back through other encodings")
  func canonical() {
    // "é" is one byte in the source and two in UTF-8; 300 of them cross a checkpoint.
    let utf8 = Array(String(repeating: "é", count: 300).utf8)
    let map = CanonicalMap(utf8: utf8, widths: [UInt8](repeating: 1, count: 300), shift: 3)
    for scalar in [0, 1, 127, 128, 129, 299, 300] { #expect(map.sourceOffset(scalar * 2) == scalar + 3) }
  }
}

@Suite struct TextTests {
  @Test("scalar offsets are right at every boundary, across checkpoints")
  func scalars() {
    let string = String(repeating: "aé–𝒜 ", count: 200)
    let text = DocumentText(utf8: Array(string.utf8))
    var bytes = 0
    for (number, scalar) in string.unicodeScalars.enumerated() {
      #expect(text.scalarOffset(of: bytes) == number)
      bytes += String(scalar).utf8.count
    }
    #expect(text.scalarOffset(of: bytes) == 1000)
  }

  @Test(
    "white space of every kind becomes one space",
    arguments: [" a \u{A0}\n b ", "a\u{2003}\u{3000}b", "a\u{0}\tb\u{2028}"])
  func quote(_ text: String) {
    let text = DocumentText(utf8: Array(text.utf8))
    #expect(text.quote(TextRange(0, text.utf8.count)) == "a b")
  }

  @Test("JSON escapes what it must and keeps the order of keys")
  func json() {
    var writer = JSONWriter()
    writer.object {
      $0.member("b", "a\"\\\n\u{1}é")
      $0.member("a", 1)
      $0.member("missing", Int?.none)
      $0.key("list")
      $0.array {
        $0.value(.numeric(1.5)); $0.value(.numeric(2)); $0.value(true)
      }
    }
    #expect(writer.string == #"{"b":"a\"\\\n\u0001é","a":1,"list":[1.5,2,true]}"#)
  }
}
