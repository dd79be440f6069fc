import DocumentModel

/// The path of the open elements, e.g. `/html/body/main/p[12]`, noted only when a block asks for it.
struct ElementPath {
  /// An open element.
  private struct Step {
    var name: UInt16
    /// Its place among the children of its parent with the same name, from 1; 0 if it is not told.
    var ordinal: Int32
    /// Its node, -1 until it has one.
    var node: Int32
    /// Where the counts of its children begin.
    var counts: Int
  }

  private struct NameCount {
    var name: UInt16
    var count: Int32
  }

  private var steps: [Step] = []
  /// Children seen of the open elements, by name; those of the innermost stand last.
  private var counts: [NameCount] = []
  /// The elements that were asked for and those around them.
  private var nodes: [PathTree.Node] = []
  /// How many of the steps have a node.
  private var noted = 0

  /// Children with more names than this are not counted: their paths stay without a number.
  private static let countedNames = 64

  /// Opens an element.
  mutating func open(_ name: UInt16, isSingle: Bool) {
    var place: Int32 = 0
    if !isSingle {
      let first = steps.last?.counts ?? 0
      var known = counts.count - 1
      while known >= first, counts[known].name != name { known -= 1 }
      if known >= first {
        counts[known].count += 1
        place = counts[known].count
      } else if counts.count - first < Self.countedNames {
        counts.append(NameCount(name: name, count: 1))
        place = 1
      }
    }
    steps.append(Step(name: name, ordinal: place, node: -1, counts: counts.count))
  }

  /// Closes the innermost element.
  mutating func close() {
    guard let step = steps.popLast() else { return }
    if counts.count > step.counts { counts.removeLast(counts.count - step.counts) }
    noted = min(noted, steps.count)
  }

  /// The node of the path of the first `depth` open elements; -1 where there is none.
  mutating func node(depth: Int) -> Int32 {
    let depth = min(depth, steps.count)
    guard depth > 0 else { return -1 }
    while noted < depth {
      let step = steps[noted]
      let parent = noted > 0 ? steps[noted - 1].node : -1
      steps[noted].node = Int32(truncatingIfNeeded: nodes.count)
      nodes.append(PathTree.Node(parent: parent, name: step.name, ordinal: step.ordinal))
      noted += 1
    }
    return steps[depth - 1].node
  }

  /// The tree of all nodes so far.
  func tree(names: [String]) -> PathTree { PathTree(nodes: nodes, names: names) }
}
