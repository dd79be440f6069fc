public import DocumentModel
public import KnowledgeBase

extension Extractor {
  /// What a document says whose bytes are read again, in the way in which they were read before.
  public func extract(_ document: Recovery.Reread) -> Extraction {
    let charset = document.charset
    var input = DocumentInput(
      name: document.source.name, url: document.source.url, declaredType: document.source.mediaType.rawValue,
      bytes: document.bytes, charset: charset.why == "transport" ? charset.name : nil,
      forcedCharset: charset.why == "given" ? charset.name : nil)
    input.mediaType = document.source.mediaType
    return extract(input)
  }
}
