import Digests
import DocumentModel

/// Digests of what is stored: a change of any field is found by `verify`, and by every command that reads a document.
enum ContentDigest {
  /// SHA-256 over the record of the document without its source's name, its entities, their names, and its rows.
  static func digest(
    _ document: Document, entities: [PreparedDocument.EntityRow], labels: [(label: EntityName, entity: Int)],
    buffers: [RowBuffer]
  ) -> SHA256Digest {
    var nameless = document
    nameless.source.name = ""
    nameless.source.url = nil
    var writer = JSONWriter()
    RecordRenderer.document(nameless, diagnostics: [], into: &writer)
    writer.newline()
    for entity in entities {
      writer.value(entity.key)
      writer.newline()
    }
    for (label, entity) in labels {
      writer.array {
        $0.value(entity)
        $0.value(label.rank)
        $0.value(label.scheme ?? "")
        $0.value(label.name)
      }
      writer.newline()
    }
    return SHA256.digest(buffers.reduce(writer.bytes) { $0 + $1.digest })
  }

  /// SHA-256 of the rows of one table.
  static func digest(of rows: RowBuffer) -> SHA256Digest { SHA256.digest(rows.digest) }

  /// The root of a knowledge base without documents.
  static let emptyRoot = SHA256.digest([])

  /// The root with the digest of some fields joined to it by exclusive or. Done twice, it is taken away again, so that the
  /// order of additions does not matter.
  static func toggling(_ root: SHA256Digest, _ fields: [String]) -> SHA256Digest {
    var writer = JSONWriter()
    writer.array { list in for field in fields { list.value(field) } }
    let term = SHA256.digest(writer.bytes)
    return SHA256Digest(bytes: zip(root.bytes, term.bytes).map { $0 ^ $1 }) ?? root
  }
}
