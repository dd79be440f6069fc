import DocumentModel
import Testing

@testable import Readers

/// One source, words of its text, and the bytes they must lead back to.
struct Anchored: Sendable, CustomTestStringConvertible {
  var name: String
  var bytes: [UInt8]
  var mediaType = MediaType.html
  var words: String
  var source: [[UInt8]]

  init(_ name: String, _ html: String, _ words: String, _ source: String..., mediaType: MediaType = .html) {
    self.init(name, Array(html.utf8), words, source.map { Array($0.utf8) }, mediaType: mediaType)
  }

  init(_ name: String, _ bytes: [UInt8], _ words: String, _ source: [[UInt8]], mediaType: MediaType = .html) {
    self.name = name
    self.bytes = bytes
    self.words = words
    self.source = source
    self.mediaType = mediaType
  }

  var testDescription: String { name }
}

@Suite("The way from the text back to the bytes")
struct SourceMapTests {
  @Test(
    "leads to the bytes that a quote is cut from",
    arguments: [
      Anchored("plain", "<p>Law No. 21</p>", "No. 21", "No. 21"),
      Anchored("references", "<p>A &amp; B&nbsp;&eacute;&#x41; end</p>", "& B éA", "&amp; B&nbsp;&eacute;&#x41;"),
      Anchored("unknown reference", "<p>x &nosuch; y</p>", "&nosuch; y", "&nosuch; y"),
      Anchored("reference without semicolon", "<p>a &copy2019 b</p>", "©2019", "&copy2019"),
      Anchored("reference libxml2 does not know", "<p>a&lsqb;b</p>", "a[b", "a&lsqb;b"),
      Anchored("reference libxml2 drops", "<p>a&#0;b</p>", "a\u{FFFD}b", "a&#0;b"),
      Anchored("windows-1252 reference", "<p>it&#146;s</p>", "it’s", "it&#146;s"),
      Anchored("repeated ampersands", "<p>&a&b&c &amp; d</p>", "&c & d", "&c &amp; d"),
      Anchored("line ends", "<p>Law\r\n   No. 1</p>\r\n", "Law No. 1", "Law\r\n   No. 1"),
      Anchored("inline markup", "<p>Law <b>No. <i>21</i></b> of</p>", "Law No. 21", "Law <b>No. <i>21"),
      Anchored("less-than", "<p>a < b <3 c</p>", "< b <3", "< b <3"),
      Anchored("the second of equal signs", "<p>1 < 2</p><p>x <b>< y</b></p>", "< y", "< y"),
      Anchored("line break", "<p>Law<br>No. 1</p>", "Law\nNo. 1", "Law<br>No. 1"),
      Anchored("a comment inside", "<p>Law <!-- > not --> No</p>", "Law No", "Law <!-- > not --> No"),
      Anchored("a script inside", "<p>Law<script>'</p>'</script> No</p>", "Law No", "Law<script>'</p>'</script> No"),
      Anchored("a button inside", "<p>Law <button>x</button>No. 1, a paragraph</p>", "Law No", "Law ", "No"),
      Anchored("a note mark", "<p>Law No. 21<sup><a href='#fn3'>3</a></sup> of</p>", "21 of", "21", " of"),
      Anchored("no section in HTML", "<p>a <![CDATA[b]]> c</p>", "a b c", "a <![CDATA[b]]> c"),
      Anchored("no comment but markup", "<p>one </> two <!x> three</p>", "one two three", "one </> two <!x> three"),
      Anchored("section of XML", "<p>x <![CDATA[a < b &amp; ]]> d</p>", "a < b &amp;", "a < b &amp;", mediaType: .xml),
      Anchored("section with line ends", "<p><![CDATA[é\r\nb]]></p>", "é b", "é\r\nb", mediaType: .xml),
      Anchored("XML line ends", "<r>\r\n<p>\r\né one\r\ntwo</p></r>", "é one two", "é one\r\ntwo", mediaType: .xml),
      Anchored("XML references", "<p>x &lt; &#233; y</p>", "x < é y", "x &lt; &#233; y", mediaType: .xml),
      Anchored(
        "windows-1252", Array("<p>caf".utf8) + [0xE9, 0x20, 0x93] + Array("Law".utf8) + [0x94],
        "é “Law”", [[0xE9, 0x20, 0x93] + Array("Law".utf8) + [0x94]]),
      Anchored("UTF-16", utf16("\u{FEFF}<p>Zoë 𝒜 &amp; Law</p>"), "𝒜 & Law", [utf16("𝒜 &amp; Law")]),
      Anchored(
        "Shift_JIS", Array("<meta charset=shift_jis><p>a".utf8) + [0x96, 0x40, 0x97, 0xA5] + Array("b".utf8),
        "法律", [[0x96, 0x40, 0x97, 0xA5]]),
      Anchored(
        "invalid bytes", Array("<meta charset=utf-8><p>a".utf8) + [0xE2, 0x82] + Array("z".utf8),
        "a\u{FFFD}z", [[0x61, 0xE2, 0x82, 0x7A]]),
    ])
  func leadsBack(_ case: Anchored) {
    let document = Reading.document(`case`.bytes, as: `case`.mediaType)
    let text = String(decoding: document.text.utf8, as: UTF8.self)
    #expect(
      Reading.source(of: `case`.words, in: document, `case`.bytes) == `case`.source, "in \(text.debugDescription)")
  }

  @Test("holds in runs longer than libxml2's buffers", arguments: [MediaType.html, .xml])
  func longRuns(mediaType: MediaType) {
    for sign in ["a", "é", "法", "𝒜"] {
      let words = (0..<900).map { "\(sign)\($0)" }
      let bytes = Array("<r><p>\(words.joined(separator: " "))</p></r>".utf8)
      let document = Reading.document(bytes, as: mediaType)
      for word in words {
        #expect(Reading.source(of: word, in: document, bytes) == [Array(word.utf8)])
      }
      #expect(Reading.blocks(document) == [words.joined(separator: " ")])
    }
  }

  private static func utf16(_ text: String) -> [UInt8] {
    text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
  }
}
