import Digests
import DocumentModel

/// Takes what other runs of the program wrote into a knowledge base: the JSON Lines of `export` and the answers of
/// `worker`. A document is taken whole or not at all, and only what can be checked is taken: identifiers must be those of
/// what they stand for, places must lie in the document, and where the original can be opened every quote is cut from it.
public struct Importer: Sendable {
  /// What was not taken.
  public struct Refusal: Hashable, Sendable {
    /// The line of the file, from 1.
    public var line: Int
    /// The document's source, where it is known.
    public var source: String?
    /// Why.
    public var reason: String
  }

  /// What became of documents, each counted under each of its sources' names.
  public struct Summary: Hashable, Sendable {
    /// Documents that were stored.
    public internal(set) var stored = 0
    /// Documents that were there already.
    public internal(set) var unchanged = 0
    /// Documents whose quotes were cut from their originals.
    public internal(set) var proven = 0
    /// What was refused, in the order of files and lines.
    public internal(set) var refusals: [Refusal] = []

    /// Nothing yet.
    public init() {}
  }

  /// Documents stored in one transaction, as in `run`.
  private static let batchSize = 64

  private let writer: KnowledgeBaseWriter
  /// The path of the knowledge base, absolute.
  private let knowledgeBase: String

  /// Takes the writer of the knowledge base, and its absolute path: archives below its folder are named from there.
  public init(_ writer: KnowledgeBaseWriter, knowledgeBase: String) {
    self.writer = writer
    self.knowledgeBase = knowledgeBase
  }

  /// Opens a knowledge base to import into; it is made where there is none.
  public static func open(path: String, search: Bool) throws -> KnowledgeBaseWriter {
    try KnowledgeBaseWriter.open(path: path, extractor: ImportedDocument.unknownExtractor, search: search)
  }

  /// Imports a file. `open` gives the bytes of a source as received, nil where it cannot be opened. Throws
  /// `KnowledgeBaseError` where the file cannot be read or the knowledge base not be written.
  public func run(
    _ path: String, open: (_ source: String) throws -> [UInt8]?, into summary: inout Summary
  ) throws {
    let entities = try Self.entities(path)
    var lines = try LineReader(path)
    var number = 0
    var current: ImportedDocument?
    var batch: [ImportedDocument] = []
    // After a document's own record was refused, what belongs to it is passed over.
    var isSkipping = false
    func end(_ summary: inout Summary) throws {
      if let document = current, let checked = try check(document, open, &summary) {
        if try isSuperseded(checked, batch) { summary.unchanged += 1 } else { batch.append(checked) }
      }
      current = nil
      if batch.count >= Self.batchSize { try store(&batch, &summary) }
    }
    while let line = try lines.next() {
      number += 1
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      let fields = RecordFields(line: String(decoding: line, as: UTF8.self))
      let kind = fields?.fields["record"]?.text
      if let fields, kind == "document" || !fields.has("record") {
        try end(&summary)
        isSkipping = false
      }
      do throws(ImportRefusal) {
        guard let fields else { throw ImportRefusal("no JSON object") }
        switch kind {
        case "document": current = try ImportedDocument(record: fields, line: number)
        case "entity": break
        case nil where !fields.has("record"):
          current = try Self.answer(fields, line: number)
          current?.nameArchive { file in
            file.hasPrefix("/") ? SourceNaming.name(path: file, knowledgeBase: knowledgeBase, workingFolder: "/") : file
          }
        default:
          if current == nil, !isSkipping { throw ImportRefusal("a record before that of its document") }
          current?.add(fields, line: number, entities: entities)
        }
      } catch let refused {
        if current != nil {
          current?.refuse(refused, line: number)
        } else if !isSkipping {
          summary.refusals.append(Refusal(line: number, source: nil, reason: refused.reason))
          isSkipping = true
        }
      }
    }
    try end(&summary)
    try store(&batch, &summary)
  }

  /// Compares the facts of all documents that came; done once, after all files.
  public func finish() throws { try writer.compare() }

  /// The answer of a worker; an error that it tells is refused as such.
  private static func answer(_ fields: RecordFields, line: Int) throws(ImportRefusal) -> ImportedDocument {
    if let error = try fields.object("error") {
      throw ImportRefusal("the worker told an error: \(try error.optionalText("message") ?? "")")
    }
    guard fields.has("mentions") else { throw ImportRefusal("neither a record of an export nor an answer of a worker") }
    guard try fields.int("formatVersion") == 1 else { throw ImportRefusal("`formatVersion` should be 1") }
    return try ImportedDocument(answer: fields, line: line)
  }

  /// The keys of the entities that have a record in a file, by their identifiers; they stand at its end.
  private static func entities(_ path: String) throws -> [String: String] {
    var keys: [String: String] = [:]
    var lines = try LineReader(path)
    let mark = Array(#""entity""#.utf8)
    while let line = try lines.next() {
      // Cheaper than parsing each line: mentions have a member of this name, but far behind.
      guard line.prefix(24).firstRange(of: mark) != nil,
        let record = RecordFields(line: String(decoding: line, as: UTF8.self)),
        record.fields["record"]?.text == "entity", let key = record.fields["key"]?.text,
        record.fields["id"]?.text == Identifiers.entity(key: key)
      else { continue }
      keys[Identifiers.entity(key: key)] = key
    }
    return keys
  }

  /// Whether a later capture of the same URL was taken before: of several the latest counts, whatever the order of the
  /// lines, as in `run`.
  private func isSuperseded(_ document: ImportedDocument, _ batch: [ImportedDocument]) throws -> Bool {
    let source = document.extraction.document.source
    guard let archive = source.archive, !archive.captured.isEmpty else { return false }
    let waiting = batch.last { $0.extraction.document.source.name == source.name }
    guard let held = try waiting?.extraction.document.source.archive ?? writer.archivePlace(source: source.name) else {
      return false
    }
    return (held.captured, held.file, held.offset) > (archive.captured, archive.file, archive.offset)
  }

  private func check(
    _ document: ImportedDocument, _ open: (String) throws -> [UInt8]?, _ summary: inout Summary
  ) throws -> ImportedDocument? {
    let source = document.extraction.document.source.name
    if let (line, refused) = document.refusal {
      summary.refusals.append(Refusal(line: line, source: source, reason: refused.reason))
      return nil
    }
    let bytes = try open(source)
    do throws(ImportRefusal) {
      if try document.validate(bytes: bytes) { summary.proven += 1 }
      return document
    } catch let refused {
      summary.refusals.append(Refusal(line: document.line, source: source, reason: refused.reason))
      return nil
    }
  }

  /// Stores a batch, documents of one extractor after the other.
  private func store(_ batch: inout [ImportedDocument], _ summary: inout Summary) throws {
    var rest = batch[...]
    while let first = rest.first {
      let group = rest.prefix { $0.extractor == first.extractor }
      rest = rest.dropFirst(group.count)
      var prepared: [PreparedDocument] = []
      for document in group {
        var extraction = document.extraction
        prepared.append(PreparedDocument(extraction, passages: []))
        // Where the others were fetched from is not told.
        extraction.document.source.url = nil
        extraction.document.source.archive = nil
        for name in document.others {
          extraction.document.source.name = name
          prepared.append(PreparedDocument(extraction, passages: []))
        }
      }
      let stored = try writer.store(prepared, extractor: first.extractor)
      summary.stored += stored
      summary.unchanged += prepared.count - stored
    }
    batch.removeAll()
  }
}
