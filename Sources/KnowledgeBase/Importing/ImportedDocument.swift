import Digests
import DocumentModel

/// A document that is imported, while its records come.
struct ImportedDocument {
  var extraction: Extraction
  /// Further names of the same bytes.
  var others: [String] = []
  /// Version of what extracted it.
  var extractor: String
  /// The bytes as received, where they came along.
  private(set) var bytes: [UInt8]?
  /// The line that begins it.
  let line: Int
  /// The first thing that is wrong with it, with its line.
  private(set) var refusal: (line: Int, refusal: ImportRefusal)?

  /// Stands for an extractor that did not say its version; `run` reads such documents again.
  static let unknownExtractor = "import"

  /// Begins with a document's record in an export.
  init(record: RecordFields, line: Int) throws(ImportRefusal) {
    let digest = try Self.digest(record)
    guard try record.text("id") == Identifiers.document(digest) else {
      throw ImportRefusal("`id` is not the beginning of `sha256`")
    }
    // The transport's charset stands in the media type.
    let type = try record.text("mediaType").split(separator: ";").first.map(String.init) ?? ""
    guard let mediaType = MediaType(rawValue: type) else { throw ImportRefusal("`mediaType` \(type) is unknown") }
    var source = SourceRecord(
      name: try record.text("source"), url: try record.optionalText("url"), mediaType: mediaType, sha256: digest,
      byteCount: try record.int("bytes"))
    source.archive = try Self.archive(record)
    self.line = line
    others = try record.texts("otherSources")
    extractor = try record.optionalText("extractor") ?? Self.unknownExtractor
    extraction = try Self.extraction(record, source)
  }

  /// Takes an answer of the worker, which is a whole document. Its source's name is the answer's `id`.
  init(answer: RecordFields, line: Int) throws(ImportRefusal) {
    let digest = try Self.digest(answer)
    if let text = try answer.optionalText("text").map({ Array($0.utf8) }), SHA256.digest(text) == digest {
      bytes = text
    }
    let (mentions, facts) = (try answer.objects("mentions"), try answer.objects("facts"))
    // An answer need not tell how the bytes were read (contract, "Worker protocol"): plain text keeps its bytes, and
    // what is no plain text is HTML, or the quotes will not be cut from it.
    let type = try answer.optionalText("mediaType") ?? (bytes == nil ? MediaType.html : .text).rawValue
    guard let mediaType = MediaType(rawValue: type) else { throw ImportRefusal("`mediaType` \(type) is unknown") }
    let last = mentions.compactMap { $0.fields["end"]?.double }.max().map { Int($0) }
    var source = SourceRecord(
      name: try answer.text("id"), url: try answer.optionalText("url"), mediaType: mediaType, sha256: digest,
      byteCount: try answer.optionalInt("bytes") ?? bytes?.count ?? last ?? 0)
    source.archive = try Self.archive(answer)
    self.line = line
    extractor = try answer.optionalText("extractor") ?? Self.unknownExtractor
    extraction = try Self.extraction(answer, source)
    var keys: [String: String] = [:]
    var named: [Int: String] = [:]
    for entity in try answer.objects("entities") {
      let key = try entity.text("key")
      guard try entity.text("id") == Identifiers.entity(key: key) else {
        throw ImportRefusal("`id` of an entity is not that of its key")
      }
      keys[try entity.text("id")] = key
      for index in try entity.list("mentions") { if case .integer(let place) = index { named[place] = key } }
    }
    var parser = RecordParser(entities: keys, document: Identifiers.document(digest))
    parser.leavesUnknownEntitiesOut = !answer.has("entities")
    for (index, mention) in mentions.enumerated() {
      extraction.mentions.append(try parser.mention(mention, entity: named[index]))
    }
    for fact in facts { extraction.facts.append(try parser.fact(fact, sha256: digest)) }
  }

  /// Adds a mention or a fact. What is wrong with it is wrong with the document: it is taken whole or not at all.
  mutating func add(_ record: RecordFields, line: Int, entities: [String: String]) {
    guard refusal == nil else { return }
    let source = extraction.document.source
    let parser = RecordParser(entities: entities, document: Identifiers.document(source.sha256))
    do throws(ImportRefusal) {
      switch try record.text("record") {
      case "mention":
        guard try record.text("sha256") == source.sha256.hex else {
          throw ImportRefusal("a mention of another document than the one before it")
        }
        extraction.mentions.append(try parser.mention(record))
      case "fact": extraction.facts.append(try parser.fact(record, sha256: source.sha256))
      // Written from mentions, and written again from them.
      case "reference", "citation", "finding": break
      default: throw ImportRefusal("the record \(try record.text("record")) is unknown")
      }
    } catch let refused {
      refuse(refused, line: line)
    }
  }

