import DocumentModel
import Digests
import Foundation
public import KnowledgeBase
import Recognition

/// Writes documents that people looked at as gold for `attest evaluate`: the source, and its text with the mentions that are
/// left when the decisions are applied. What nobody decided about stands as the program found it.
public struct GoldWriter: Sendable {
  private let extractor: Extractor
  private let decisions: DecisionSet

  /// What was written.
  public struct Summary: Hashable, Sendable {
    /// Documents written.
    public var documents = 0
    /// Their mentions, and those among them that somebody decided about.
    public var mentions = 0
    /// Decisions about them.
    public var decided = 0
    /// Sources that could not be opened.
    public var missing: [String] = []
  }

  /// Takes the extractor whose results are corrected, and the decisions that hold.
  public init(extractor: Extractor, decisions: DecisionSet) {
    self.extractor = extractor
    self.decisions = decisions
  }

  /// Writes each document with decisions into a folder of its own. Throws `KnowledgeBaseError`.
  public func write(_ reader: KnowledgeBaseReader, to folder: String) throws -> Summary {
    var summary = Summary()
    for digest in decisions.documents {
      let about = decisions.about(document: digest)
      guard let source = about.compactMap(\.source).first else { continue }
      guard let bytes = try original(source, digest, reader) else {
        summary.missing.append(source)
        continue
      }
      let input = DocumentInput(name: source, bytes: bytes)
      let (extraction, recognition) = extractor.examine(input)
      let result = DecisionApplier(decisions).apply(to: extraction, bytes: bytes)
      let place = folder + "/" + String(digest.prefix(12))
      let ending = input.mediaType == .html ? "html" : input.mediaType == .xml ? "xml" : "txt"
      try Self.save(bytes, place + "/source." + ending)
      let sentences = recognition.text.sentences.indices.map { recognition.text.sentenceRange($0).end }
      try Self.save(Array(Self.gold(result, sentenceEnds: Set(sentences)).utf8), place + "/gold.marked")
      summary.documents += 1
      summary.mentions += result.mentions.count
      summary.decided += about.count
    }
    return summary
  }

  private func original(_ source: String, _ digest: String, _ reader: KnowledgeBaseReader) throws -> [UInt8]? {
    if let bytes = try Originals(reader).open(source), SHA256.digest(bytes).hex == digest { return bytes }
    return try SHA256Digest(hex: digest).flatMap { try reader.original($0) }
  }

  private static func save(_ bytes: [UInt8], _ path: String) throws {
    let file = try OutputFile(path)
    try file.write(bytes)
    try file.finish()
  }

  /// The marked text: a block a line.
  static func gold(_ extraction: Extraction, sentenceEnds: Set<Int>) -> String {
    let document = extraction.document
    var walk = MarkWalk(extraction.mentions)
    var out = "# \(flat(document.title ?? document.source.name))\n"
    for block in document.blocks {
      for piece in walk.pieces(of: block) {
        switch piece {
        case .text(let range): out += text(document, range, sentenceEnds)
        case .start(let mention): out += "⟦\(head(mention))|"
        case .end: out += "⟧"
        }
      }
      out += "\n"
    }
    return out
  }

  /// Text with ` ‖ ` where a sentence ends and another begins.
  private static func text(_ document: Document, _ range: TextRange, _ ends: Set<Int>) -> String {
    var out: [UInt8] = []
    for offset in range.start..<range.end {
      let byte = document.text.utf8[offset]
      let isSpace = byte == 0x20 || byte == 0x0A
      if isSpace { out += Array((ends.contains(offset) ? " ‖ " : " ").utf8) } else { out.append(byte) }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func flat(_ text: String) -> String { text.replacing("\n", with: " ") }

  /// The kind and the values that can be written: one word each.
  private static func head(_ mention: AnchoredMention) -> String {
    var head = mention.mention.kind.rawValue
    if let role = mention.mention.role { head += " role=\(role)" }
    for field in mention.mention.normalized.fields where scored.contains(field.name) {
      let value = field.value.displayText
      if !value.contains(where: { $0.isWhitespace || "|=⟦⟧".contains($0) }) { head += " \(field.name)=\(value)" }
    }
    return head
  }

  private static let scored: Set<String> = [
    "number", "year", "jurisdiction", "value", "low", "high", "iso", "start", "end", "duration", "qualifier",
  ]
}
