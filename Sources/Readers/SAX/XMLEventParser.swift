import CLibXML2
import Glibc

/// XML through libxml2's SAX interface. Nothing outside the document is ever opened: no document type, no entity.
enum XMLEventParser {
  /// Parses canonical bytes; `recover` goes on after errors. Nil where the library has no memory.
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>, recover: Bool) -> EventLog? {
    guard LibXML2.isReady, let base = bytes.baseAddress,
      let parser = base.withMemoryRebound(
        to: CChar.self, capacity: bytes.count, { xmlCreateMemoryParserCtxt($0, Int32(bytes.count)) })
    else { return nil }
    defer { xmlFreeParserCtxt(parser) }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue | XML_PARSE_IGNORE_ENC.rawValue
      | (recover ? XML_PARSE_RECOVER.rawValue : 0)
    let head = DocumentHead(bytes)
    let isXHTML = head.root == "html"
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let scanner = MarkupScanner(bytes: bytes, isXML: true)
    let profile = isXHTML ? nil : ProfileSet.embedded.roles(for: head)
    let names = ElementNames { profile?.role($0) ?? LawElements.xhtmlRole($0) }
    var recorder = EventRecorder(
      parser: parser, log: EventLog(names: names),
      anchor: TextAnchor(bytes: bytes, scanner: scanner, cursor: hasMark ? 3 : 0))
    recorder.log.isXHTML = isXHTML
    recorder.log.profile = profile
    // Documents of XML have an event in 10 to 60 bytes; room that is not used costs nothing.
    recorder.log.events.reserveCapacity(bytes.count / 10 + 16)
    let isParsed = withUnsafeMutablePointer(to: &recorder) { recorder in
      guard let handler = LibXML2.prepare(parser, userData: recorder, isXML: true) else { return false }
      xmlCtxtUseOptions(parser, Int32(options))
      setCallbacks(handler)
      xmlParseDocument(parser)
      return true
    }
    guard isParsed else { return nil }
    if recorder.log.fault == nil, parser.pointee.wellFormed == 0 {
      recorder.log.fault = XMLFault(message: "not well-formed", offset: recorder.position, openElements: 0)
    }
    recorder.account(for: bytes.count)
    return recorder.log
  }

  private static func setCallbacks(_ handler: UnsafeMutablePointer<xmlSAXHandler>) {
    handler.pointee.startElementNs = { state, name, prefix, uri, _, _, count, _, attributes in
      guard let state, let name else { return }
      state.assumingMemoryBound(to: EventRecorder.self).pointee
        .startXML(name, prefix: prefix, uri: uri, attributes, count: Int(count))
    }
    handler.pointee.endElementNs = { state, name, prefix, uri in
      guard let state, let name else { return }
      state.assumingMemoryBound(to: EventRecorder.self).pointee.endXML(name, prefix: prefix, uri: uri)
    }
    handler.pointee.characters = { state, text, count in
      state?.assumingMemoryBound(to: EventRecorder.self).pointee.text(text, count)
    }
    handler.pointee.ignorableWhitespace = handler.pointee.characters
    handler.pointee.cdataBlock = { state, text, count in
      state?.assumingMemoryBound(to: EventRecorder.self).pointee.section(text, count)
    }
    handler.pointee.internalSubset = { state, _, _, system in
      guard let state, let system else { return }
      state.assumingMemoryBound(to: EventRecorder.self).pointee.log.externalSubset = String(cString: system)
    }
    handler.pointee.reference = { state, _ in
      guard let recorder = state?.assumingMemoryBound(to: EventRecorder.self) else { return }
      if recorder.pointee.log.externalReference == nil {
        recorder.pointee.log.externalReference = recorder.pointee.position
      }
    }
    handler.pointee.serror = { state, error in
      guard let state, let error, error.pointee.level == XML_ERR_FATAL else { return }
      let recorder = state.assumingMemoryBound(to: EventRecorder.self)
      guard recorder.pointee.log.fault == nil else { return }
      let message = error.pointee.message.map { String(cString: $0) } ?? "not well-formed"
      recorder.pointee.log.fault = XMLFault(
        message: message.split(separator: "\n").joined(separator: " "), offset: recorder.pointee.position,
        openElements: Int(recorder.pointee.parser.pointee.nameNr))
    }
  }
}

