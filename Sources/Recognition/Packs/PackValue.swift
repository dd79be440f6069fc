import Yams

/// A pack as read: text, lists and named values, each with its line. Yams gives one; `QuickPackReader` gives the same for the
/// packs of the program, many times as quickly.
enum PackValue: Equatable, Sendable {
  case text(String, line: Int)
  case list([PackValue], line: Int)
  case entries([Entry], line: Int)

  /// A name and its value.
  struct Entry: Equatable, Sendable {
    var name: String
    var value: PackValue
  }

  /// Its line, from 1.
  var line: Int {
    switch self {
    case .text(_, let line), .list(_, let line), .entries(_, let line): line
    }
  }

  /// The same without lines, which the two readers count from other places.
  var withoutLines: PackValue {
    switch self {
    case .text(let text, _): .text(text, line: 0)
    case .list(let values, _): .list(values.map(\.withoutLines), line: 0)
    case .entries(let entries, _):
      .entries(entries.map { Entry(name: $0.name, value: $0.value.withoutLines) }, line: 0)
    }
  }

  /// Reads YAML with Yams; nil where it is empty. Throws what Yams throws.
  static func read(yaml: String) throws -> PackValue? {
    // Without rules for tags every scalar is text: the fields know their types.
    try Parser(yaml: yaml, resolver: .basic).singleRoot().map(PackValue.init)
  }

  private init(_ node: Node) {
    let line = node.mark?.line ?? 1
    switch node {
    case .scalar(let scalar): self = .text(scalar.string, line: line)
    case .sequence(let list): self = .list(list.map(PackValue.init), line: line)
    case .mapping(let mapping):
      self = .entries(mapping.map { Entry(name: $0.key.scalar?.string ?? "", value: PackValue($0.value)) }, line: line)
    case .alias: self = .text("", line: line)
    }
  }
}
