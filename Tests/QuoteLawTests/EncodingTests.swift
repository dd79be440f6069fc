import DocumentModel
import Testing

@testable import QuoteLaw

@Suite("Encodings lead back to the bytes as received")
struct EncodingTests {
  static let cuts: [Cut] = [
    Cut(
      "windows-1252 as Latin-1",
      bytes: Array("<meta charset=ISO-8859-1><p>\u{1}</p>".utf8).flatMap { $0 == 1 ? [0x93, 0x63, 0xE9, 0x94] : [$0] },
      .html, [SourceRange(28, 32)], "“cé”"),
    Cut("an unassigned byte of windows-1252", bytes: [0x61, 0x81, 0xE9], .text, [SourceRange(0, 3)], "a\u{81}é"),
    Cut(
      "XML's Latin-1", bytes: Array("<?xml version='1.0' encoding='latin1'?><p>".utf8) + [0xE9, 0x7A], .xml,
      [SourceRange(42, 44)], "éz"),
    Cut(
      "Cyrillic by the transport", bytes: [0x3C, 0x70, 0x3E, 0xCC, 0xE8, 0xF0], .html, [SourceRange(3, 6)], "Мир",
      transport: "windows-1251"),
    Cut(
      "Shift JIS", bytes: [0x61, 0x96, 0x40, 0x97, 0xA5, 0xB1, 0x62], .text, [SourceRange(1, 6)], "法律ｱ",
      transport: "sjis"),
    Cut(
      "inside a code of Shift JIS", bytes: [0x61, 0x96, 0x40, 0x62], .text, [SourceRange(2, 4)], nil, transport: "sjis"),
    Cut(
      "EUC-JP of three bytes", bytes: [0x8F, 0xB0, 0xA1, 0x41], .text, [SourceRange(0, 4)], "丂A", transport: "euc-jp"),
    Cut(
      "GB 18030 of four bytes", bytes: [0x81, 0x30, 0x81, 0x30, 0xC4, 0xE3], .text, [SourceRange(0, 6)], "\u{80}你",
      transport: "gbk"),
    Cut("Korean", bytes: [0xB9, 0xFD, 0x20, 0x31], .text, [SourceRange(0, 4)], "법 1", transport: "ks_c_5601-1987"),
    Cut("Big5", bytes: [0xAA, 0x6B, 0x31], .text, [SourceRange(0, 2)], "法", transport: "big5"),
    Cut(
      "an escape sequence counts to what follows", bytes: [0x61, 0x1B, 0x24, 0x42, 0x4B, 0x21, 0x1B, 0x28, 0x42, 0x62],
      .text, [SourceRange(1, 10)], "法b", transport: "iso-2022-jp"),
    Cut(
      "UTF-16 with a mark", bytes: [0xFF, 0xFE] + units("<p>Zoë &amp; 𝒜</p>", false), .html, [SourceRange(8, 32)],
      "Zoë & 𝒜"),
    Cut("UTF-16, the other order", bytes: [0xFE, 0xFF] + units("№ 7", true), .text, [SourceRange(2, 8)], "№ 7"),
    Cut(
      "UTF-16 by its XML declaration", bytes: units("<?xml version='1.0'?><a>é</a>", false), .xml,
      [SourceRange(48, 50)], "é"),
    Cut("inside a surrogate pair", bytes: [0xFF, 0xFE] + units("𝒜", false), .text, [SourceRange(4, 6)], nil),
    Cut(
      "half a surrogate pair and an odd byte", bytes: [0xFF, 0xFE, 0x35, 0xD8, 0x41, 0, 0x42], .text,
      [SourceRange(2, 7)], "\u{FFFD}A\u{FFFD}"),
    Cut(
      "invalid UTF-8", bytes: Array("<p>a".utf8) + [0xE2, 0x82, 0x7A, 0xC0, 0x80, 0xF0, 0x9F], .html,
      [SourceRange(3, 11)], "a\u{FFFD}z\u{FFFD}\u{FFFD}\u{FFFD}", transport: "utf-8"),
    Cut(
      "inside an invalid sequence", bytes: [0x61, 0xE2, 0x82, 0x7A], .text, [SourceRange(2, 4)], nil, transport: "utf-8"
    ),
    Cut("inside a character", bytes: Array("é1".utf8), .text, [SourceRange(1, 3)], nil),
  ]

