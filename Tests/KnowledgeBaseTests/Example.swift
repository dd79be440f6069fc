import Digests
import DocumentModel
import Foundation
import QuoteLaw

/// A small report whose mentions and facts are found by their quotes, and a folder for a knowledge base beside it.
struct Example {
  /// Source name and HTML.
  var name: String
  var html: String

  static let report = Example(
    name: "reports/2020.html",
    html: """
      <html><head><title>Report</title></head><body><h1>Report 2020</h1>
      <p>The Harbour Agency received 176 applications in 2019, as Act No. 7<sup>1</sup> of 1999 demands.</p>
      <p>In 2020 there were &#8220;120 applications&#8221;.</p><p>Nothing is said here.</p></body></html>
      """)

  static let other = Example(
    name: "reports/2021.html",
    html: "<p>The Harbour Agency (HA) counted 121 applications in 2020.</p><p>Café “Ånd” closed.</p>")

  var bytes: [UInt8] { Array(html.utf8) }

  /// The extraction that the readers and recognizers would give.
  func extraction(status: DocumentStatus = .ok) throws -> Extraction {
    let bytes = bytes
    let source = SourceRecord(
      name: name, mediaType: .html, sha256: SHA256.digest(bytes), byteCount: bytes.count)
    let paragraphs = slices("<p>", "</p>")
    var text: [UInt8] = []
    var blocks: [Block] = []
    var segments: [SourceMap.Segment] = []
    for (index, range) in paragraphs.enumerated() {
      let start = text.count
      segments.append(SourceMap.Segment(text: UInt32(start), source: UInt32(range.start)))
      text += bytes[range.start..<range.end]
      blocks.append(Block(kind: .paragraph, range: TextRange(start, text.count), path: "/html/body/p[\(index + 1)]"))
      text.append(0x0A)
    }
    let document = Document(
      source: source, charset: Charset(name: "utf-8", why: "valid-utf-8"), language: "en", title: "Report, \"2020\"",
      text: DocumentText(utf8: text), blocks: blocks, sourceMap: SourceMap(segments: segments), status: status)
    var mentions: [AnchoredMention] = []
    add(.agency, ["Harbour Agency"], ["name": .string("Harbour Agency")], key: "agency:harbour-agency", to: &mentions)
    add(.count, ["176 applications"], ["value": .integer(176), "unit": .string("applications")], to: &mentions)
    add(.count, ["120 applications"], ["value": .number(120.5), "unit": .string("applications")], to: &mentions)
    add(
      .law, ["Act No. 7", " of 1999"],
      [
        "number": .string("7"), "provision": .object(["article": .string("2")]),
        "list": .array([.string("a\"b"), .boolean(true)]),
      ],
      key: "law:XX:act:7:1999", to: &mentions)
    let facts = ["176", "120", "121"].compactMap { fact($0) }
    let diagnostics = status == .ok ? [] : [Diagnostic("reader.truncated", .warning, "the end is missing", start: 9)]
    return Extraction(document: document, mentions: mentions, facts: facts, diagnostics: diagnostics)
  }

  private func add(
    _ kind: MentionKind, _ slices: [String], _ normalized: NormalizedFields, key: String? = nil,
    to mentions: inout [AnchoredMention]
  ) {
    guard let place = place(slices) else { return }
    let mention = Mention(
      kind, TextRange(0, 1), normalized: normalized, parts: [Mention.Part("value", TextRange(0, 1))],
      recognizer: "\(kind.rawValue)/test", entityKey: key)
    mentions.append(
      AnchoredMention(
        mention: mention, provenance: place, parts: [place], context: "The sentence of \(place.quote).",
        block: "/html/body/p[1]", textScalars: 3..<9, partScalars: [3..<5]))
  }

  private func fact(_ value: String) -> Fact? {
    guard let number = Int(value), let place = place([value]), let subject = self.place(["applications"]) else {
      return nil
    }
    let draft = FactDraft(
      property: "quantity", subject: "applications", subjectKey: nil, value: .integer(number), unit: "applications",
      period: "2019", evidence: [])
    return Fact(
      draft,
      evidence: [.init(role: .value, provenance: place), .init(role: .subject, provenance: subject)])
  }

  /// The place of slices of the page that follow each other.
  private func place(_ slices: [String]) -> Provenance? {
    var ranges: [SourceRange] = []
    var from = bytes.startIndex
    for slice in slices {
      guard let range = bytes[from...].firstRange(of: slice.utf8) else { return nil }
      ranges.append(SourceRange(range.lowerBound, range.upperBound))
      from = range.upperBound
    }
    let cutter = QuoteCutter(bytes: bytes, mediaType: .html, charset: "utf-8")
    return cutter.quote(ranges).flatMap { Provenance(ranges: ranges, quote: $0) }
  }

  private func slices(_ open: String, _ close: String) -> [SourceRange] {
    var ranges: [SourceRange] = []
    var from = bytes.startIndex
    while let start = bytes[from...].firstRange(of: open.utf8),
      let end = bytes[start.upperBound...].firstRange(of: close.utf8)
    {
      ranges.append(SourceRange(start.upperBound, end.lowerBound))
      from = end.upperBound
    }
    return ranges
  }
}
