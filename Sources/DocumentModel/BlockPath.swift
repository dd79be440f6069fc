/// The path of a block's element, e.g. `/html/body/main/p[12]`. It becomes text when somebody asks for it: a large document
/// has hundreds of thousands, and few are ever shown.
public struct BlockPath: Sendable {
  private let tree: PathTree
  private let node: Int32

  /// The path to a node of a tree; `node` must be one of its nodes, -1 is the root.
  public init(_ tree: PathTree, node: Int32) {
    self.tree = tree
    self.node = node
  }

  /// A path that is known as text.
  public init(_ text: String) {
    self.init(PathTree(text), node: 0)
  }

  /// The path as text.
  public var text: String { tree.text(of: node) }
}

extension BlockPath: Hashable {
  /// Equal paths have equal texts.
  public static func == (a: BlockPath, b: BlockPath) -> Bool { a.text == b.text }

  /// Hashes the text.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
