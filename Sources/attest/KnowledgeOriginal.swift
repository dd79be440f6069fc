import Digests
import DocumentModel
import KnowledgeBase
import Pipelines
import Recognition

/// Documents of a knowledge base, read again.
enum KnowledgeOriginal {
  /// From the original where it is there and has not changed, else from the kept copy; nil where there is neither.
  static func reread(
    _ source: SourceRecord, _ knowledgeBase: String, _ reader: KnowledgeBaseReader, _ extractor: Extractor
  ) -> RecognitionEngine.Recognition? {
    var bytes = Originals.open(source, knowledgeBase: knowledgeBase)
    if bytes.map({ SHA256.digest($0) != source.sha256 }) ?? true {
      bytes = (try? reader.original(source.sha256)) ?? nil
    }
    guard let bytes, SHA256.digest(bytes) == source.sha256 else { return nil }
    var input = DocumentInput(name: source.name, url: source.url, bytes: bytes)
    input.mediaType = source.mediaType
    return extractor.examine(input).recognition
  }
}
