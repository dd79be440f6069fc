import Digests
public import DocumentModel

/// Writes a whole extraction as the worker's answer and as `show --format json`.
public enum ExtractionRenderer {
  /// One object without a line end, keys in the contract's order; then what `import` needs besides: how many bytes there
  /// were, how they were read and by which version, and the entities with the indexes of the mentions that name them.
  public static func answer(
    _ extraction: Extraction, id: String, options: Worker.Options, extractor: String, into writer: inout JSONWriter
  ) {
    let document = extraction.document
    writer.object { object in
      object.member("id", id)
      object.member("formatVersion", 1)
      object.member("sha256", document.source.sha256.hex)
      object.member("status", document.status.name)
      object.member("reason", document.status.reason)
      object.member("offset", document.status.offset)
      object.key("charset")
      object.object {
        $0.member("name", document.charset.name)
        $0.member("why", document.charset.why)
      }
      object.member("language", document.language)
      object.member("title", document.title)
      RecordRenderer.metadata(document, into: &object)
      if options.text { object.member("text", String(decoding: document.text.utf8, as: UTF8.self)) }
      object.key("mentions")
      object.array { list in
        for mention in extraction.mentions {
          RecordRenderer.mention(mention, document: document, into: &list, record: false)
        }
      }
      object.key("facts")
      object.array { list in
        for fact in extraction.facts { RecordRenderer.fact(fact, document: document, into: &list, record: false) }
      }
      object.key("diagnostics")
      object.array { list in
        for diagnostic in extraction.diagnostics { RecordRenderer.diagnostic(diagnostic, into: &list) }
      }
      object.member("bytes", document.source.byteCount)
      object.member("mediaType", document.source.mediaType.rawValue)
      object.member("url", document.source.url)
      object.member("extractor", extractor)
      entities(extraction, into: &object)
      if options.tables { StructureRenderer.tables(document, into: &object) }
      if options.structure { StructureRenderer.structure(extraction, into: &object) }
    }
  }

  private static func entities(_ extraction: Extraction, into object: inout JSONWriter) {
    var named: [String: [Int]] = [:]
    for (index, mention) in extraction.mentions.enumerated() {
      if let key = mention.mention.entityKey { named[key, default: []].append(index) }
    }
    for fact in extraction.facts {
      for case let key? in [fact.draft.subjectKey, fact.draft.valueKey] where named[key] == nil { named[key] = [] }
    }
    guard !named.isEmpty else { return }
    object.key("entities")
    object.array { list in
      for (key, mentions) in named.sorted(by: { $0.key < $1.key }) {
        list.object {
          $0.member("id", Identifiers.entity(key: key))
          $0.member("key", key)
          $0.key("mentions")
          $0.array { indexes in for index in mentions { indexes.value(index) } }
        }
      }
    }
  }
}
