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

  /// The verdict on a claim.
  public func check(_ claim: Claim, in source: any EvidenceSource) throws -> ClaimVerdict {
    guard let form = ClaimForm(recognize(ClaimText.document(claim.text)), lexicon) else {
      return ClaimVerdict(claim: claim, label: .notEnoughInfo, trace: ["nothing in it can be checked"])
    }
    let keys = form.statement.names.compactMap(\.key)
    let words = form.statement.words.filter { lexicon.isContent($0.text) || $0.isCovered }.map(\.text)
    let documents = try source.documents(for: claim, words: words, keys: keys)
    return Decision(claim: claim, form: form, lexicon: lexicon).verdict(documents)
  }
}

/// Text that was typed, as a document.
public enum ClaimText {
  /// One paragraph of plain text.
  public static func document(_ text: String) -> Document {
    let bytes = Array(text.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 })
    let source = SourceRecord(
      name: "claim", mediaType: .text, sha256: .zero, byteCount: bytes.count)
    let blocks =
      bytes.contains { $0 > 0x20 }
      ? [Block(kind: .paragraph, range: TextRange(0, bytes.count), path: "/p")] : []
    return Document(
      source: source, charset: Charset(name: "utf-8", why: "given"), text: DocumentText(utf8: bytes), blocks: blocks,
      sourceMap: .identity(), status: .ok)
  }
}
