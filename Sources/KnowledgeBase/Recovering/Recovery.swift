import Digests
public import DocumentModel
import GRDB
import Glibc

/// Saves what can be saved of a damaged knowledge base into a new one. A document is taken over only if all that is stored
/// of it is what its digest says; else it is read again from the kept copy or the original, if those are the same bytes;
/// else it is lost, and told. The damaged file is not changed.
public struct Recovery: Sendable {
  /// What became of what a source held.
  public struct Outcome: Hashable, Sendable {
    /// How it was saved.
    public enum Way: String, Sendable, CaseIterable {
      /// Taken over as stored.
      case saved
      /// Read again from the same bytes.
      case reread
      /// Nothing could be saved.
      case lost
    }

    /// The source's name.
    public var source: String
    /// How it was saved.
    public var way: Way
    /// Whether the source holds it now, or it is a superseded version.
    public var isCurrent: Bool
    /// Why it was not taken over.
    public var reason: String?
  }

  /// A document to read again from its bytes.
  public struct Reread: Sendable {
    /// The source and the digest of the bytes.
    public var source: SourceRecord
    /// The encoding it was read in before, and why.
    public var charset: Charset
    /// The bytes as received.
    public var bytes: [UInt8]
  }

  private let path: String
  private let new: String

  /// Takes the damaged knowledge base and the path of the new one, where there must be nothing yet.
  public init(_ path: String, to new: String) {
    self.path = path
    self.new = new
  }

  /// Saves document by document in the order of runs and names; the new file has its name when it is whole. `open` gives
  /// the bytes of a source as received, `read` what `extractor` makes of a document, nil where it makes nothing. `tell`
  /// hears every outcome. Throws `KnowledgeBaseError`.
  public func run(
    extractor: String, open: (_ source: String) throws -> [UInt8]?, read: (Reread) -> Extraction?,
    tell: (Outcome) throws -> Void
  ) throws {
    guard access(new, F_OK) != 0 else { throw KnowledgeBaseError.cannotCreate("\(new): is there already") }
    let damaged = try DamagedFile(path, beside: new)
    let temporary = "\(new).\(getpid()).tmp"
    defer { for suffix in ["", "-journal", ".lock"] { unlink(temporary + suffix) } }
    let isConfirmed = Self.isConfirmed(damaged)
    let known = SalvagedRecord.extractors(damaged)
    let holdings = SalvagedHoldings(damaged, isConfirmed: isConfirmed).holdings
    guard !holdings.isEmpty else {
      throw KnowledgeBaseError.corrupt("\(path): no source of it can be read; it was left as it is")
    }
    // One opening for each run in which something changed, so that versions follow each other as they did.
    for run in Set(holdings.flatMap { [$0.since, $0.until].compactMap(\.self) }).sorted() {
      let begun = holdings.filter { $0.since == run }
      let names = Set(begun.map(\.name))
      let ended = Set(holdings.filter { $0.until == run }.map(\.name)).subtracting(names)
      let writer = try KnowledgeBaseWriter.open(path: temporary, extractor: extractor, search: true)
      defer { try? writer.close() }
      try writer.remove(sources: ended.sorted())
      var batch = SalvagedBatch(writer)
      for holding in begun {
        try tell(
          try save(
            holding, damaged, isConfirmed: isConfirmed, extractor, known, open, read, into: &batch))
      }
      try batch.store()
    }
    let writer = try KnowledgeBaseWriter.open(path: temporary, extractor: extractor, search: true)
    try writer.compare()
    try writer.close()
    guard rename(temporary, new) == 0 else {
      throw KnowledgeBaseError.cannotCreate("\(new): cannot be made (\(String(cString: strerror(errno))))")
    }
  }

  private func save(
    _ holding: SalvagedHoldings.Holding, _ damaged: DamagedFile, isConfirmed: Bool, _ extractor: String,
    _ known: Set<String>, _ open: (String) throws -> [UInt8]?, _ read: (Reread) -> Extraction?,
    into batch: inout SalvagedBatch
  ) throws -> Outcome {
    var outcome = Outcome(source: holding.name, way: .lost, isCurrent: holding.until == nil)
    guard let record = SalvagedRecord(holding, damaged, isConfirmed: isConfirmed) else {
      outcome.reason = "its digest cannot be read; `attest run` reads the source again"
      return outcome
    }
    // What is thrown while reading is the damage.
    let stored = try? damaged.all.read { try KnowledgeBaseReader.original($0, record.source.sha256) }
    let kept = (stored ?? nil).flatMap { SHA256.digest($0) == record.source.sha256 ? $0 : nil }
    let opened = try holding.isCertain && kept != nil ? nil : open(holding.name)
    let isOriginal = opened.map { SHA256.digest($0) == record.source.sha256 } ?? false
    guard holding.isCertain || isOriginal else {
      outcome.reason = "its name stands on a damaged page, and its source does not confirm it"
      return outcome
    }
    let whole = try? damaged.all.read { db in
      var stored = try DocumentLoader(db).load(holding.document)
      stored.extraction.document.source.name = holding.name
      stored.extraction.document.source.url = holding.url
      return try DocumentIntegrity(db).prepared(stored)
    }
    if let prepared = whole ?? nil, prepared.document.source.sha256 == record.source.sha256 {
      outcome.way = .saved
      // The document's digest does not cover which version extracted it.
      let isKnown = record.isCertain || known.contains(record.extractor)
      try batch.add(
        prepared, extractor: isKnown ? record.extractor : ImportedDocument.unknownExtractor, original: kept)
      return outcome
    }
    outcome.reason = "what is stored of it is damaged"
    guard let bytes = kept ?? (isOriginal ? opened : nil) else {
      outcome.reason = opened == nil ? "its source cannot be opened" : "its source has other bytes now"
      return outcome
    }
    guard let extraction = read(Reread(source: record.source, charset: record.charset, bytes: bytes)) else {
      outcome.reason = "its source could not be read again"
      return outcome
    }
    outcome.way = .reread
    try batch.add(PreparedDocument(extraction, search: true), extractor: extractor, original: kept)
    return outcome
  }

  /// Whether the root digest of all pages is as stored: then what only it covers was not changed.
  private static func isConfirmed(_ damaged: DamagedFile) -> Bool {
    let isEqual = try? damaged.all.read { db in
      let root = try String.fetchOne(db, sql: "SELECT root FROM _state")
      return try RootDigest.computed(db).hex == root
    }
    return isEqual ?? false
  }
}

/// Documents that are stored together, of one extractor.
private struct SalvagedBatch {
  private let writer: KnowledgeBaseWriter
  private var documents: [PreparedDocument] = []
  private var originals: [SHA256Digest: [UInt8]] = [:]
  private var extractor = ""
  /// As many as `run` stores in one transaction.
  private static let most = 64

  init(_ writer: KnowledgeBaseWriter) { self.writer = writer }

  mutating func add(_ document: PreparedDocument, extractor: String, original: [UInt8]?) throws {
    if extractor != self.extractor || documents.count >= Self.most { try store() }
    self.extractor = extractor
    documents.append(document)
    originals[document.document.source.sha256] = original
  }

  mutating func store() throws {
    guard !documents.isEmpty else { return }
    _ = try writer.store(documents, extractor: extractor, originals: originals)
    documents.removeAll()
    originals.removeAll()
  }
}
