import Digests
import DocumentModel

/// Made-up extractions of any number, the same for the same number: for measuring, and for tests that need many.
struct SyntheticReport {
  /// Paragraphs of a report, mentions and facts in each.
  var paragraphs = 50
  var mentions = 8
  var facts = 2
  /// How many different agencies and laws, and measures, there are in all reports.
  var entities = 2_000
  var measures = 100_000

  private static let words = [
    "the", "harbour", "agency", "received", "applications", "from", "victims", "of", "trafficking", "and", "provided",
    "services", "in", "districts", "under", "law", "which", "ministry", "reported", "more", "than", "cases", "workers",
    "perlindungan", "saksi", "korban", "migran", "undang", "tahun", "laporan", "provinsi", "inspection", "Café",
    "permit",
  ]

  /// The nth report.
  func extraction(_ number: Int) -> Extraction {
    var random = UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ below: Int) -> Int {
      random ^= random << 13
      random ^= random >> 7
      random ^= random << 17
      return Int(random % UInt64(below))
    }
    var text: [UInt8] = []
    var blocks: [Block] = []
    var found: [AnchoredMention] = []
    var proven: [Fact] = []
    for paragraph in 0..<paragraphs {
      let start = text.count
      let path = "/html/body/main/p[\(paragraph + 1)]"
      var quotes: [(range: Range<Int>, quote: String)] = []
      for index in 0..<mentions {
        for _ in 0..<5 { text += Array("\(Self.words[next(Self.words.count)]) ".utf8) }
        let quote = index % 2 == 0 ? "\(next(5_000)) applicants" : "Act No. \(next(entities)) of 2007"
        let begin = text.count
        text += Array(quote.utf8)
        quotes.append((begin..<text.count, quote))
        text.append(0x20)
      }
      let sentence = String(decoding: text[start..<text.count - 1], as: UTF8.self)
      blocks.append(Block(kind: .paragraph, range: TextRange(start, text.count - 1), path: path))
      for (index, (range, quote)) in quotes.enumerated() {
        guard let place = Provenance(ranges: [SourceRange(range.lowerBound, range.upperBound)], quote: quote) else {
          continue
        }
        let isCount = index % 2 == 0
        let mention = Mention(
          isCount ? .count : .law, TextRange(0, 1),
          normalized: isCount
            ? ["value": .integer(range.lowerBound), "unit": .string("applicants")]
            : [
              "jurisdiction": .string("XX"), "type": .string("act"), "number": .string(quote), "year": .integer(2007),
            ],
          parts: isCount ? [Mention.Part("value", TextRange(0, 1))] : [],
          recognizer: isCount ? "count/numeral" : "law/xx", entityKey: isCount ? nil : "law:XX:act:\(quote)")
        found.append(
          AnchoredMention(
            mention: mention, provenance: place, parts: isCount ? [place] : [], context: sentence, block: path,
            textScalars: range, partScalars: isCount ? [range] : []))
        guard isCount, index / 2 < facts else { continue }
        let draft = FactDraft(
          property: "quantity", subject: "applicants of district \(next(measures))", value: .integer(next(5)),
          period: "\(2000 + next(20))", evidence: [])
        if let fact = Fact(
          draft, evidence: [.init(role: .value, provenance: place), .init(role: .subject, provenance: place)])
        {
          proven.append(fact)
        }
      }
      text.append(0x0A)
    }
    let source = SourceRecord(
      name: "reports/\(number).html", mediaType: .html, sha256: SHA256.digest(text), byteCount: text.count)
    let document = Document(
      source: source, charset: Charset(name: "utf-8", why: "valid-utf-8"), language: "en", title: "Report \(number)",
      text: DocumentText(utf8: text), blocks: blocks, sourceMap: .identity(), status: .ok)
    return Extraction(document: document, mentions: found, facts: proven, diagnostics: [])
  }

  /// The bytes of the nth report: its text.
  func bytes(_ number: Int) -> [UInt8] { extraction(number).document.text.utf8 }
}
