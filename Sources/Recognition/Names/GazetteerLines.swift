/// Reads the lines of a gazetteer, the text of a pack's `institutions` or `places`.
///
/// One entry a line: its name, then ` = ` and other names with ` | ` between them, then ` :type`, ` @country` and
/// ` #identifier`, one or several (`#Q34433` of Wikidata, `#052gg0110` of the Research Organization Registry). An entry belongs to the one above it that is indented less. Several entries of one type under one
/// parent stand on a line that begins with `+type `, with `; ` between them. `# ` begins a comment.
///
///     Ministry of Tides = MoT | Tides Ministry :ministry @XX #Q1
///       Office of Ebbs
///       +agency Harbour Board; Quay Authority = QA
struct GazetteerLines {
  /// One entry: places in the bytes.
  struct Entry {
    /// The whole entry.
    var range: Range<Int>
    /// Its first name.
    var name: Range<Int>
    /// Its type, empty where it has none.
    var type: Range<Int>
    /// Spaces before it.
    var indent: Int
  }

  /// Calls `entry` for each entry in order, then `name` for each of its names, the first one too.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, entry: (Entry) -> Void, name: (Range<Int>) -> Void
  ) {
    var line = range.lowerBound
    while line < range.upperBound {
      var end = line
      while end < range.upperBound, bytes[end] != 0x0A { end += 1 }
      var start = line
      while start < end, bytes[start] == 0x20 { start += 1 }
      let indent = start - line
      line = end + 1
      guard start < end, bytes[start] != 0x23 else { continue }
      var type = start..<start
      var isList = false
      if bytes[start] == 0x2B {
        let from = start + 1
        while start < end, bytes[start] != 0x20 { start += 1 }
        type = from..<start
        isList = true
      }
      while start < end {
        var stop = start
        while stop < end, !(isList && bytes[stop] == 0x3B) { stop += 1 }
        one(bytes, trimmed(bytes, start..<stop), type, indent, entry, name)
        start = stop + 1
      }
    }
  }

  private static func one(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ type: Range<Int>, _ indent: Int,
    _ entry: (Entry) -> Void, _ name: (Range<Int>) -> Void
  ) {
    guard !range.isEmpty else { return }
    var type = type
    var names: [Range<Int>] = []
    var start = range.lowerBound
    var place = start
    var isNames = true
    func close(_ end: Int) {
      let found = trimmed(bytes, start..<end)
      if isNames, !found.isEmpty { names.append(found) }
    }
    while place < range.upperBound {
      let isSpaced = place > range.lowerBound && bytes[place - 1] == 0x20 && place + 1 < range.upperBound
      switch bytes[place] {
      case 0x3D where isSpaced && bytes[place + 1] == 0x20, 0x7C where isSpaced && bytes[place + 1] == 0x20:
        close(place)
        start = place + 1
      case 0x3A where isSpaced, 0x40 where isSpaced, 0x23 where isSpaced:
        close(place)
        isNames = false
        if bytes[place] == 0x3A {
          var end = place + 1
          while end < range.upperBound, bytes[end] != 0x20 { end += 1 }
          type = (place + 1)..<end
        }
      default: break
      }
      place += 1
    }
    close(range.upperBound)
    guard let first = names.first else { return }
    entry(Entry(range: range, name: first, type: type, indent: indent))
    for found in names { name(found) }
  }

  private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    return start..<end
  }

  /// What stands behind a sign such as `@` in an entry; nil where it is not there.
  static func field(_ sign: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int>? {
    var place = range.lowerBound + 1
    while place < range.upperBound {
      if bytes[place] == sign, bytes[place - 1] == 0x20, place + 1 < range.upperBound, bytes[place + 1] != 0x20 {
        var end = place + 1
        while end < range.upperBound, bytes[end] != 0x20 { end += 1 }
        return (place + 1)..<end
      }
      place += 1
    }
    return nil
  }
}
