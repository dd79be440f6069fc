import Digests
public import DocumentModel
import QuoteLaw
public import Readers
public import Recognition

/// From bytes to proven mentions and facts: read, recognise, anchor. A value without state; safe to share.
public struct Extractor: Sendable {
  /// Version of the rules that extract; a knowledge base re-extracts where it differs.
  public static let version = "0.1.0"

  /// What decides the result for given bytes, besides them: version, packs, how documents are read.
  public let fingerprint: String

  private let engine: RecognitionEngine
  private let options: ReadOptions
  private let kinds: KindSelection?

  /// Builds the recognisers from the packs. Where `kinds` are given, only those are reported. Throws `PackError`.
  public init(packs: PackSet, options: ReadOptions, kinds: KindSelection? = nil) throws {
    engine = try RecognitionEngine(packs: packs)
    self.options = options
    self.kinds = kinds
    let limits = options.limits
    let fields = [
      Self.version, packs.fingerprint, options.fullText ? "full" : "main", options.recover ? "recover" : "strict",
      "\(limits.documentBytes)-\(limits.depth)-\(limits.attributes)-\(limits.tableCells)",
    ]
    fingerprint = (fields + [kinds?.name].compactMap(\.self)).joined(separator: "/")
  }

  /// The extractor over the embedded packs. Throws `PipelineError` (78) where a pack is broken.
  public static func standard(
    options: ReadOptions = ReadOptions(), packs: PackSet? = nil, kinds: KindSelection? = nil
  ) throws -> Extractor {
    do {
      return try Extractor(packs: try packs ?? PackSet.embedded(), options: options, kinds: kinds)
    } catch {
      throw PipelineError(.configuration, "\(error)")
    }
  }

  /// What a text that is no file names and says, such as a claim that was typed.
  public func recognize(_ document: Document) -> RecognitionEngine.Recognition { engine.recognize(document) }

  /// Everything one document says. Never throws: what goes wrong is the document's state and diagnostics.
  public func extract(_ input: DocumentInput) -> Extraction { examine(input).extraction }

  /// The same, with tokens and text-level mentions for those who explain.
  public func examine(_ input: DocumentInput) -> (extraction: Extraction, recognition: RecognitionEngine.Recognition) {
    var options = self.options
    options.charset = input.charset
    options.forcedCharset = input.forcedCharset
    let record = SourceRecord(
      name: input.name, url: input.url, mediaType: input.mediaType, sha256: SHA256.digest(input.bytes),
      byteCount: input.bytes.count)
    var document = DocumentReader(options: options).read(input.bytes, source: record)
    if input.isCut, document.status == .ok {
      let end = input.bytes.count
      document.status = .partial(reason: "truncated", offset: end)
      document.diagnostics.append(
        Diagnostic("reader.truncated", .error, "the packed file ends in the middle", start: end))
    }
    let recognition = engine.recognize(document)
    guard !document.blocks.isEmpty else {
      return (
        Extraction(document: document, mentions: [], facts: [], diagnostics: document.diagnostics), recognition
      )
    }
    let cutter = QuoteCutter(bytes: input.bytes, mediaType: input.mediaType, charset: document.charset.name)
    let extraction = Anchorer(recognition.text, cutter).anchor(recognition)
    return (kinds?.selected(extraction) ?? extraction, recognition)
  }

  /// What each numeral of an examined document was taken for, in the order of its text.
  public func numerals(of extraction: Extraction, _ recognition: RecognitionEngine.Recognition) -> [NumeralUse] {
    engine.numerals(in: recognition.text, mentions: extraction.mentions.map(\.mention))
  }
}

/// Bytes to extract from, and what is known about them.
public struct DocumentInput: Sendable {
  /// The source's name in every output.
  public var name: String
  /// The URL the bytes came from.
  public var url: String?
  /// How they are read.
  public var mediaType: MediaType
  /// The bytes as received, after transfer and content decoding.
  public var bytes: [UInt8]
  /// The transport's charset.
  public var charset: String?
  /// A charset that holds whatever the bytes declare.
  public var forcedCharset: String?
  /// Whether the bytes are known to end before the document does: a packed file that was cut.
  public var isCut = false

  /// Makes an input; the media type is found from the declared type, the name and the bytes.
  public init(
    name: String, url: String? = nil, declaredType: String? = nil, bytes: [UInt8], charset: String? = nil,
    forcedCharset: String? = nil
  ) {
    self.name = name
    self.url = url
    self.bytes = bytes
    self.charset = charset
    self.forcedCharset = forcedCharset
    mediaType = MediaTypeSniffer.mediaType(name: name, declared: declaredType, bytes: bytes)
  }
}