  static func units(_ text: String, _ bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
  }

  @Test("in each of them", arguments: cuts)
  func cut(_ cut: Cut) {
    let charset = QuoteCutter.detectCharset(bytes: cut.bytes, mediaType: cut.mediaType, transport: cut.transport)
    let cutter = QuoteCutter(bytes: cut.bytes, mediaType: cut.mediaType, charset: charset)
    #expect(cutter.quote(cut.ranges) == cut.quote)
  }

  @Test("far into a long document")
  func far() {
    let line: [UInt8] = [0x96, 0x40, 0x41, 0xB1, 0x20]
    let bytes = Array([[UInt8]](repeating: line, count: 5000).joined())
    let cutter = QuoteCutter(bytes: bytes, mediaType: .text, charset: "shift_jis")
    for place in stride(from: 0, to: 5000, by: 77) {
      #expect(cutter.quote([SourceRange(place * 5, place * 5 + 4)]) == "法Aｱ")
      #expect(cutter.quote([SourceRange(place * 5 + 1, place * 5 + 4)]) == nil)
    }
  }

  @Test(
    "are decided by the contract's order",
    arguments: [
      ("<p>plain", MediaType.html, nil, "utf-8"), ("\u{FEFF}<meta charset=koi8-r>", .html, "big5", "utf-8"),
      ("<meta charset=koi8-r>", .html, "big5", "big5"), ("<meta charset=koi8-r>", .html, "utf-7", "koi8-r"),
      ("<META http-equiv=x content='text/html; charset=Latin1'>", .html, nil, "utf-8"),
      ("<META http-equiv=Content-Type content='text/html; charset = \"Latin1\"'>", .html, nil, "windows-1252"),
      ("<!-- <meta charset=koi8-r> --><meta charset='gb2312'>", .html, nil, "gb18030"),
      ("<meta charset=koi8-r", .html, nil, "utf-8"), ("<p title='<meta charset=koi8-r>'>", .html, nil, "utf-8"),
      ("<title>" + String(repeating: "x", count: 1200) + "</title><meta charset=koi8-r>", .html, nil, "koi8-r"),
      ("<p>" + String(repeating: "x", count: 1200) + "<script><meta charset=koi8-r></script>", .html, nil, "utf-8"),
      ("<body>" + String(repeating: "x", count: 1200) + "<body><meta charset=koi8-r>", .html, nil, "utf-8"),
      ("<metadata charset=koi8-r>", .html, nil, "utf-8"), ("<meta charset=utf-16>", .html, nil, "utf-8"),
      ("<meta charset=utf-7>", .html, nil, "utf-8"), ("<meta charset=koi8-r>", .text, nil, "utf-8"),
      (" <?xml version='1.0' encoding = \"EUC-JP\"?>", .xml, nil, "euc-jp"),
      ("<?xml version='1.0' encoding='iso-8859-1'?>", .xml, nil, "iso-8859-1"),
      ("<?xml version='1.0' encoding='us-ascii'?>", .xml, nil, "windows-1252"), ("<a/>", .xml, nil, "utf-8"),
    ] as [(String, MediaType, String?, String)])
  func decision(_ text: String, _ mediaType: MediaType, _ transport: String?, _ charset: String) {
    #expect(QuoteCutter.detectCharset(bytes: Array(text.utf8), mediaType: mediaType, transport: transport) == charset)
  }

  @Test("are windows-1252 where nothing is declared and UTF-8 is not valid, but not in XML")
  func fallback() {
    let bytes: [UInt8] = [0x63, 0xE9]
    #expect(QuoteCutter.detectCharset(bytes: bytes, mediaType: .html, transport: nil) == "windows-1252")
    #expect(QuoteCutter.detectCharset(bytes: bytes, mediaType: .xml, transport: nil) == "utf-8")
  }
}
