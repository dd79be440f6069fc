import Digests
import DocumentModel

/// The digest of all that is stored of a document: a change of any field is found by `verify`.
enum ContentDigest {
  /// SHA-256 over the records of the document, its mentions and facts without the source's name, the passages and the
  /// names of entities.
  static func digest(_ extraction: Extraction, passages: [Passage], names: [EntityName]) -> SHA256Digest {
    var document = extraction.document
    document.source.name = ""
    document.source.url = nil
    var writer = JSONWriter()
    RecordRenderer.document(document, diagnostics: extraction.diagnostics, into: &writer)
    writer.newline()
    for mention in extraction.mentions {
      RecordRenderer.mention(mention, document: document, into: &writer, record: false)
      writer.value(mention.mention.entityKey ?? "")
      writer.newline()
    }
    for fact in extraction.facts {
      RecordRenderer.fact(fact, document: document, into: &writer, record: false)
      writer.newline()
    }
    for passage in passages {
      writer.array {
        $0.value(passage.kind)
        $0.value(passage.path)
        $0.value(passage.place?.start ?? -1)
        $0.value(passage.place?.end ?? -1)
        $0.value(passage.text)
      }
      writer.newline()
    }
    for name in names {
      writer.array {
        $0.value(name.key)
        $0.value(name.rank)
        $0.value(name.name)
      }
      writer.newline()
    }
    return SHA256.digest(writer.bytes)
  }

  /// The root of a knowledge base without documents.
  static let emptyRoot = SHA256.digest([])

  /// The root with what a source adds to it: a digest of its name, its URL and its document. Done twice, it is taken away
  /// again, so that the order of additions does not matter.
  static func toggling(
    _ root: SHA256Digest, source: String, url: String?, extractor: String, content: String
  ) -> SHA256Digest {
    var writer = JSONWriter()
    writer.array {
      $0.value(source)
      $0.value(url ?? "")
      $0.value(extractor)
      $0.value(content)
    }
    let term = SHA256.digest(writer.bytes)
    return SHA256Digest(bytes: zip(root.bytes, term.bytes).map { $0 ^ $1 }) ?? root
  }
}
