import DocumentModel

/// The members of a JSON object, asked for by name and type; each error names the member.
struct RecordFields {
  let fields: NormalizedFields

  init(_ fields: NormalizedFields) { self.fields = fields }

  /// The object of a line; nil where it is none.
  init?(line: String) {
    guard case .object(let fields)? = JSONParser.parse(line) else { return nil }
    self.fields = fields
  }

  func has(_ name: String) -> Bool { fields[name] != nil }

  func text(_ name: String) throws(ImportRefusal) -> String { try required(name, try optionalText(name)) }

  func optionalText(_ name: String) throws(ImportRefusal) -> String? {
    switch fields[name] {
    case nil: return nil
    case .string(let text)?: return text
    default: throw ImportRefusal("`\(name)` should be text")
    }
  }

  func int(_ name: String) throws(ImportRefusal) -> Int { try required(name, try optionalInt(name)) }

  func optionalInt(_ name: String) throws(ImportRefusal) -> Int? {
    switch fields[name] {
    case nil: return nil
    case .integer(let number)?: return number
    default: throw ImportRefusal("`\(name)` should be a whole number")
    }
  }

  func object(_ name: String) throws(ImportRefusal) -> RecordFields? {
    switch fields[name] {
    case nil: return nil
    case .object(let fields)?: return RecordFields(fields)
    default: throw ImportRefusal("`\(name)` should be an object")
    }
  }

  /// The elements of a list; none where it is missing.
  func list(_ name: String) throws(ImportRefusal) -> [NormalizedValue] {
    switch fields[name] {
    case nil: return []
    case .array(let elements)?: return elements
    default: throw ImportRefusal("`\(name)` should be a list")
    }
  }

  /// The objects of a list.
  func objects(_ name: String) throws(ImportRefusal) -> [RecordFields] {
    var objects: [RecordFields] = []
    for element in try list(name) {
      guard case .object(let fields) = element else { throw ImportRefusal("`\(name)` should be a list of objects") }
      objects.append(RecordFields(fields))
    }
    return objects
  }

  /// The texts of a list.
  func texts(_ name: String) throws(ImportRefusal) -> [String] {
    let texts = try list(name).compactMap(\.text)
    guard texts.count == (try list(name)).count else { throw ImportRefusal("`\(name)` should be a list of texts") }
    return texts
  }

  private func required<Value>(_ name: String, _ value: Value?) throws(ImportRefusal) -> Value {
    guard let value else { throw ImportRefusal("`\(name)` is missing") }
    return value
  }
}