extension EventRecorder {
  /// Takes a start tag of XML. `attributes` holds local name, prefix, namespace, value and end of the value of each.
  mutating func startXML(
    _ name: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int
  ) {
    let known = log.names.name(at: name)
    let (id, length) = (foreignName(name, prefix, uri) ?? known.id, Int(known.length))
    let bytes = anchor.bytes
    let prefixLength = Self.length(prefix)
    passStartTag(nameLength: prefixLength + length) { place in
      guard let base = bytes.baseAddress, place + prefixLength + length <= bytes.count else { return false }
      return memcmp(base + place + prefixLength, name, length) == 0
    }
    let isRoot = !log.hasElements
    log.hasElements = true
    guard let attributes else { return start(id) }
    let isXHTML = log.isXHTML
    var index = 0
    while index < count, let attribute = attributes[5 * index], !Self.matters(attribute, isXHTML) { index += 1 }
    guard index < count else { return start(id) }
    startXML(id, attributes, from: index, to: count, isRoot: isRoot)
  }

  /// Takes a start tag with attributes that say something of its element, the first of them at `first`.
  private mutating func startXML(
    _ id: UInt16, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>, from first: Int, to count: Int,
    isRoot: Bool
  ) {
    let isXHTML = log.isXHTML
    var reader = AttributeReader()
    for index in first..<count {
      guard let attribute = attributes[5 * index], let from = attributes[5 * index + 3],
        let end = attributes[5 * index + 4], Self.matters(attribute, isXHTML)
      else { continue }
      value.removeAll(keepingCapacity: true)
      value.append(contentsOf: UnsafeBufferPointer(start: from, count: end - from))
      value.append(0)
      value.withUnsafeBufferPointer { if let base = $0.baseAddress { reader.read(attribute, base) } }
    }
    if isRoot { log.language = reader.language }
    start(id, marks: reader.marks, extent: reader.extent)
  }

  /// The number of the whole name of an element that another vocabulary brings into XHTML: `x:title` is no title of the page.
  @inline(__always)
  private mutating func foreignName(
    _ name: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?
  ) -> UInt16? {
    guard log.isXHTML, let prefix, let uri, !AttributeReader.same(uri, "http://www.w3.org/1999/xhtml") else {
      return nil
    }
    return log.names.id(of: String(cString: prefix) + ":" + String(cString: name))
  }

  /// Takes the end of an element of XML.
  mutating func endXML(
    _ name: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?
  ) {
    let known = log.names.name(at: name)
    let (id, length) = (foreignName(name, prefix, uri) ?? known.id, Int(known.length))
    let prefixLength = Self.length(prefix)
    let bytes = anchor.bytes
    end(id, nameLength: prefixLength + length) { place in
      guard let base = bytes.baseAddress, place + prefixLength + length <= bytes.count else { return false }
      return memcmp(base + place + prefixLength, name, length) == 0
    }
  }

  /// Bytes of a prefix with its colon, 0 without one.
  @inline(__always)
  private static func length(_ prefix: UnsafePointer<UInt8>?) -> Int {
    guard let prefix else { return 0 }
    return strlen(UnsafeRawPointer(prefix).assumingMemoryBound(to: CChar.self)) + 1
  }

  /// Whether an attribute of XML says something of its element; most do not, and are not copied. Classes are XHTML's.
  private static func matters(_ name: UnsafePointer<UInt8>, _ isXHTML: Bool) -> Bool {
    switch name[0] {
    case 0x63: AttributeReader.same(name, "colspan") || isXHTML && AttributeReader.same(name, "class")
    case 0x6C: AttributeReader.same(name, "lang")
    case 0x6D: AttributeReader.same(name, "morerows")
    case 0x6E: AttributeReader.same(name, "namest") || AttributeReader.same(name, "nameend")
    case 0x72:
      AttributeReader.same(name, "rowspan") || AttributeReader.same(name, "ref-type")
        || AttributeReader.same(name, "role") || isXHTML && AttributeReader.same(name, "rel")
    case 0x68, 0x69, 0x73:
      AttributeReader.same(name, "scope") || AttributeReader.same(name, "headers")
        || isXHTML
          && (AttributeReader.same(name, "hidden") || AttributeReader.same(name, "href")
            || AttributeReader.same(name, "id") || AttributeReader.same(name, "style")
            || AttributeReader.same(name, "itemprop") || AttributeReader.same(name, "itemtype"))
    case 0x70, 0x74:
      isXHTML && (AttributeReader.same(name, "property") || AttributeReader.same(name, "typeof"))
    default: false
    }
  }
}
