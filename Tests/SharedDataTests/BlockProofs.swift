import Digests
import DocumentModel
import Foundation
import QuoteLaw
import Readers
import Testing

/// For every page and report: each block is what the quote law cuts from its bytes, nothing but markup stands between
/// blocks of the full text, and the full text has all words of the document.
@Suite("Every shared document", .enabled(if: SharedData.exists))
struct BlockProofs {
  private struct Row: Decodable {
    var id: String
    var html: String?
    var data_b64: String?
  }

  private static let exceptions = Result { try ReasonList("exceptions.txt") }

  @Test("keeps its words and obeys the quote law", arguments: SharedData.sample(SharedData.pages, most: 250))
  func pages(_ path: String) throws {
    let bytes = try SharedData.bytes(path)
    let found = Self.breaches(bytes, path.hasSuffix("xhtml") ? .xml : .html)
    try Self.expect(found, path)
  }

  @Test("of XML keeps its words and obeys the quote law", arguments: SharedData.sample(SharedData.reports, most: 150))
  func reports(_ path: String) throws {
    let found = Self.breaches(try SharedData.bytes(path), .xml)
    try Self.expect(found, path)
  }

  @Test(
    "keeps its words and obeys the quote law however short and broken",
    arguments: ["html_html5lib_tree", "html_encoding_sniff"])
  func records(_ set: String) throws {
    for row in try SharedData.rows(set, as: Row.self) {
      let bytes =
        row.html.map { Array($0.utf8) } ?? row.data_b64.flatMap { Data(base64Encoded: $0) }.map { [UInt8]($0) }
      try Self.expect(Self.breaches(bytes ?? [], .html, charset: row.html == nil ? nil : "utf-8"), row.id)
    }
  }

  /// A document on the list of exceptions must break the law, every other one keep it.
  private static func expect(_ found: [String], _ identifier: String) throws {
    if try exceptions.get().identifiers.contains(identifier) {
      #expect(!found.isEmpty, "\(identifier) keeps the law now: take it off the list")
    } else {
      #expect(found.isEmpty, "\(identifier), \(found.count): \(found.prefix(8).joined(separator: "\n"))")
    }
  }

  /// What is wrong with the reading of a document, main text and full text.
  static func breaches(_ bytes: [UInt8], _ mediaType: MediaType, charset: String? = nil) -> [String] {
    let source = SourceRecord(
      name: "x", mediaType: mediaType, sha256: SHA256.digest(bytes), byteCount: bytes.count)
    var cutter: QuoteCutter?
    let isPage = mediaType == .html || bytes.prefix(1000).contains(subsequence: Array("<html".utf8))
    return [false, true].flatMap { isFull -> [String] in
      let options = ReadOptions(fullText: isFull, forcedCharset: charset)
      let document = DocumentReader(options: options).read(bytes, source: source)
      guard !document.blocks.isEmpty || document.status == .ok else { return [] }
      let law = cutter ?? QuoteCutter(bytes: bytes, mediaType: mediaType, charset: document.charset.name)
      cutter = law
      let titles = isFull && isPage ? titles(bytes, law, document.charset.name) : []
      var found: [String] = []
      var sources: [SourceRange] = []
      for block in document.blocks {
        guard let ranges = document.sourceMap.sourceRanges(of: block.range) else {
          found.append("no source: \(block.path)")
          continue
        }
        sources += ranges
        let quote = document.text.quote(block.range)
        if law.quote(ranges) != quote { found.append("quote: \(quote) is \(law.quote(ranges) ?? "nothing")") }
      }
      found += gaps(sources, law, bytes.count, isFull && document.status == .ok, titles)
      if isFull, document.status == .ok { found += lost(document, law, bytes.count, titles) }
      return found.map { (isFull ? "full text: " : "main text: ") + $0 }
    }
  }

  /// What stands between the blocks in the order of the bytes: markup alone in the full text, and whole markup always.
  private static func gaps(
    _ sources: [SourceRange], _ law: QuoteCutter, _ count: Int, _ isFull: Bool, _ titles: [String]
  ) -> [String] {
    var found: [String] = []
    var last = 0
    for range in sources.sorted() + [SourceRange(count, count)] {
      if range.start < last { found.append("overlap at \(range.start)") }
      if range.start > last {
        let gap = law.quote([SourceRange(last, range.start)])
        if gap == nil, last > 0, range.start < count {
          found.append("a block ends inside markup at \(last) or begins in it at \(range.start)")
        } else if isFull, let gap {
          let rest = titles.reduce(gap) { $0.hasPrefix($1) ? String($0.dropFirst($1.count).drop { $0 == " " }) : $0 }
          if !rest.isEmpty { found.append("between blocks at \(last): \(gap)") }
        }
      }
      last = max(last, range.end)
    }
    return found
  }

  /// Whether the full text and the titles have the letters of the document, counted.
  private static func lost(_ document: Document, _ law: QuoteCutter, _ count: Int, _ titles: [String]) -> [String] {
    guard let all = law.quote([SourceRange(0, count)]) else { return [] }
    let text = document.text.string(TextRange(0, document.text.utf8.count)) + titles.joined()
    let (has, should) = (letters(text), letters(all))
    return has == should ? [] : ["\(has.count) of \(should.count) letters"]
  }

  /// The texts of the `title` elements of a page and its pictures, which are no part of its text.
  private static func titles(_ bytes: [UInt8], _ law: QuoteCutter, _ charset: String) -> [String] {
    let width = charset.hasPrefix("utf-16") ? 2 : 1
    let low = charset == "utf-16be" ? 1 : 0
    let ascii = stride(from: 0, to: bytes.count - width + 1, by: width).map { bytes[$0 + low] }
    var found: [String] = []
    var index = 0
    func matches(_ word: String, _ start: Int) -> Bool {
      start + word.utf8.count <= ascii.count && zip(ascii[start...], word.utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    }
    while let start = ascii[index...].firstIndex(of: 0x3C) {
      index = start + 1
      guard matches("<title", start), start + 6 < ascii.count, ascii[start + 6] <= 0x20 || ascii[start + 6] == 0x3E,
        let from = ascii[start...].firstIndex(of: 0x3E)
      else { continue }
      var end = from + 1
      while end < ascii.count, !matches("</title", end) { end += 1 }
      let range = SourceRange((from + 1) * width, end * width)
      if range.start < range.end, let title = law.quote([range]), !title.isEmpty { found.append(title) }
      index = max(end, index)
    }
    return found
  }

  /// The bytes that are no white space, in the order of their values: notes stand behind the lines they are in.
  private static func letters(_ text: String) -> [UInt8] {
    var counts = [Int](repeating: 0, count: 256)
    for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
      for byte in String(scalar).utf8 { counts[Int(byte)] += 1 }
    }
    return counts.enumerated().flatMap { Array(repeating: UInt8($0.offset), count: $0.element) }
  }
}

extension Collection<UInt8> {
  fileprivate func contains(subsequence: [UInt8]) -> Bool {
    indices.contains { self[$0...].starts(with: subsequence) }
  }
}
