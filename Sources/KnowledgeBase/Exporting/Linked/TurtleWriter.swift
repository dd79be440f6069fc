import DocumentModel

/// Writes Turtle (RDF 1.1) subject by subject. Names are the program's own; what documents say is only ever a literal.
struct TurtleWriter {
  /// An object of a statement.
  enum Object {
    /// A prefixed name such as `schema:Claim`.
    case name(String)
    /// Text, with its BCP 47 language where it is well-formed.
    case text(String, language: String? = nil)
    /// A literal of a type, e.g. `xsd:anyURI`.
    case typed(String, String)
    case integer(Int)
    case number(Double)
    case boolean(Bool)
  }

  private var bytes: [UInt8] = []
  /// Whether a statement of the subject, or of the node inside it, was written; one for each open node.
  private var isBegun: [Bool] = []

  /// What was written, which is then forgotten.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Declares a prefix.
  mutating func prefix(_ name: String, _ iri: String) { raw("@prefix \(name): <\(iri)> .\n") }

  /// Writes a subject and the statements of `body`.
  mutating func subject(_ name: String, _ body: (inout TurtleWriter) -> Void) {
    raw("\n" + name)
    isBegun.append(false)
    body(&self)
    isBegun.removeLast()
    raw(" .\n")
  }

  /// Writes statements; none for no objects.
  mutating func add(_ predicate: String, _ objects: [Object]) {
    guard !objects.isEmpty else { return }
    self.predicate(predicate)
    for (index, object) in objects.enumerated() {
      raw(index == 0 ? " " : ", ")
      write(object)
    }
  }

  /// Writes a statement; none where there is no object.
  mutating func add(_ predicate: String, _ object: Object?) { add(predicate, object.map { [$0] } ?? []) }

  /// Writes a statement about text; none where there is none.
  mutating func add(_ predicate: String, text: String?) { add(predicate, text.map { .text($0) }) }

  /// Writes a statement whose object is a node of its own with the statements of `body`.
  mutating func node(_ predicate: String, _ body: (inout TurtleWriter) -> Void) {
    self.predicate(predicate)
    raw(" [")
    isBegun.append(false)
    body(&self)
    isBegun.removeLast()
    raw(" ]")
  }

  private mutating func predicate(_ name: String) {
    let depth = isBegun.count
    if depth > 0 {
      if isBegun[depth - 1] { raw(" ;") }
      isBegun[depth - 1] = true
    }
    raw(depth > 1 ? " " : "\n  ")
    raw(name)
  }

  private mutating func write(_ object: Object) {
    switch object {
    case .name(let name): raw(name)
    case .integer(let number): raw(String(number))
    case .number(let number): raw("\"\(number)\"^^xsd:double")
    case .boolean(let flag): raw(flag ? "true" : "false")
    case .typed(let text, let type):
      quoted(text)
      raw("^^" + type)
    case .text(let text, let language):
      quoted(text)
      if let language, Self.isLanguage(language) { raw("@" + language) }
    }
  }

  private mutating func quoted(_ text: String) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes.append(contentsOf: [0x5C, byte])
      case 0x0A: raw("\\n")
      case 0x0D: raw("\\r")
      case 0x09: raw("\\t")
      case 0x00..<0x20, 0x7F: raw("\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true))
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }

  /// `[a-zA-Z]+('-'[a-zA-Z0-9]+)*`, as Turtle's grammar has it.
  private static func isLanguage(_ tag: String) -> Bool {
    let parts = tag.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
    return parts.enumerated().allSatisfy { index, part in
      !part.isEmpty
        && part.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || (index > 0 && $0 &- 0x30 < 10) }
    }
  }

  private mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
