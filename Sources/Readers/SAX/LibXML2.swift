import CLibXML2

/// The library as a whole.
enum LibXML2 {
  /// Prepares the library's global state, once, before the first parser of any thread.
  static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// Forgets every callback of a parser, then tells it that its bytes are UTF-8: the encoding was
  /// decided before, and a switch half-way would make positions meaningless. HTML's parser must also be told that this is
  /// what the document declares; XML's would then miss a blank in a declaration that has `standalone` and no encoding.
  static func prepare(
    _ parser: UnsafeMutablePointer<xmlParserCtxt>, userData: UnsafeMutableRawPointer, isXML: Bool
  ) -> UnsafeMutablePointer<xmlSAXHandler>? {
    guard let handler = parser.pointee.sax else { return nil }
    handler.pointee = xmlSAXHandler()
    handler.pointee.initialized = UInt32(XML_SAX2_MAGIC)
    parser.pointee.userData = userData
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8)
    if !isXML, let input = parser.pointee.input, input.pointee.encoding == nil {
      input.pointee.encoding = UnsafePointer(xmlStrdup("UTF-8"))
    }
    return handler
  }
}
