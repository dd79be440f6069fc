/// Reads one mapping of a pack by name.
struct PackNode {
  private let entries: [String: PackValue]
  private let line: Int
  private let file: String

  /// Parses a pack; `file` names it in errors.
  init(yaml: String, file: String) throws {
    let root: PackValue?
    do {
      root = try PackValue.read(yaml: yaml)
    } catch {
      throw PackError(file: file, message: "\(error)".split(separator: "\n").joined(separator: " "))
    }
    guard let root else { throw PackError(file: file, message: "the file is empty") }
    try self.init(root, file: file)
  }

  /// Takes a pack as read.
  init(_ root: PackValue, file: String) throws { try self.init(root, file: file, what: "the file") }

  private init(_ value: PackValue, file: String, what: String) throws {
    self.file = file
    line = value.line
    guard case .entries(let list, _) = value else {
      throw PackError(file: "\(file):\(line)", message: "\(what) should be a list of `key: value`")
    }
    var entries: [String: PackValue] = [:]
    entries.reserveCapacity(list.count)
    for entry in list { entries[entry.name] = entry.value }
    self.entries = entries
  }

  /// Text; nil where the key is absent.
  func text(_ key: String) throws -> String? {
    try entries[key].map { try scalar($0, key) }
  }

  /// Text that must be there.
  func required(_ key: String) throws -> String {
    guard let text = try text(key) else { throw PackError(file: "\(file):\(line)", message: "`\(key)` is missing") }
    return text
  }

  /// A whole number; nil where the key is absent.
  func integer(_ key: String) throws -> Int? {
    try entries[key].map {
      guard let number = Int(try scalar($0, key)) else { throw problem($0, key, "a whole number") }
      return number
    }
  }

  /// `true` or `false`; false where the key is absent.
  func flag(_ key: String) throws -> Bool {
    guard let node = entries[key] else { return false }
    guard let flag = Bool(try scalar(node, key)) else { throw problem(node, key, "true or false") }
    return flag
  }

  /// Texts; nil where the key is absent.
  func texts(_ key: String) throws -> [String]? {
    try entries[key].map { try texts($0, key) }
  }

  /// Texts of the form `abbreviation | abbreviation = meaning`; nil where the key is absent.
  func meanings(_ key: String) throws -> [String]? {
    guard let node = entries[key] else { return nil }
    guard case .list(let list, _) = node else { throw problem(node, key, "a list of texts") }
    return try list.map { entry in
      let text = try scalar(entry, key)
      let sides = text.utf8.split(separator: UInt8(ascii: "="), maxSplits: 1)
      guard sides.count == 2, sides.allSatisfy({ $0.contains { $0 != 0x20 } }) else {
        throw problem(entry, key, "`abbreviation | abbreviation = meaning`, not `\(text)`")
      }
      return text
    }
  }

  /// The case that a word of the pack names.
  func choice<Value: RawRepresentable & CaseIterable>(_ word: String, _ key: String) throws -> Value
  where Value.RawValue == String {
    if let value = Value(rawValue: word) { return value }
    let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
    let line = entries[key]?.line ?? line
    throw PackError(file: "\(file):\(line)", message: "`\(key)`: `\(word)` should be one of \(known)")
  }

  /// Lists of texts by name; nil where the key is absent.
  func lists(_ key: String) throws -> [String: [String]]? {
    try object(key)?.values { try $0.texts($1, $2) }
  }

  /// Texts by name; nil where the key is absent.
  func map(_ key: String) throws -> [String: String]? {
    try object(key)?.values { try $0.scalar($1, $2) }
  }

  /// Numbers by name; nil where the key is absent.
  func numbers(_ key: String) throws -> [String: Double]? {
    try object(key)?.values { node, value, name in
      guard let number = Double(try node.scalar(value, name)) else { throw node.problem(value, name, "a number") }
      return number
    }
  }

  /// What `read` makes of each entry of a list of mappings; nil where the key is absent.
  func objects<Value>(_ key: String, _ read: (PackNode) throws -> Value) throws -> [Value]? {
    try entries[key].map { node in
      guard case .list(let list, _) = node else { throw problem(node, key, "a list") }
      return try list.map { try read(PackNode($0, file: file, what: "an entry of `\(key)`")) }
    }
  }

  private func object(_ key: String) throws -> PackNode? {
    try entries[key].map { try PackNode($0, file: file, what: "`\(key)`") }
  }

  private func values<Value>(_ read: (PackNode, PackValue, String) throws -> Value) throws -> [String: Value] {
    var values: [String: Value] = [:]
    for (name, node) in entries { values[name] = try read(self, node, name) }
    return values
  }

  private func texts(_ node: PackValue, _ key: String) throws -> [String] {
    guard case .list(let list, _) = node else { throw problem(node, key, "a list of texts") }
    return try list.map { try scalar($0, key) }
  }

  private func scalar(_ node: PackValue, _ key: String) throws -> String {
    guard case .text(let text, _) = node else { throw problem(node, key, "text") }
    return text
  }

  private func problem(_ node: PackValue, _ key: String, _ expected: String) -> PackError {
    PackError(file: "\(file):\(node.line)", message: "`\(key)` should be \(expected)")
  }
}
