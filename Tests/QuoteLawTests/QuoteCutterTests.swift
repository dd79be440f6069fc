import DocumentModel
import Testing

@testable import QuoteLaw

@Suite("A quote is what the law leaves of a range")
struct QuoteCutterTests {
  static let cuts: [Cut] = [
    Cut("named references", "<p>⟦Tom &amp;amp; Zo&euml;&nbsp;&frac12;⟧</p>", "Tom &amp; Zoë ½"),
    Cut("names without semicolon", "<p>⟦&reg2020 &notin; &notit; &ampere⟧</p>", "®2020 ∉ ¬it; &ere"),
    Cut("unknown names", "<p>⟦R&D; &nosuch; & so on &;⟧</p>", "R&D; &nosuch; & so on &;"),
    Cut("the longest name", "<p>⟦&CounterClockwiseContourIntegral;⟧</p>", "∳"),
    Cut("a name of two scalars", "<p>⟦&fjlig;ord&nvlt;⟧</p>", "fjord<\u{20D2}"),
    Cut("numbers", "<p>⟦&#65;&#x42;&#X43;&#68⟧</p>", "ABCD"),
    Cut("numbers of windows-1252", "<p>⟦the court&#146;s &#150; view⟧</p>", "the court’s – view"),
    Cut(
      "numbers of no scalar", "<p>⟦a&#0;b&#xD800;c&#x110000;d&#99999999999999;⟧</p>",
      "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}"),
    Cut(
      "references of XML", "<r>⟦a &lt; b &#233; &quot; &eacute; &#xe9 &amp⟧</r>", "a < b é \" &eacute; &#xe9 &amp", .xml
    ),
    Cut(
      "inline elements", #"<p>⟦<a title="x > y" href='>'>Act <b>No. <i>7</i></b></a> of 1999⟧</p>"#, "Act No. 7 of 1999"
    ),
    Cut("letters below the line", "<p>⟦H<sub>2</sub>O levels⟧</p>", "H2O levels"),
    Cut("line breaks", "<p>⟦Act<br>No. 7<BR/>of<hr>1999⟧</p>", "Act No. 7 of 1999"),
    Cut("less-than as text", "<p>⟦3 < 4 <5 <⟧</p>", "3 < 4 <5 <"),
    Cut("an unquoted value", "<p>⟦<a href=/x/>Act</a>⟧</p>", "Act"),
    Cut("a value that never ends", "<p>⟦x⟧ <a title=\"y>z", "x"),
    Cut("bogus comments", "<p>⟦a<!x>b<?y>c</ z>d</>e⟧</p>", "abcde"),
    Cut("CDATA in XML", "<p>⟦see <![CDATA[1 < 2 &amp; <b>x]]> there⟧</p>", "see 1 < 2 &amp; <b>x there", .xml),
    Cut("a word of CDATA", "<p><![CDATA[one ⟦two⟧ &amp;]]></p>", "two", .xml),
    Cut("a reference beside CDATA", "<p><![CDATA[&amp;]]>⟦&amp;⟧</p>", "&", .xml),
    Cut("comments", "<p>⟦Act <!-- > <p> --> No<!---->. 7<!-->⟧</p>", "Act No. 7"),
    Cut("a comment ended by !", "<p>⟦a<!-- x --!>b⟧</p>", "ab"),
    Cut(
      "deleted elements",
      "<p>⟦A<script>if (a<b) '</p>'</script>B<NOSCRIPT><p>no</p></NOSCRIPT>C<style>p{}</style >D⟧</p>", "ABCD"),
    Cut("nested templates", "<p>⟦A<template>x<template>y</template>z</template>B⟧</p>", "AB"),
    Cut("empty script of XML", "<p>⟦A<script/>B<h:style>x</h:style>C⟧</p>", "ABC", .xml),
    Cut("processing instructions", "<p>⟦A<?a b > c?>B⟧</p>", "AB", .xml),
    Cut("an internal subset", "<!DOCTYPE r [ <!ELEMENT r (#PCDATA)> <!-- ']' --> ]>⟦<r>A</r>⟧", "A", .xml),
    Cut("a label beside text", "<ref>⟦<label>3</label>Ames⟧</ref>", "3 Ames", .xml),
    Cut("inline elements of XML", "<p>⟦H<x:sub a=\"/>\">2</x:sub>O⟧</p>", "H2O", .xml),
    Cut("line ends", "<p>⟦Act\r\n\t No. 7⟧</p>\r\n", "Act No. 7"),
    Cut("white space of Unicode", "<p>⟦a\u{A0}\u{2003}b\u{3000}c\u{85}d\u{1680}e\u{2028}f⟧</p>", "a b c d e f"),
    Cut(
      "characters beside white space", "<p>⟦a\u{200B}b\u{2060}c\u{A1}\u{201C}⟧</p>", "a\u{200B}b\u{2060}c\u{A1}\u{201C}"
    ),
    Cut("control characters", "<p>⟦a\u{0}b\u{B}c\u{1F}d⟧</p>", "a b c d"),
    Cut("plain text", "⟦1 &lt; 2 <b>x\u{C} y\r\nz⟧", "1 &lt; 2 <b>x y z", .text),
    Cut("parts around a note", "<p>⟦Act No. 7⟧<sup>2</sup>⟦ of 1999⟧</p>", "Act No. 7 of 1999"),
    Cut("parts around an aside", "<p>⟦Act ⟧<aside>Buy <p>now</p></aside>⟦of 1999⟧</p>", "Act of 1999"),
    Cut("blocks at the ends", "⟦<p>Act</p>⟧", "Act"),
    Cut("across paragraphs", "<p>⟦Act</p><p>No. 7⟧</p>", "Act No. 7", crossesBlock: true),
    Cut("across cells", "<tr><td>⟦Act<TD>No. 7⟧</tr>", "Act No. 7", crossesBlock: true),
    Cut("parts across paragraphs", "<p>⟦Act ⟧</p><p>⟦No. 7⟧</p>", "Act No. 7", crossesBlock: true),
    Cut("across divisions", "<div>⟦Act</div>No. 7⟧", "Act No. 7"),
    Cut(
      "across items of XML", "<list-item>⟦Act</list-item><list-item>No. 7⟧</list-item>", "Act No. 7", .xml,
      crossesBlock: true),
    Cut("a byte order mark", "⟦\u{FEFF}Act⟧", "Act", .text),
    Cut("inside a reference", "<p>A &a⟦mp; B⟧</p>", nil),
    Cut("ending inside a reference", "<p>⟦A &a⟧mp; B</p>", nil),
    Cut("inside a number", "<p>⟦A &#1⟧60; B</p>", nil),
    Cut("inside a tag", "<p>⟦A <b⟧>x</b></p>", nil),
    Cut("beginning inside a tag", "<p ⟦class=x>A⟧</p>", nil),
    Cut("inside a comment", "<p><!-- ⟦Act⟧ -->x</p>", nil),
    Cut("inside a script", "<script>var ⟦Act⟧;</script>", nil),
    Cut("inside a template", "<template><p>⟦Act⟧</p></template>", nil),
    Cut("inside the start of CDATA", "<p><![CDA⟦TA[x⟧]]></p>", nil, .xml),
    Cut("an empty range", "<p>⟦⟧x</p>", nil),
  ]

