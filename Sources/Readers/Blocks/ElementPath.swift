/// The path of the open elements, e.g. `/html/body/main/p[12]`, written only when a block asks for it.
struct ElementPath {
  /// An open element.
  private struct Step {
    var name: UInt16
    /// Its place among the children of its parent with the same name, from 1; 0 if it is not told.
    var index: Int32
    /// Where the counts of its children begin.
    var counts: Int
    /// Where the path ends after it, once it is written.
    var pathEnd = 0
  }

  private struct NameCount {
    var name: UInt16
    var count: Int32
  }

  private var steps: [Step] = []
  /// Children seen of the open elements, by name; those of the innermost stand last.
  private var counts: [NameCount] = []
  private var path: [UInt8] = []
  /// How many of the steps are in `path`.
  private var written = 0

  /// Children with more names than this are not counted: their paths stay without a number.
  private static let countedNames = 64
  /// A path longer than this many bytes is cut to its last step.
  private static let longestPath = 600

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
    steps.append(Step(name: name, index: place, counts: counts.count))
  }

  /// Closes the innermost element.
  mutating func close() {
    guard let step = steps.popLast() else { return }
    if counts.count > step.counts { counts.removeLast(counts.count - step.counts) }
    if written > steps.count {
      written = steps.count
      path.removeLast(path.count - (written > 0 ? steps[written - 1].pathEnd : 0))
    }
  }

  private mutating func appendIndex(_ index: Int) {
    path.append(0x5B)
    var divisor = 1
    while index / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      path.append(0x30 + UInt8(index / divisor % 10))
      divisor /= 10
    }
    path.append(0x5D)
  }

  /// The path of the first `depth` open elements.
  mutating func string(depth: Int, names: [String]) -> String {
    while written < depth, written < steps.count {
      let step = steps[written]
      path.append(0x2F)
      path.append(contentsOf: names[Int(step.name)].utf8)
      if step.index > 0 { appendIndex(Int(step.index)) }
      steps[written].pathEnd = path.count
      written += 1
    }
    guard depth > 0, depth <= steps.count else { return "/" }
    let end = steps[depth - 1].pathEnd
    guard end > Self.longestPath else {
      return path.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[..<end]), as: UTF8.self) }
    }
    let last = depth > 1 ? steps[depth - 2].pathEnd : 0
    let head = steps.last { $0.pathEnd > 0 && $0.pathEnd <= Self.longestPath }?.pathEnd ?? 0
    return String(decoding: path[..<head], as: UTF8.self) + "/…" + String(decoding: path[last..<end], as: UTF8.self)
  }
}
