import DocumentModel

/// Reads HTML and XML: a look at the markup, the parser's events, then blocks and tables.
struct MarkupReader {
  /// How it reads.
  let options: ReadOptions
  /// Whether the bytes are XML.
  let isXML: Bool

  /// The document; its status and diagnostics are in `outcome`.
  func read(
    _ canonical: CanonicalText, source: SourceRecord, charset: Charset, outcome: inout ReadingOutcome
  ) -> Document {
    let empty = Document(
      source: source, charset: charset, text: DocumentText(utf8: []), blocks: [], sourceMap: SourceMap(segments: []),
      status: .ok)
    guard let log = parse(canonical, &outcome) else { return empty }
    return canonical.utf8.withUnsafeBufferPointer { bytes in
      build(log, bytes, canonical.map, empty, &outcome)
    }
  }

  /// The parser's events, nil where the document is rejected.
  private func parse(_ canonical: CanonicalText, _ outcome: inout ReadingOutcome) -> EventLog? {
    var copy = ParseCopy(canonical.utf8)
    if copy.controls > 0 {
      outcome.note(
        "reader.control-characters", .info, "control characters read as space", at: copy.firstControl,
        value: copy.controls)
    }
    let limit = options.limits.attributes
    let survey = (copy.bytes ?? canonical.utf8).withUnsafeBufferPointer {
      MarkupSurvey(MarkupScanner(bytes: $0, isXML: isXML), attributeLimit: limit)
    }
    if let offset = survey.entityDeclaration {
      outcome.note("reader.entity-declarations", .error, "entity declarations are not read", at: offset)
      outcome.reject("entity-declarations", at: offset)
      return nil
    }
    if let offset = survey.manyAttributes {
      outcome.note("reader.attribute-limit", .error, "later attributes of a tag are not read", at: offset, limit: limit)
      outcome.makePartial("attributes", at: offset)
    }
    copy.blank(survey, of: canonical.utf8)
    let log = (copy.bytes ?? canonical.utf8).withUnsafeBufferPointer {
      isXML
        ? XMLEventParser.parse($0, recover: options.recover) : HTMLEventParser.parse($0, survey: survey)
    }
    guard let log else {
      outcome.note("reader.memory", .error, "libxml2 could not begin")
      outcome.reject("memory", at: nil)
      return nil
    }
    return judge(log, survey, canonical.utf8, &outcome) ? log : nil
  }

  /// Whether the document can be used.
  private func judge(
    _ log: EventLog, _ survey: MarkupSurvey, _ bytes: [UInt8], _ outcome: inout ReadingOutcome
  ) -> Bool {
    if log.recovered > 0 {
      outcome.note(
        "reader.recovered-text", .info, "text that the parser left out was read from the bytes", at: log.recoveredAt,
        value: log.recovered)
    }
    if isXML { return judgeXML(log, bytes, &outcome) }
    if let offset = survey.openMarkup { truncate(offset, &outcome) }
    return true
  }

  private func judgeXML(
    _ log: EventLog, _ bytes: [UInt8], _ outcome: inout ReadingOutcome
  ) -> Bool {
    if let offset = log.externalReference {
      let reason = "external-reference \(log.externalSubset ?? "")"
      outcome.note("reader.external-reference", .error, "an entity declared elsewhere is not fetched", at: offset)
      guard options.recover else {
        outcome.reject(reason, at: offset)
        return false
      }
      outcome.makePartial(reason, at: offset)
    }
    guard let fault = log.fault else { return true }
    let end = (bytes.lastIndex { $0 > 0x20 } ?? 0) + 1
    let open = bytes.withUnsafeBufferPointer { MarkupSurvey.openMarkup(MarkupScanner(bytes: $0, isXML: true)) }
    if let open, fault.offset >= open {
      truncate(open, &outcome)
      return true
    }
    if fault.offset >= end, fault.openElements > 0 {
      truncate(end, &outcome)
      return true
    }
    let place = Self.lineAndColumn(bytes, fault.offset)
    outcome.note("reader.xml", .error, "not well-formed at \(place): \(fault.message)", at: fault.offset)
    guard options.recover else {
      outcome.reject("xml, \(place), \(fault.message)", at: fault.offset)
      return false
    }
    outcome.makePartial("xml-recovered", at: fault.offset)
    return true
  }

  private func truncate(_ offset: Int, _ outcome: inout ReadingOutcome) {
    outcome.note("reader.truncated", .error, "the document ends in the middle", at: offset)
    outcome.makePartial("truncated", at: offset)
  }

  /// Line and column from 1; the column in bytes.
  private static func lineAndColumn(_ bytes: [UInt8], _ offset: Int) -> String {
    let before = bytes.prefix(offset)
    let line = before.count { $0 == 0x0A } + 1
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return "\(line):\(offset - start + 1)"
  }

  private func build(
    _ log: EventLog, _ bytes: UnsafeBufferPointer<UInt8>, _ map: CanonicalMap, _ empty: Document,
    _ outcome: inout ReadingOutcome
  ) -> Document {
    let leftOut = options.fullText || isXML && !log.isXHTML ? [] : MainText(log, bytes: bytes).skipped
    var builder = BlockBuilder(
      log, source: bytes,
      options: BlockBuilder.Options(
        isXML: isXML, fullText: options.fullText, depth: options.limits.depth, leftOut: leftOut,
        lines: log.profile?.isLines == true ? LineLayout(log, bytes: bytes) : nil,
        entries: isXML ? EntryIdentifiers() : EntryIdentifiers(log, bytes: bytes)))
    builder.build()
    if let offset = builder.tooDeepAt {
      outcome.note(
        "reader.depth-limit", .error, "elements below the limit are read without structure", at: offset,
        limit: options.limits.depth)
      outcome.makePartial("depth", at: offset)
    }
    var document = empty
    document.text = DocumentText(utf8: builder.assembler.text)
    addStructure(&document, &builder, log, map, &outcome)
    document.sourceMap = SourceMap(segments: builder.assembler.segments, canonical: map)
    document.language = log.language
    document.sourceMarks = builder.marks.ordered
    if let profile = log.profile {
      document.metadata = MetadataWalk(log, profile: profile, bytes: bytes, map: map).items
      document.language = log.language ?? document.metadata(.language)?.value
    } else {
      let page = PageMetadata(log, bytes: bytes, map: map, isXML: isXML)
      document.metadata = page.items
      document.language = page.items.first { $0.field == .language }?.value ?? log.language
      if let offset = page.malformedScript {
        outcome.note("reader.json-ld", .info, "a script of JSON-LD is malformed and not read", at: offset)
      }
    }
    let heading = builder.blocks.first { $0.kind == .heading }
    let title = isXML ? title(builder, bytes) ?? document.metadata(.title)?.value : document.metadata(.title)?.value
    document.title = title ?? heading.map { document.text.quote($0.range) }
    return document
  }

  /// The title that stands in an element of its own.
  private func title(_ builder: BlockBuilder, _ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    if let range = builder.title {
      var assembler = TextAssembler(source: UnsafeBufferPointer(rebasing: bytes[..<range.upperBound]), isXML: isXML)
      assembler.append(range, keepsLines: false, isLiteral: false)
      let title = QuoteText.tidy(assembler.text)
      if !title.isEmpty { return title }
    }
    return nil
  }
}