  @Test("in every construct of markup", arguments: cuts)
  func cut(_ cut: Cut) {
    let charset = QuoteCutter.detectCharset(bytes: cut.bytes, mediaType: cut.mediaType, transport: cut.transport)
    let cutter = QuoteCutter(bytes: cut.bytes, mediaType: cut.mediaType, charset: charset)
    #expect(cutter.quote(cut.ranges) == cut.quote)
    #expect(cutter.crossesBlock(cut.ranges) == (cut.crossesBlock || cut.quote == nil))
    #expect(cutter.proves(cut.quote ?? "", cut.ranges) == (cut.quote != nil && !cut.crossesBlock))
  }

  @Test("and proves no other quote", arguments: cuts.filter { $0.quote?.isEmpty == false && !$0.crossesBlock })
  func other(_ cut: Cut) {
    let charset = QuoteCutter.detectCharset(bytes: cut.bytes, mediaType: cut.mediaType, transport: cut.transport)
    let cutter = QuoteCutter(bytes: cut.bytes, mediaType: cut.mediaType, charset: charset)
    let quote = cut.quote ?? ""
    for other in ["", " " + quote, quote + " ", quote + "x", String(quote.dropLast()), quote.uppercased() + "!"] {
      #expect(!cutter.proves(other, cut.ranges))
    }
  }

  @Test(
    "and one byte more or less is another quote", arguments: cuts.filter { $0.quote != nil && $0.ranges.count == 1 })
  func oneByteOff(_ cut: Cut) {
    let charset = QuoteCutter.detectCharset(bytes: cut.bytes, mediaType: cut.mediaType, transport: cut.transport)
    let cutter = QuoteCutter(bytes: cut.bytes, mediaType: cut.mediaType, charset: charset)
    for (first, last) in [(1, 0), (0, -1)] {
      let range = SourceRange(cut.ranges[0].start + first, cut.ranges[0].end + last)
      #expect(cutter.quote([range]) != cut.quote)
    }
  }

  @Test("of bytes that exist only, and of parts in order")
  func bounds() {
    let cutter = QuoteCutter(bytes: Array("<p>Act No. 7</p>".utf8), mediaType: .html, charset: "utf-8")
    #expect(cutter.quote([SourceRange(3, 6)]) == "Act")
    for ranges in [
      [], [SourceRange(-1, 6)], [SourceRange(3, 99)], [SourceRange(6, 3)], [SourceRange(7, 12), SourceRange(3, 6)],
      [SourceRange(3, 6), SourceRange(5, 9)],
    ] {
      #expect(cutter.quote(ranges) == nil)
      #expect(cutter.crossesBlock(ranges))
    }
  }

  @Test("in time linear in the document, whatever the markup", arguments: MediaType.allCases)
  func hostile(_ mediaType: MediaType) {
    for piece in ["<a \"", "<a='", "<!--", "&#1", "<![CDATA[", "<script", "</script", "<!DOCTYPE [", "<a b=\"c\" d='"] {
      let bytes = Array(String(repeating: piece, count: 20_000).utf8)
      let cutter = QuoteCutter(bytes: bytes, mediaType: mediaType, charset: "utf-8")
      #expect(cutter.quote([SourceRange(bytes.count, bytes.count + 1)]) == nil)
    }
  }

  @Test("and WHATWG's table has all its names")
  func names() {
    #expect(NamedReferences.html.count == 2231)
  }
}
