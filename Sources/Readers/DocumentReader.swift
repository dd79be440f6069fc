public import DocumentModel

/// Reads bytes as a document: HTML and XML through libxml2, plain text as it is.
///
/// Every byte of text leads back to the bytes it came from. Reading never throws: what stands in the way of it ends in
/// `Document.status`.
public struct DocumentReader: Sendable {
  private let options: ReadOptions

  /// Takes the options that hold for every document.
  public init(options: ReadOptions = ReadOptions()) {
    self.options = options
  }

  /// The document in `bytes`, which are those `source` tells of; `source.mediaType` decides how they are read.
  public func read(_ bytes: [UInt8], source: SourceRecord) -> Document {
    let limit = options.limits.documentBytes
    if bytes.count > limit || bytes.count > Int(Int32.max) {
      return Self.rejected(
        source, SizeLimit.reason(bytes.count, limit: limit),
        Diagnostic(
          "reader.size-limit", .error, "the document is larger than the limit", limit: limit, value: bytes.count))
    }
    if options.forcedCharset == nil, let type = MediaTypeSniffer.binaryType(bytes) {
      return Self.rejected(source, "not-text: \(type)", Diagnostic("reader.not-text", .error, "the bytes are \(type)"))
    }
    let (charset, unread) = CharsetDetector.detect(bytes, mediaType: source.mediaType, options: options)
    let canonical = CanonicalText(bytes, charset: charset.name, isValid: charset.why == "valid-utf-8")
    var outcome = ReadingOutcome(canonical.map)
    outcome.note(canonical, charset: charset, unread: unread)
    let isEmpty = canonical.utf8.withUnsafeBufferPointer { bytes in
      var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      while index < bytes.count {
        let space = WhiteSpace.length(bytes, at: index)
        if space == 0 { return false }
        index += space
      }
      return true
    }
    guard !isEmpty else {
      return Self.rejected(source, "empty", Diagnostic("reader.empty", .error, "there is no text"), charset: charset)
    }
    var document =
      source.mediaType == .text
      ? PlainTextReader.read(canonical, source: source, charset: charset)
      : MarkupReader(options: options, isXML: source.mediaType == .xml)
        .read(canonical, source: source, charset: charset, outcome: &outcome)
    document.status = outcome.status
    document.diagnostics = outcome.diagnostics
    if document.language == nil { document.language = LanguageGuess.language(of: document.text.utf8) }
    return document
  }

  /// A document of which nothing was read.
  static func rejected(
    _ source: SourceRecord, _ reason: String, _ diagnostic: Diagnostic,
    charset: Charset = Charset(name: "utf-8", why: "fallback")
  ) -> Document {
    Document(
      source: source, charset: charset, text: DocumentText(utf8: []), blocks: [], sourceMap: SourceMap(segments: []),
      status: .rejected(reason: reason, offset: diagnostic.start), diagnostics: [diagnostic])
  }
}
