import Yams

/// Reads one YAML mapping by name, so that a wrong key or type is told with its file and line.
struct NodeReader {
  private let mapping: Node.Mapping
  private let file: String
  private let line: Int

  init(_ node: Node?, file: String, what: String) throws {
    self.file = file
    line = node?.mark?.line ?? 1
    guard let mapping = node?.mapping else {
      throw PipelineError(.configuration, "\(file):\(line): \(what) should be a list of `key: value` lines")
    }
    self.mapping = mapping
  }

  func error(_ key: String, _ problem: String) -> PipelineError {
    let line = mapping.first { $0.key.string == key }?.value.mark?.line ?? self.line
    return PipelineError(.configuration, "\(file):\(line): `\(key)` \(problem)")
  }

  /// Throws where a key is none of these.
  func allow(_ keys: Set<String>) throws {
    for (key, _) in mapping where !keys.contains(key.string ?? "") {
      let expected = keys.sorted().joined(separator: ", ")
      throw PipelineError(
        .configuration, "\(file):\(key.mark?.line ?? line): unknown key `\(key.string ?? "")`; known are \(expected)")
    }
  }

  private func node(_ key: String) -> Node? { mapping.first { $0.key.string == key }?.value }

  func string(_ key: String) throws -> String? {
    guard let node = node(key) else { return nil }
    guard let text = node.string else { throw error(key, "should be text") }
    return text
  }

  /// Whether a single value stands there, no list and no mapping.
  func isText(_ key: String) -> Bool { node(key)?.string != nil }

  func integer(_ key: String) throws -> Int? {
    guard let node = node(key) else { return nil }
    guard let number = node.int else { throw error(key, "should be a whole number") }
    return number
  }

  func boolean(_ key: String) throws -> Bool? {
    guard let node = node(key) else { return nil }
    guard let flag = node.bool else { throw error(key, "should be true or false") }
    return flag
  }

  /// A number of bytes such as `64MB`.
  func bytes(_ key: String) throws -> Int? {
    guard let text = try string(key) else { return nil }
    guard let size = ByteSize.parse(text) else { throw error(key, "should be a size such as 64MB") }
    return size
  }

  func strings(_ key: String) throws -> [String] {
    guard let node = node(key) else { return [] }
    guard let list = node.sequence else { throw error(key, "should be a list") }
    return try list.map {
      guard let text = $0.string else { throw error(key, "should be a list of texts") }
      return text
    }
  }

  func object(_ key: String) throws -> NodeReader? {
    guard let node = node(key) else { return nil }
    return try NodeReader(node, file: file, what: "`\(key)`")
  }

  func list(_ key: String) throws -> [NodeReader] {
    guard let node = node(key) else { return [] }
    guard let list = node.sequence else { throw error(key, "should be a list") }
    return try list.map { try NodeReader($0, file: file, what: "an entry of `\(key)`") }
  }
}
