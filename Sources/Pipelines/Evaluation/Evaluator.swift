import DocumentModel
import Foundation
import Recognition

/// Scores the recognisers on documents with gold beside them: exact ranges, values, sentence ends.
public struct Evaluator: Sendable {
  private let extractor: Extractor

  private static let acronymUse = "acronym use"

  /// Takes the extractor to score.
  public init(extractor: Extractor) { self.extractor = extractor }

  /// Scores each `source.html|xml|txt` under a folder that has a `gold.marked` beside it. Throws `PipelineError`.
  public func evaluate(_ folder: String) throws -> EvaluationReport {
    let found = try SourceWalker.find([(path: folder, include: ["source.*"], exclude: [])])
    var report = EvaluationReport()
    var named: Set<GoldIdentities.Named> = []
    for path in found.paths {
      let gold = (path as NSString).deletingLastPathComponent + "/gold.marked"
      guard let marked = FileManager.default.contents(atPath: gold) else { continue }
      guard case .bytes(let bytes, _) = try FileReader.read(path, limit: .max) else { continue }
      let document = try GoldDocument(String(decoding: marked, as: UTF8.self), file: gold)
      report.documents += 1
      let extraction = score(DocumentInput(name: path, bytes: bytes), document, gold, &report)
      for mention in extraction.mentions where mention.mention.kind == .agency {
        guard let entity = mention.mention.entityKey else { continue }
        named.insert(.init(document: path, name: mention.provenance.quote, entity: entity))
      }
      let factFile = (path as NSString).deletingLastPathComponent + "/facts.tsv"
      guard let listed = FileManager.default.contents(atPath: factFile) else { continue }
      try GoldFacts(String(decoding: listed, as: UTF8.self), file: factFile)
        .score(extraction.facts, file: factFile, &report)
    }
    if let listed = FileManager.default.contents(atPath: folder + "/identities.names") {
      GoldIdentities(String(decoding: listed, as: UTF8.self)).score(named, &report)
    }
    guard report.documents > 0 else {
      throw PipelineError(.inputNotFound, "\(folder): no `source.*` with a `gold.marked` beside it")
    }
    return report
  }

  private func score(
    _ input: DocumentInput, _ gold: GoldDocument, _ file: String, _ report: inout EvaluationReport
  ) -> Extraction {
    let (extraction, recognition) = extractor.examine(input)
    let text = extraction.document.text
    // White space is one byte each in the text as read, so offsets stay when line ends become spaces.
    let flat = text.utf8.map { $0 == 0x0A ? 0x20 : $0 }
    var cursor = 0
    var expected: [String: [TextRange: GoldDocument.Mark]] = [:]
    var ends: Set<Int> = []
    var lines: [(range: TextRange, line: Int)] = []
    for block in gold.blocks {
      guard let place = Self.find(block.text, in: flat, from: cursor) else {
        report.misplaced.append("\(file):\(block.line): \(String(decoding: block.text.prefix(80), as: UTF8.self))")
        continue
      }
      cursor = place + block.text.count
      lines.append((TextRange(place, cursor), block.line))
      for mark in block.marks {
        let range = TextRange(mark.range.start + place, mark.range.end + place)
        expected[mark.kind, default: [:]][range] = mark
      }
      for end in block.sentenceEnds { ends.insert(end + place) }
    }
    func line(_ offset: Int) -> Int { lines.last { $0.range.start <= offset }?.line ?? 0 }
    // Gold has the uses of acronyms that the document defines; of others it says nothing.
    let defined = Set((expected[Self.acronymUse] ?? [:]).keys.map { text.quote($0) })

    for mention in extraction.mentions.map(\.mention) {
      let kind = mention.role.map { "\(mention.kind.rawValue) \($0)" } ?? mention.kind.rawValue
      if kind == Self.acronymUse, !defined.contains(text.quote(mention.range)) { continue }
      if let mark = expected[kind]?.removeValue(forKey: mention.range) {
        report.scores[kind, default: Score()].right += 1
        guard !mark.attributes.isEmpty else { continue }
        report.scores[kind, default: Score()].valued += 1
        let differing = mark.attributes.filter { Self.show(mention.normalized[$0.key]) != $0.value }
        if differing.isEmpty {
          report.scores[kind, default: Score()].values += 1
        } else {
          for (key, value) in differing.sorted(by: { $0.key < $1.key }) {
            report.errors.append(
              "\(file):\(line(mention.range.start)) \(kind) value \(key)=\(value), found \(Self.show(mention.normalized[key]) ?? "none"): \(text.quote(mention.range))"
            )
          }
        }
      } else {
        report.scores[kind, default: Score()].wrong += 1
        report.errors.append("\(file):\(line(mention.range.start)) \(kind) wrong: \(text.quote(mention.range))")
      }
    }
    for (kind, marks) in expected.sorted(by: { $0.key < $1.key }) {
      report.scores[kind, default: Score()].missed += marks.count
      for range in marks.keys.sorted(by: { $0.start < $1.start }) {
        report.errors.append("\(file):\(line(range.start)) \(kind) missed: \(text.quote(range))")
      }
    }
    sentences(recognition.text, ends, file, line, &report)
    return extraction
  }

  private func sentences(
    _ text: TokenizedDocument, _ ends: Set<Int>, _ file: String, _ line: (Int) -> Int, _ report: inout EvaluationReport
  ) {
    var left = ends
    var score = report.scores["sentence"] ?? Score()
    for index in text.sentences.indices {
      let range = text.sentenceRange(index)
      if left.remove(range.end) != nil {
        score.right += 1
      } else {
        score.wrong += 1
        report.errors.append(
          "\(file):\(line(range.start)) sentence wrong end: …\(text.document.text.quote(TextRange(max(range.start, range.end - 40), range.end)))"
        )
      }
    }
    score.missed += left.count
    for end in left.sorted() {
      report.errors.append(
        "\(file):\(line(end - 1)) sentence end missed: …\(text.document.text.quote(TextRange(max(0, end - 40), end)))")
    }
    report.scores["sentence"] = score
  }

  private static func show(_ value: NormalizedValue?) -> String? {
    switch value {
    case .string(let text): text
    case .integer(let number): String(number)
    case .number(let number): number.rounded() == number ? String(Int(number)) : String(number)
    case .boolean(let flag): String(flag)
    case .array, .object, nil: nil
    }
  }

  private static func find(_ needle: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard let first = needle.first, text.count >= needle.count else { return nil }
    var index = start
    while index + needle.count <= text.count {
      if text[index] == first, text[index..<(index + needle.count)].elementsEqual(needle) { return index }
      index += 1
    }
    return nil
  }
}
