public import DocumentModel
public import Recognition

/// Checks claims against sources by comparing typed values. A value without state; safe to share.
public struct ClaimChecker: Sendable {
  private let recognize: @Sendable (Document) -> RecognitionEngine.Recognition
  let lexicon: ClaimLexicon

  /// Takes the packs and what recognises names and numbers in a text.
  public init(packs: PackSet, recognize: @escaping @Sendable (Document) -> RecognitionEngine.Recognition) {
    lexicon = ClaimLexicon(packs)
    self.recognize = recognize
  }

  /// Reads a document for checking. `blockPlaces`: as for `EvidenceDocument`.
  public func evidence(_ recognition: RecognitionEngine.Recognition, blockPlaces: [SourceRange?]? = nil)
    -> EvidenceDocument
  {
    EvidenceDocument(recognition, lexicon: lexicon, blockPlaces: blockPlaces)
  }

  /// Claims above this many bytes are no sentences.
  private static let mostBytes = 20_000

  /// The verdict on a claim.
  public func check(_ claim: Claim, in source: any EvidenceSource) throws -> ClaimVerdict {
    guard claim.text.utf8.count <= Self.mostBytes else {
      return ClaimVerdict(
        claim: claim, label: .notEnoughInfo,
        trace: ["it has \(claim.text.utf8.count) bytes, a claim at most \(Self.mostBytes): split it into sentences"])
    }
    if claim.text.unicodeScalars.contains(where: { !$0.isASCII && $0.properties.generalCategory == .decimalNumber }) {
      return ClaimVerdict(
        claim: claim, label: .notEnoughInfo, trace: ["its numbers are not written in the digits 0 to 9: write them so"])
    }
    let read = recognize(ClaimText.document(claim.text))
    guard let plain = ClaimForm(read, lexicon) else {
      return ClaimVerdict(claim: claim, label: .notEnoughInfo, trace: ["nothing in it can be checked"])
    }
    let keys = plain.statement.names.compactMap(\.key)
    let words = plain.statement.words.filter { lexicon.isContent($0.text) || $0.isCovered }.map(\.text)
    let documents = try source.documents(for: claim, words: words, keys: keys)
    if documents.isEmpty, let name = claim.source {
      return ClaimVerdict(
        claim: claim, label: .notEnoughInfo, trace: ["no document has the name, file name, URL or SHA-256 \(name)"])
    }
    // A short claim does not show its language; that of the sources does.
    let isIndonesian =
      documents.contains(where: \.isIndonesian) && !plain.statement.words.contains { Self.english.contains($0.text) }
    let own = isIndonesian ? lexicon.forIndonesian : lexicon
    let form = isIndonesian ? ClaimForm(read, own) ?? plain : plain
    return Decision(claim: claim, form: form, lexicon: own).verdict(documents)
  }

  private static let english: Set<String> = [
    "the", "of", "in", "was", "were", "is", "are", "a", "an", "and", "by", "to", "had", "than",
  ]
}

/// Text that was typed, as a document.
public enum ClaimText {
  /// One item of plain text: a document that is one paragraph could be an entry of a bibliography.
  public static func document(_ text: String) -> Document {
    let bytes = Array(text.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 })
    let source = SourceRecord(
      name: "claim", mediaType: .text, sha256: .zero, byteCount: bytes.count)
    let blocks =
      bytes.contains { $0 > 0x20 }
      ? [Block(kind: .listItem, range: TextRange(0, bytes.count), path: "/p")] : []
    return Document(
      source: source, charset: Charset(name: "utf-8", why: "given"), text: DocumentText(utf8: bytes), blocks: blocks,
      sourceMap: .identity(), status: .ok)
  }
}
