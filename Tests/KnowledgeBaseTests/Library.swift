import Digests
import DocumentModel
import QuoteLaw

/// A document with a reference list and a citation, with words that mean something to each form of export.
enum Library {
  static let example = Example(
    name: "reports/review.html",
    html: """
      <p>As shown before (Hidayati &amp; Co, 2012).</p>
      <p>Hidayati, R. and World Bank (2012) Law &amp; order {sic}. Journal of 100% Law 3(2), 14–20. doi:10.1000/x_1</p>
      """)

  /// The extraction with one citation and one reference.
  static func extraction(title: String = "Review") throws -> Extraction {
    var extraction = try example.extraction()
    extraction.document.title = title
    extraction.mentions = [
      try mention(
        .citation, "(Hidayati &amp; Co, 2012)",
        [
          "authors": .array([.string("Hidayati & Co")]), "year": .integer(2012), "resolution": .string("resolved"),
          "ref_id": .string("ref01"),
        ]),
      try mention(
        .reference,
        "Hidayati, R. and World Bank (2012) Law &amp; order {sic}. Journal of 100% Law 3(2), 14–20. doi:10.1000/x_1",
        [
          "ref_id": .string("ref01"), "authors": .array([.string("Hidayati, R."), .string("World Bank")]),
          "year": .integer(2012), "title": .string("Law & order {sic}"), "container": .string("Journal of 100% Law"),
          "volume": .string("3"), "issue": .string("2"), "pages": .string("14–20"), "doi": .string("10.1000/x_1"),
        ]),
    ]
    return extraction
  }

  private struct Missing: Error {}

  private static func mention(
    _ kind: MentionKind, _ source: String, _ normalized: NormalizedFields
  ) throws -> AnchoredMention {
    let bytes = example.bytes
    guard let found = bytes.firstRange(of: Array(source.utf8)) else { throw Missing() }
    let range = SourceRange(found.lowerBound, found.upperBound)
    let cutter = QuoteCutter(bytes: bytes, mediaType: .html, charset: "utf-8")
    guard let place = cutter.quote([range]).flatMap({ Provenance(ranges: [range], quote: $0) }) else { throw Missing() }
    return AnchoredMention(
      mention: Mention(kind, TextRange(0, 1), normalized: normalized, recognizer: "\(kind.rawValue)/test"),
      provenance: place, parts: [], context: place.quote, block: "/html/body/p[1]", textScalars: 0..<1, partScalars: [])
  }
}
