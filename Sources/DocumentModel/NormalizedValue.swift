/// A value of a mention's `normalized` object or of a fact, as JSON has it. Keys keep their order.
public enum NormalizedValue: Hashable, Sendable {
  /// Text.
  case string(String)
  /// A whole number.
  case integer(Int)
  /// A decimal number; finite.
  case number(Double)
  /// True or false.
  case boolean(Bool)
  /// A list.
  case array([NormalizedValue])
  /// An object in the order of its keys.
  case object(NormalizedFields)

  /// A number that is whole as `.integer`, else as `.number`.
  public static func numeric(_ value: Double) -> NormalizedValue {
    value.rounded() == value && abs(value) < 1e15 ? .integer(Int(value)) : .number(value)
  }

  /// A number, or the numbers of a range, times a factor.
  public func scaled(by factor: Double) -> NormalizedValue {
    if case .object(var fields) = self {
      for field in fields.fields { fields[field.name] = field.value.scaled(by: factor) }
      return .object(fields)
    }
    guard let value = double, (value * factor).isFinite else { return self }
    return .numeric(value * factor)
  }

  /// The number, where it is one.
  public var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// What a reader is shown: text as it is, a span of numbers as `5–7`, anything else as JSON.
  public var displayText: String {
    if case .string(let text) = self { return text }
    if case .object(let fields) = self, fields.fields.count == 2, let low = fields["low"], let high = fields["high"] {
      return low.displayText + "–" + high.displayText
    }
    var writer = JSONWriter()
    writer.value(self)
    return writer.string
  }

  /// The text, where it is text.
  public var text: String? { if case .string(let value) = self { value } else { nil } }
}

/// Named values in the order they were set; a name stands once.
public struct NormalizedFields: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// One name and its value.
  public struct Field: Hashable, Sendable {
    /// The key in JSON.
    public var name: String
    /// Its value.
    public var value: NormalizedValue
  }

  /// The fields in order.
  public private(set) var fields: [Field] = []

  /// No fields.
  public init() {}

  /// Takes fields as written.
  public init(dictionaryLiteral elements: (String, NormalizedValue)...) {
    fields.reserveCapacity(elements.count + 1)
    for (name, value) in elements { self[name] = value }
  }

  /// The value of a name; setting nil removes it.
  public subscript(name: String) -> NormalizedValue? {
    get { fields.first { $0.name == name }?.value }
    set {
      let place = fields.firstIndex { $0.name == name }
      switch (place, newValue) {
      case (let index?, let value?): fields[index].value = value
      case (let index?, nil): fields.remove(at: index)
      case (nil, let value?): fields.append(Field(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  /// Whether there are none.
  public var isEmpty: Bool { fields.isEmpty }
}
