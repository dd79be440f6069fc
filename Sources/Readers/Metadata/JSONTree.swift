/// A value of JSON as nodes with their places in the bytes. One pass without recursion.
///
/// Read is also what content systems write by mistake and what means one thing only: trailing commas, comments, line
/// ends in strings. Of several values only the first is read.
struct JSONTree {
  /// What a node is.
  enum Kind { case object, array, string, other }

  /// A value.
  struct Node {
    /// What it is.
    var kind: Kind
    /// Its canonical bytes; of a string, those between the quotes.
    var range: Range<Int>
    /// In an object, the bytes of its name between the quotes.
    var key: Range<Int>?
    /// Indices of its first child and of its next sibling; 0 for none.
    var child: Int32 = 0
    var next: Int32 = 0
  }

  /// The nodes, the outermost first.
  private(set) var nodes: [Node] = []

  let bytes: UnsafeBufferPointer<UInt8>
  private var index: Int
  private let end: Int
  private var open: [(node: Int, last: Int)] = []

  /// Deepest nesting; what describes a page has a tenth of it.
  private static let deepest = 64
  /// Most values: a page's description has hundreds.
  static let mostNodes = 100_000

  /// Reads the first value in `range`; nil where it is malformed, too deep or has too many values.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, most: Int = mostNodes) {
    self.bytes = bytes
    index = range.lowerBound
    end = range.upperBound
    while index < end, bytes[index] != 0x7B, bytes[index] != 0x5B { index += 1 }
    guard parse(most: most) else { return nil }
  }

  /// The children of a node.
  func children(of node: Int) -> [Int] {
    var children: [Int] = []
    var child = Int(nodes[node].child)
    while child > 0 {
      children.append(child)
      child = Int(nodes[child].next)
    }
    return children
  }

  /// The member of an object with this name.
  func member(_ name: StaticString, of node: Int) -> Int? {
    guard nodes[node].kind == .object else { return nil }
    var child = Int(nodes[node].child)
    while child > 0 {
      if let key = nodes[child].key, key.count == name.utf8CodeUnitCount,
        key.allSatisfy({ bytes[$0] == name.utf8Start[$0 - key.lowerBound] })
      {
        return child
      }
      child = Int(nodes[child].next)
    }
    return nil
  }

  /// The text of a string, nil for other values.
  func text(_ node: Int) -> SourcedText? {
    nodes[node].kind == .string ? .json(bytes, nodes[node].range) : nil
  }

  private mutating func parse(most: Int) -> Bool {
    while skipSpace() {
      if let parent = open.last?.node, bytes[index] == (nodes[parent].kind == .object ? 0x7D : 0x5D) {
        index += 1
        nodes[parent].range = nodes[parent].range.lowerBound..<index
        open.removeLast()
        if open.isEmpty { return true }
        skipComma()
        continue
      }
      var key: Range<Int>?
      if let parent = open.last?.node, nodes[parent].kind == .object {
        key = string()
        guard key != nil, skipSpace(), bytes[index] == 0x3A else { return false }
        index += 1
        guard skipSpace() else { return false }
      }
      guard nodes.count < most, readValue(key) else { return false }
    }
    return false
  }

  private mutating func readValue(_ key: Range<Int>?) -> Bool {
    switch bytes[index] {
    case 0x7B, 0x5B:
      guard open.count < Self.deepest else { return false }
      add(Node(kind: bytes[index] == 0x7B ? .object : .array, range: index..<index + 1, key: key))
      open.append((nodes.count - 1, 0))
      index += 1
      return true
    case 0x22:
      guard let range = string() else { return false }
      add(Node(kind: .string, range: range, key: key))
    default:
      let start = index
      while index < end, ASCII.isLetter(bytes[index]) || ASCII.isDigit(bytes[index]) || Self.isSign(bytes[index]) {
        index += 1
      }
      guard index > start else { return false }
      add(Node(kind: .other, range: start..<index, key: key))
    }
    skipComma()
    return !open.isEmpty
  }

  private mutating func add(_ node: Node) {
    nodes.append(node)
    guard let parent = open.indices.last else { return }
    let place = Int32(nodes.count - 1)
    if open[parent].last > 0 { nodes[open[parent].last].next = place } else { nodes[open[parent].node].child = place }
    open[parent].last = Int(place)
  }

  /// The bytes between the quotes of the string that begins here.
  private mutating func string() -> Range<Int>? {
    guard bytes[index] == 0x22 else { return nil }
    let start = index + 1
    index = start
    while index < end, bytes[index] != 0x22 { index += bytes[index] == 0x5C ? 2 : 1 }
    guard index < end else { return nil }
    index += 1
    return start..<index - 1
  }

  private static func isSign(_ byte: UInt8) -> Bool { byte == 0x2B || byte == 0x2D || byte == 0x2E }

  private mutating func skipComma() { if skipSpace(), bytes[index] == 0x2C { index += 1 } }

  /// Steps over white space and comments; false at the end.
  private mutating func skipSpace() -> Bool {
    while index < end {
      if bytes[index] <= 0x20 {
        index += 1
      } else if bytes[index] == 0x2F, index + 1 < end, bytes[index + 1] == 0x2A {
        index += 2
        while index < end, !(bytes[index] == 0x2F && bytes[index - 1] == 0x2A) { index += 1 }
        index += 1
      } else if bytes[index] == 0x2F, index + 1 < end, bytes[index + 1] == 0x2F {
        while index < end, bytes[index] != 0x0A { index += 1 }
      } else {
        return true
      }
    }
    return false
  }
}
