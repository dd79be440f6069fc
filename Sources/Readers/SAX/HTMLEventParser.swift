import CLibXML2
import Glibc

/// HTML through libxml2's SAX interface.
enum HTMLEventParser {
  /// Parses canonical bytes. Nil where the library has no memory.
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>, survey: MarkupSurvey) -> EventLog? {
    guard LibXML2.isReady, let base = bytes.baseAddress,
      let parser = base.withMemoryRebound(
        to: CChar.self, capacity: bytes.count, { htmlCreateMemoryParserCtxt($0, Int32(bytes.count)) })
    else { return nil }
    defer { htmlFreeParserCtxt(parser) }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    htmlCtxtUseOptions(parser, Int32(options))
    // Without this, text below 255 levels and text runs above 10 MB are lost in silence; HTML has no option of its own.
    parser.pointee.options |= Int32(XML_PARSE_HUGE.rawValue)
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let scanner = MarkupScanner(bytes: bytes, isXML: false)
    var recorder = EventRecorder(
      parser: parser, log: EventLog(names: ElementNames(role: HTMLElements.role)),
      anchor: TextAnchor(bytes: bytes, scanner: scanner, cursor: hasMark ? 3 : 0))
    recorder.log.events.reserveCapacity(2 * survey.pieces + bytes.count / 1000 + 16)
    let isParsed = withUnsafeMutablePointer(to: &recorder) { recorder in
      guard let handler = LibXML2.prepare(parser, userData: recorder, isXML: false) else { return false }
      setCallbacks(handler)
      htmlParseDocument(parser)
      return true
    }
    guard isParsed else { return nil }
    recorder.account(for: bytes.count)
    return recorder.log
  }

  private static func setCallbacks(_ handler: UnsafeMutablePointer<xmlSAXHandler>) {
    handler.pointee.startElement = { state, name, attributes in
      guard let state, let name else { return }
      state.assumingMemoryBound(to: EventRecorder.self).pointee.startHTML(name, attributes)
    }
    handler.pointee.endElement = { state, name in
      guard let state, let name else { return }
      state.assumingMemoryBound(to: EventRecorder.self).pointee.endHTML(name)
    }
    handler.pointee.characters = { state, text, count in
      state?.assumingMemoryBound(to: EventRecorder.self).pointee.text(text, count)
    }
    handler.pointee.ignorableWhitespace = handler.pointee.characters
    handler.pointee.cdataBlock = { state, text, count in
      state?.assumingMemoryBound(to: EventRecorder.self).pointee.section(text, count)
    }
  }
}

extension EventRecorder {
  /// Takes a start tag of HTML, real or implied.
  mutating func startHTML(
    _ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    let known = log.names.name(at: name)
    let (id, length) = (known.id, Int(known.length))
    let bytes = anchor.bytes
    passStartTag(nameLength: length) { place in
      guard Self.sameName(bytes, place, name, length) else { return false }
      let after = place + length
      return after >= bytes.count || ASCII.isSpace(bytes[after]) || bytes[after] == 0x2F || bytes[after] == 0x3E
    }
    guard let attributes else { return start(id) }
    var reader = AttributeReader()
    var index = 0
    while let attribute = attributes[index] {
      reader.read(attribute, attributes[index + 1] ?? AttributeReader.noValue)
      index += 2
    }
    if !reader.marks.isDisjoint(with: .page), ["body", "html"].contains(log.names.names[Int(id)]) {
      reader.marks.subtract(.page)
    }
    if log.language == nil, log.names.names[Int(id)] == "html" { log.language = reader.language }
    start(id, marks: reader.marks, extent: reader.extent)
  }

  /// Takes the end of an element of HTML, whether its tag is written or implied.
  mutating func endHTML(_ name: UnsafePointer<UInt8>) {
    let known = log.names.name(at: name)
    let (id, length) = (known.id, Int(known.length))
    let bytes = anchor.bytes
    end(id, nameLength: length) { Self.sameName(bytes, $0, name, length) }
  }

  /// Whether a name stands at `place`, in any letter case; the name itself is in lower case.
  @inline(__always)
  private static func sameName(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ name: UnsafePointer<UInt8>, _ length: Int
  ) -> Bool {
    guard place + length <= bytes.count else { return false }
    for offset in 0..<length where bytes[place + offset] != name[offset] {
      guard ASCII.lower(bytes[place + offset]) == ASCII.lower(name[offset]) else { return false }
    }
    return true
  }
}
