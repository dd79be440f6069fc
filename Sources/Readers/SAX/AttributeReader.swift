import Glibc

/// Reads what matters of an element's attributes, one by one, without making strings of the rest.
struct AttributeReader {
  /// What they say of the element.
  var marks: Event.Marks = []
  /// How many places of a table the element covers, if more than one.
  var extent: CellExtent?
  /// `lang` or `xml:lang`.
  var language: String?

  /// The value of an attribute without one.
  static var noValue: UnsafePointer<UInt8> { ("" as StaticString).utf8Start }

  private var firstColumn: Int?
  private var lastColumn: Int?

  /// Takes one attribute; both texts end with zero. The name is the local one.
  mutating func read(_ name: UnsafePointer<UInt8>, _ value: UnsafePointer<UInt8>) {
    switch name[0] {
    case 0x63: readC(name, value)
    case 0x69 where Self.same(name, "id"): marks.formUnion(BoilerplateNames.marks(value))
    case 0x69 where Self.same(name, "itemprop"):
      marks.insert(.saysMetadata)
      if Self.same(value, "articlebody") { marks.insert(.content) }
    case 0x69 where Self.same(name, "itemtype"):
      marks.insert(.saysMetadata)
      if Self.contains(value, "schema.org/Person") { marks.insert(.person) }
    case 0x72: readR(name, value)
    case 0x68: readH(name, value)
    case 0x6C where Self.same(name, "lang"): language = String(cString: value)
    case 0x73 where Self.same(name, "style"):
      if Self.contains(value, "display:none") || Self.contains(value, "display: none") { marks.insert(.hidden) }
    case 0x73 where Self.same(name, "scope"): marks.insert(.cellHeaders)
    case 0x65 where Self.same(name, "epub:type"):
      if Self.same(value, "noteref") { marks.insert(.noteMark) }
    case 0x70 where Self.same(name, "property"): marks.insert(.saysMetadata)
    case 0x74 where Self.same(name, "typeof"): marks.insert(.saysMetadata)
    case 0x6D where Self.same(name, "morerows"): extent = CellExtent(columns: columns, rows: Self.number(value) + 1)
    case 0x6E: readN(name, value)
    default: break
    }
  }

  private var columns: Int { extent?.columns ?? 1 }
  private var rows: Int { extent?.rows ?? 1 }

  private mutating func readC(_ name: UnsafePointer<UInt8>, _ value: UnsafePointer<UInt8>) {
    if Self.same(name, "class") {
      marks.formUnion(BoilerplateNames.marks(value))
      if Self.contains(value, "footnote-ref") || Self.contains(value, "noteref") { marks.insert(.noteMark) }
    } else if Self.same(name, "colspan") {
      extent = CellExtent(columns: Self.number(value), rows: rows)
    }
  }

  private mutating func readR(_ name: UnsafePointer<UInt8>, _ value: UnsafePointer<UInt8>) {
    if Self.same(name, "rel") {
      if Self.contains(value, "author") || Self.contains(value, "license") { marks.insert(.saysMetadata) }
    } else if Self.same(name, "role") {
      if Self.same(value, "main") { marks.insert(.main) }
      if Self.same(value, "presentation") || Self.same(value, "none") { marks.insert(.presentation) }
      if Self.same(value, "doc-noteref") { marks.insert(.noteMark) }
      if Self.same(value, "doc-footnote") || Self.same(value, "doc-endnote") { marks.insert(.note) }
      if BoilerplateNames.isRole(value) { marks.insert(.furniture) }
    } else if Self.same(name, "rowspan") {
      extent = CellExtent(columns: columns, rows: Self.same(value, "0") ? 0 : Self.number(value))
    } else if Self.same(name, "ref-type") {
      if Self.same(value, "fn") || Self.same(value, "table-fn") { marks.insert(.noteMark) }
    }
  }

  private mutating func readH(_ name: UnsafePointer<UInt8>, _ value: UnsafePointer<UInt8>) {
    if Self.same(name, "hidden") {
      marks.insert(.hidden)
    } else if Self.same(name, "headers") {
      marks.insert(.cellHeaders)
    } else if Self.same(name, "href"), value[0] == 0x23 {
      // A link to a note of the page; links to its references are citations and stay.
      let target = value + 1
      let marksNote = ["fn", "ftn", "footnote", "_ftn", "_edn", "endnote", "note"].contains { Self.begins(target, $0) }
      if marksNote { marks.insert(.noteMark) }
    } else if Self.same(name, "href"), Self.isLicence(value) {
      marks.insert(.saysMetadata)
    }
  }

  /// `namest` and `nameend` of CALS tables, whose columns are mostly named by their number.
  private mutating func readN(_ name: UnsafePointer<UInt8>, _ value: UnsafePointer<UInt8>) {
    if Self.same(name, "namest") {
      firstColumn = Self.trailingNumber(value)
    } else if Self.same(name, "nameend") {
      lastColumn = Self.trailingNumber(value)
    }
    if let firstColumn, let lastColumn, lastColumn > firstColumn {
      extent = CellExtent(columns: lastColumn - firstColumn + 1, rows: rows)
    }
  }

  /// Whether an address is one of the licences of Creative Commons.
  private static func isLicence(_ address: UnsafePointer<UInt8>) -> Bool {
    var index = 0
    for part in ["http", "s", ":", "//", "www."] as [StaticString] where begins(address + index, part) {
      index += part.utf8CodeUnitCount
    }
    guard begins(address + index, "creativecommons.org/") else { return false }
    return begins(address + index + 20, "licenses/") || begins(address + index + 20, "publicdomain/")
  }

  /// Whether a text that ends with zero is `word`, in any letter case.
  static func same(_ text: UnsafePointer<UInt8>, _ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    for index in 0..<count where ASCII.lower(text[index]) != word.utf8Start[index] { return false }
    return text[count] == 0
  }

  private static func begins(_ text: UnsafePointer<UInt8>, _ word: StaticString) -> Bool {
    for index in 0..<word.utf8CodeUnitCount where ASCII.lower(text[index]) != word.utf8Start[index] { return false }
    return true
  }

  private static func contains(_ text: UnsafePointer<UInt8>, _ word: StaticString) -> Bool {
    UnsafeRawPointer(word.utf8Start).withMemoryRebound(to: CChar.self, capacity: 1) { word in
      UnsafeRawPointer(text).withMemoryRebound(to: CChar.self, capacity: 1) { strstr($0, word) != nil }
    }
  }

  /// A number at the beginning, at least 1; more than seven digits are as good as seven.
  private static func number(_ text: UnsafePointer<UInt8>) -> Int {
    var index = 0
    while ASCII.isSpace(text[index]) { index += 1 }
    var value = 0
    while ASCII.isDigit(text[index]), value < 10_000_000 {
      value = value * 10 + Int(text[index] - 0x30)
      index += 1
    }
    return max(value, 1)
  }

  private static func trailingNumber(_ text: UnsafePointer<UInt8>) -> Int? {
    var index = 0
    while text[index] != 0, !ASCII.isDigit(text[index]) { index += 1 }
    return text[index] == 0 ? nil : number(text + index)
  }
}
