import DocumentModel
import Testing

@testable import Readers

@Suite("Encodings")
struct CharsetTests {
  @Test(
    "are chosen by mark, transport, declaration, then by the bytes",
    arguments: [
      ("\u{FEFF}<meta charset=koi8-r><p>é", MediaType.html, "windows-1251" as String?, "utf-8 bom"),
      ("<meta charset=koi8-r><p>é", .html, "windows-1251", "windows-1251 transport"),
      ("<meta charset=koi8-r><p>é", .html, nil, "koi8-r meta"),
      ("<!--<meta charset=koi8-r>--><p>é", .html, nil, "utf-8 valid-utf-8"),
      ("<meta http-equiv=Content-Type content='text/html; charset=latin1'>", .html, nil, "windows-1252 meta"),
      ("<meta http-equiv=x content='text/html; charset=latin1'>", .html, nil, "utf-8 valid-utf-8"),
      ("<meta charset=koi8-r", .html, nil, "utf-8 valid-utf-8"),
      ("<p title='<meta charset=koi8-r>'>", .html, nil, "utf-8 valid-utf-8"),
      ("<title>" + String(repeating: "x", count: 1200) + "</title><meta charset=koi8-r>", .html, nil, "koi8-r meta"),
      (
        "<p>" + String(repeating: "x", count: 1200) + "<script><meta charset=koi8-r></script>", .html, nil,
        "utf-8 valid-utf-8"
      ),
      ("<body>" + String(repeating: "x", count: 1200) + "<body><meta charset=koi8-r>", .html, nil, "utf-8 valid-utf-8"),
      ("<meta charset=utf-16><p>é", .html, nil, "utf-8 meta"),
      ("<meta charset=utf-7><p>é", .html, nil, "utf-8 valid-utf-8"),
      ("<?xml version='1.0' encoding='iso-8859-1'?><r/>", .xml, nil, "iso-8859-1 xml-declaration"),
      ("<r/>", .xml, nil, "utf-8 valid-utf-8"), ("é", .text, "no-such-charset", "utf-8 valid-utf-8"),
    ])
  func choice(_ text: String, _ mediaType: MediaType, _ transport: String?, _ expected: String) {
    let charset = CharsetDetector.detect(
      Array(text.utf8), mediaType: mediaType, options: ReadOptions(charset: transport)
    ).charset
    #expect("\(charset.name) \(charset.why)" == expected)
  }

  @Test("that are given hold against everything in the document")
  func forced() {
    let document = Reading.document("<meta charset=koi8-r><p>é", options: ReadOptions(forcedCharset: "utf-8"))
    #expect(document.charset == Charset(name: "utf-8", why: "given"))
    #expect(Reading.blocks(document) == ["é"])
  }

  @Test(
    "read as their tables say",
    arguments: [
      ("windows-1252", [0x80, 0x81, 0x93] as [UInt8], "€\u{81}“"), ("iso-8859-2", [0xB1], "ą"),
      ("koi8-r", [0xD0], "п"), ("gb18030", [0xB7, 0xA8, 0x81, 0x30, 0x81, 0x30], "法\u{80}"),
      ("euc-jp", [0xCB, 0xA1], "法"), ("euc-kr", [0xB9, 0xFD], "법"), ("big5", [0xAA, 0x6B], "法"),
      ("shift_jis", [0x96, 0x40, 0xB1], "法ｱ"), ("shift_jis", [0x81, 0x20], "\u{FFFD} "),
      ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x4B, 0x21, 0x1B, 0x28, 0x42, 0x61], "法a"),
      ("utf-16le", [0x00, 0xD8, 0x41, 0x00, 0x42], "\u{FFFD}A\u{FFFD}"),
      ("utf-8", [0xE2, 0x82, 0x41, 0xF0, 0x80, 0xC0], "\u{FFFD}A\u{FFFD}\u{FFFD}\u{FFFD}"),
    ])
  func tables(_ name: String, _ bytes: [UInt8], _ expected: String) {
    let text = CanonicalText(bytes, charset: name)
    #expect(String(decoding: text.utf8, as: UTF8.self) == expected)
    #expect(text.map.sourceOffset(text.utf8.count) == bytes.count)
  }

  @Test(
    "kinds of documents are found from declaration, name and bytes",
    arguments: [
      ("a.bin", "text/html; charset=x" as String?, "", MediaType.html), ("a.xhtml", nil, "", .xml),
      ("a.HTM.gz", nil, "", .html),
      ("a.txt", "application/rss+xml", "", .xml), ("a", nil, "\u{FEFF}\n<!DOCTYPE HTML>", .html),
      ("a", nil, "<?xml version='1.0'?><r/>", .xml), ("a", nil, "<?xml version='1.0'?><html>", .html),
      ("a", nil, "words", .text), ("notes.nxml", nil, "words", .xml),
    ])
  func kinds(_ name: String, _ declared: String?, _ text: String, _ expected: MediaType) {
    #expect(MediaTypeSniffer.mediaType(name: name, declared: declared, bytes: Array(text.utf8)) == expected)
  }
}