  /// Gives the archive file that the document came from its name in the knowledge base.
  mutating func nameArchive(_ name: (String) -> String) {
    guard let file = extraction.document.source.archive?.file else { return }
    extraction.document.source.archive?.file = name(file)
  }

  /// Notes what is wrong, unless something was before.
  mutating func refuse(_ refused: ImportRefusal, line: Int) {
    if refusal == nil { refusal = (line, refused) }
  }

  /// Checks the places against the number of bytes and, where the bytes themselves are at hand, each quote against them.
  /// Whether they were.
  func validate(bytes opened: [UInt8]?) throws(ImportRefusal) -> Bool {
    let bytes = bytes ?? opened
    let source = extraction.document.source
    let places =
      extraction.mentions.flatMap { [$0.provenance] + $0.parts }
      + extraction.facts.flatMap {
        $0.evidence.map(\.provenance)
      }
    if let beyond = places.first(where: { $0.hull.end > source.byteCount }) {
      throw ImportRefusal("bytes \(beyond.hull.start)–\(beyond.hull.end) of \(source.byteCount): \(beyond.quote)")
    }
    guard let bytes, SHA256.digest(bytes) == source.sha256 else { return false }
    guard bytes.count == source.byteCount else { throw ImportRefusal("`bytes` should be \(bytes.count)") }
    var wrong: VerificationItem?
    try? DocumentVerification(extraction, bytes, .exact).run {
      if $0.verdict != .exact, wrong == nil { wrong = $0 }
    }
    if let wrong {
      let place = wrong.place.map { "bytes \($0.start)–\($0.end)" } ?? "a place"
      throw ImportRefusal("\(place) of the original do not say \(wrong.quote ?? "the quote")")
    }
    return true
  }

  /// The record of an archive that the bytes came from, where one is told.
  private static func archive(_ record: RecordFields) throws(ImportRefusal) -> ArchivePlace? {
    guard let archive = try record.object("archive") else { return nil }
    let offset = try archive.int("offset")
    guard offset >= 0 else { throw ImportRefusal("`offset` of `archive` should not be negative") }
    return ArchivePlace(
      file: try archive.text("file"), recordID: try archive.text("recordId"), offset: offset,
      captured: try archive.optionalText("captured") ?? "")
  }

  private static func digest(_ record: RecordFields) throws(ImportRefusal) -> SHA256Digest {
    guard let digest = SHA256Digest(hex: try record.text("sha256")) else {
      throw ImportRefusal("`sha256` should be 64 hexadecimal digits")
    }
    return digest
  }

  /// What records and answers tell of a document alike.
  private static func extraction(_ record: RecordFields, _ source: SourceRecord) throws(ImportRefusal) -> Extraction {
    guard source.byteCount >= 0 else { throw ImportRefusal("`bytes` should not be negative") }
    guard let charset = try record.object("charset") else { throw ImportRefusal("`charset` is missing") }
    let name = try record.text("status")
    let (reason, offset) = (try record.optionalText("reason"), try record.optionalInt("offset"))
    guard let status = DocumentStatus(name: name, reason: reason, offset: offset) else {
      throw ImportRefusal("`status` \(name) is unknown")
    }
    var diagnostics: [Diagnostic] = []
    for entry in try record.objects("diagnostics") { diagnostics.append(try RecordParser.diagnostic(entry)) }
    var document = Document(
      source: source, charset: Charset(name: try charset.text("name"), why: try charset.text("why")),
      language: try record.optionalText("language"), title: try record.optionalText("title"),
      text: DocumentText(utf8: []), blocks: [], sourceMap: SourceMap(segments: []), status: status,
      diagnostics: diagnostics)
    // Records have the DOI beside the title, answers of the worker all that the document says of itself.
    var doi = try record.optionalText("doi")
    for item in try record.objects("metadata") where doi == nil && (try? item.text("field")) == "doi" {
      doi = try item.optionalText("value")
    }
    if let doi { document.metadata = [MetadataItem(.doi, doi, origin: "import", source: nil)] }
    return Extraction(document: document, mentions: [], facts: [], diagnostics: diagnostics)
  }
}
