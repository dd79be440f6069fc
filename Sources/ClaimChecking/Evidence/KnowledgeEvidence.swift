public import DocumentModel
public import KnowledgeBase
public import Recognition

/// The documents of a knowledge base: those in which the rarest words of a claim stand, read again from their originals where
/// these are there, else from the stored passages.
public final class KnowledgeEvidence: EvidenceSource {
  private let finder: ClaimPassages
  private let checker: ClaimChecker
  private let reread: (SourceRecord) -> RecognitionEngine.Recognition?
  private let recognize: (Document) -> RecognitionEngine.Recognition
  private var kept: [Int64: EvidenceDocument] = [:]
  private var order: [Int64] = []

  private let mostKept: Int
  /// Documents looked at for one claim.
  private static let mostDocuments = 4

  /// `mostKept` documents are kept read. `reread` gives a document from its original bytes, or nil where they cannot be had.
  public init(
    _ reader: KnowledgeBaseReader, checker: ClaimChecker, mostKept: Int = 256,
    recognize: @escaping (Document) -> RecognitionEngine.Recognition,
    reread: @escaping (SourceRecord) -> RecognitionEngine.Recognition?
  ) {
    finder = ClaimPassages(reader)
    self.checker = checker
    self.mostKept = mostKept
    self.recognize = recognize
    self.reread = reread
  }

  /// The documents that name most of what the claim is about.
  public func documents(for claim: Claim, words: [String], keys: [String]) throws -> [EvidenceDocument] {
    let numbers =
      try claim.source.map { try finder.documents(source: $0) }
      ?? finder.documents(words: words, keys: keys, limit: Self.mostDocuments)
    return try numbers.compactMap { try document($0) }
  }

  /// The documents that a source holds.
  public func documents(source: String) throws -> [EvidenceDocument] {
    try finder.documents(source: source).compactMap { try document($0) }
  }

  private func document(_ number: Int64) throws -> EvidenceDocument? {
    if let document = kept[number] { return document }
    guard let stored = try finder.record(number) else { return nil }
    let document: EvidenceDocument
    if let recognition = reread(stored) {
      document = checker.evidence(recognition)
    } else {
      let passages = try finder.passages(number)
      let (text, places) = Self.text(stored, passages)
      document = checker.evidence(recognize(text), blockPlaces: places)
    }
    if order.count >= mostKept { kept[order.removeFirst()] = nil }
    kept[number] = document
    order.append(number)
    return document
  }

  /// Passages as a document.
  private static func text(_ source: SourceRecord, _ passages: [StoredPassage]) -> (Document, [SourceRange?]) {
    var bytes: [UInt8] = []
    var blocks: [Block] = []
    for passage in passages {
      let start = bytes.count
      bytes += Array(passage.text.utf8)
      guard bytes.count > start else { continue }
      blocks.append(
        Block(
          kind: Block.Kind(rawValue: passage.kind) ?? .paragraph, range: TextRange(start, bytes.count), path: "/p"))
      bytes.append(0x0A)
    }
    let document = Document(
      source: source, charset: Charset(name: "utf-8", why: "given"), text: DocumentText(utf8: bytes), blocks: blocks,
      sourceMap: SourceMap(segments: []), status: .ok)
    return (document, passages.filter { !$0.text.isEmpty }.map(\.place))
  }
}
