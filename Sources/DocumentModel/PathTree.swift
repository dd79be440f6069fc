/// The elements of a document in which blocks stand, each with its name, its place among its siblings and its parent.
public final class PathTree: Sendable {
  /// One element.
  public struct Node: Sendable {
    /// Index of the element around it; -1 for an outermost one.
    public var parent: Int32
    /// Index of its name.
    public var name: UInt16
    /// Its place among the children of its parent with the same name, from 1; 0 where it is not told.
    public var ordinal: Int32

    /// Makes a node from its fields.
    public init(parent: Int32, name: UInt16, ordinal: Int32) {
      self.parent = parent
      self.name = name
      self.ordinal = ordinal
    }
  }

  private let nodes: [Node]
  private let names: [String]
  /// A path longer than this many bytes is cut to its beginning and its last step.
  private static let longestPath = 600

  /// Takes nodes, parents before their children, and the names they point at.
  public init(nodes: [Node], names: [String]) {
    self.nodes = nodes
    self.names = names
  }

  /// A tree of one node whose path is a given text.
  init(_ text: String) {
    nodes = [Node(parent: -1, name: 0, ordinal: 0)]
    names = [text.hasPrefix("/") ? String(text.dropFirst()) : text]
  }

  /// The path of a node, `/` for -1.
  func text(of node: Int32) -> String {
    guard node >= 0 else { return "/" }
    var steps: [Int32] = []
    var current = node
    while current >= 0 {
      steps.append(current)
      current = nodes[Int(current)].parent
    }
    var path: [UInt8] = []
    var last = 0
    for (place, step) in steps.reversed().enumerated() {
      last = path.count
      append(nodes[Int(step)], to: &path)
      guard path.count > Self.longestPath, place < steps.count - 1 else { continue }
      path.removeLast(path.count - last)
      path.append(contentsOf: "/…".utf8)
      append(nodes[Int(node)], to: &path)
      break
    }
    return String(decoding: path, as: UTF8.self)
  }

  private func append(_ node: Node, to path: inout [UInt8]) {
    path.append(0x2F)
    path.append(contentsOf: names[Int(node.name)].utf8)
    guard node.ordinal > 0 else { return }
    path.append(0x5B)
    path.append(contentsOf: String(node.ordinal).utf8)
    path.append(0x5D)
  }
}
