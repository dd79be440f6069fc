import Testing

@testable import Crawling

@Suite("No address but a public one is ever connected to")
struct AddressTests {
  /// An address of each block that is not public, at its first, middle and last place.
  static let forbidden4: [(first: UInt32, bits: UInt32)] = [
    (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16), (0xAC10_0000, 12),
    (0xC000_0000, 24), (0xC000_0200, 24), (0xC0A8_0000, 16), (0xC612_0000, 15), (0xC633_6400, 24), (0xCB00_7100, 24),
    (0xE000_0000, 4), (0xF000_0000, 4),
  ]

  private static func addresses() -> [UInt32] {
    var out: [UInt32] = [0xA9FE_A9FE, 0xFFFF_FFFF, 0x7F00_0001]
    for (first, bits) in forbidden4 {
      let last = first | (bits == 0 ? UInt32.max : UInt32.max >> bits)
      for step in UInt32(0)..<12 { out.append(first + (last - first) / 11 * step) }
      out.append(last)
    }
    return out
  }

  /// All ways in which people write an IPv4 address so that a filter does not see it.
  private static func spellings(_ address: UInt32) -> [String] {
    let b = (0..<4).map { address >> (24 - 8 * UInt32($0)) & 255 }
    func hex(_ value: UInt32) -> String { "0x" + String(value, radix: 16) }
    func octal(_ value: UInt32) -> String { "0" + String(value, radix: 8) }
    let dotted = b.map(String.init).joined(separator: ".")
    let wide = dotted.unicodeScalars.map { scalar -> String in
      scalar == "." ? "\u{3002}" : String(Character(Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar))
    }.joined()
    return [
      dotted, dotted + ".", "\(address)", hex(address), octal(address), "\(b[0]).\(address & 0xFF_FFFF)",
      "\(b[0]).\(b[1]).\(address & 0xFFFF)", b.map(hex).joined(separator: "."), b.map(octal).joined(separator: "."),
      "\(hex(b[0])).\(b[1]).\(octal(b[2])).\(b[3])", wide,
      dotted.map { "%3\($0)" }.joined().replacing("%3.", with: "%2e"),
      "[::ffff:\(dotted)]", "[64:ff9b::\(dotted)]",
    ]
  }

  @Test("thousands of spellings of forbidden addresses lead to none that may be connected to")
  func spellings() throws {
    var count = 0
    for address in Self.addresses() {
      for host in Self.spellings(address) {
        for form in ["http://\(host)/", "https://\(host):8443/x", "http:\\\\\(host)\\", " http://\(host)/\n"] {
          count += 1
          guard let url = try? WebURL(form) else { continue }
          let bytes = try #require(url.address, "\(form) was taken for a name: \(url.host)")
          #expect(!AddressRules.isPublic(bytes), "\(form)")
        }
      }
    }
    #expect(count >= 5000)
  }

  @Test(
    "addresses of IPv6 that are not public",
    arguments: [
      "::", "::1", "fc00::1", "fdff::1", "fe80::1", "febf::1", "ff02::1", "::ffff:8.8.8.8", "::ffff:10.0.0.1",
      "64:ff9b::808:808", "64:ff9b:1::1", "2002:808:808::1", "2001::1", "2001:db8::1", "100::1", "3fff::1",
    ])
  func forbidden6(_ text: String) throws {
    let url = try WebURL("http://[\(text)]/")
    #expect(!AddressRules.isPublic(try #require(url.address)))
  }

  @Test(
    "URLs that are refused whatever they lead to",
    arguments: [
      "file:///etc/passwd", "ftp://site.example/", "gopher://site.example:70/_x", "data:text/html,x",
      "javascript:alert(1)",
      "unix:/run/x.sock", "ws://site.example/", "http://user@site.example/", "http://user:pw@site.example/",
      "http://site.example:0/", "http://site.example:22/", "http://site.example:25/", "http://site.example:6379/",
      "http://site.example:99999/", "http://[fe80::1%25eth0]/", "http://[fe80::1%eth0]/", "http://", "http:///", "//",
      "http://a b/", "http://256.256.256.256/", "http://1.2.3.4.5/", "http://site..example/", "http://0x/..",
    ])
  func refused(_ text: String) {
    if let url = try? WebURL(text), let address = url.address {
      #expect(!AddressRules.isPublic(address), "\(text) is \(url.text)")
    } else {
      #expect((try? WebURL(text)) == nil, "\(text) is \((try? WebURL(text))?.text ?? "")")
    }
  }

  @Test("a thousand public URLs stay what they are")
  func allowed() throws {
    for number in 0..<1000 {
      let text =
        switch number % 4 {
        case 0: "https://www.site\(number).example/path/\(number)?page=\(number)"
        case 1: "http://\(8 + number % 2).\(number % 256).8.8/"
        case 2: "http://site.example:\(8000 + number % 500)/a-b_c~d"
        default: "https://xn--bcher-kva.example/\(number)/"
        }
      let url = try WebURL(text)
      #expect(url.text == text)
      if let address = url.address { #expect(AddressRules.isPublic(address)) }
    }
  }

  @Test(
    "URLs are made canonical",
    arguments: [
      ("HTTP://Site.Example:80/a/../b/./c/%7euser/%2f?x=%41#frag", "http://site.example/b/c/~user/%2F?x=A"),
      ("https://site.example:443", "https://site.example/"),
      ("http://site.example/ü ?q=é b", "http://site.example/%C3%BC%20?q=%C3%A9%20b"),
      ("http://bücher.example/", "http://xn--bcher-kva.example/"),
      ("http://site.example/a/b/..", "http://site.example/a/"),
      ("http://site.example/?", "http://site.example/"), ("http://site.example//x", "http://site.example//x"),
      ("http://site.example./", "http://site.example/"), ("http://[2606:4700:0:0::1111]/", "http://[2606:4700::1111]/"),
    ])
  func canonical(_ text: String, _ wanted: String) throws { #expect(try WebURL(text).text == wanted) }

  @Test(
    "relative references are resolved (RFC 3986, 5.4)",
    arguments: [
      ("g", "http://a.example/b/c/g"), ("./g", "http://a.example/b/c/g"), ("g/", "http://a.example/b/c/g/"),
      ("/g", "http://a.example/g"), ("//g.example", "http://g.example/"), ("?y", "http://a.example/b/c/d;p?y"),
      ("g?y", "http://a.example/b/c/g?y"), ("#s", "http://a.example/b/c/d;p?q"), (";x", "http://a.example/b/c/;x"),
      ("", "http://a.example/b/c/d;p?q"), (".", "http://a.example/b/c/"), ("..", "http://a.example/b/"),
      ("../g", "http://a.example/b/g"), ("../../..", "http://a.example/"), ("../../../g", "http://a.example/g"),
      ("/./g", "http://a.example/g"), ("g.", "http://a.example/b/c/g."), ("./g/.", "http://a.example/b/c/g/"),
    ])
  func relative(_ reference: String, _ wanted: String) throws {
    #expect(try WebURL(reference, base: try WebURL("http://a.example/b/c/d;p?q")).text == wanted)
  }
}
