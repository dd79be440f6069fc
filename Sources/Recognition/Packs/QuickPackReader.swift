/// Reads the YAML that the program's own packs are written in: block mappings and lists, flow lists and mappings, plain and
/// quoted scalars on one line, literal blocks, comments. Anything else gives nil, and Yams reads the pack. One pass over the
/// bytes: the packs are read at every start of the program.
struct QuickPackReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0
  private var line = 1

  /// The value of a whole pack; nil where it holds what this reader does not know.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> PackValue? {
    var reader = QuickPackReader(bytes)
    guard let indent = reader.nextLine(), indent == 0, let value = reader.block(indent) else { return nil }
    return reader.place >= bytes.count ? value : nil
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private var byte: UInt8 { place < bytes.count ? bytes[place] : 0x0A }
  private func at(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0x0A }

  /// Goes to the first byte of the next line that holds something, from the start of a line; its indentation, or nil at the end.
  private mutating func nextLine() -> Int? {
    while place < bytes.count {
      var index = place
      while at(index) == 0x20, index < bytes.count { index += 1 }
      if index >= bytes.count { break }
      if bytes[index] == 0x0A || bytes[index] == 0x23 {
        while index < bytes.count, bytes[index] != 0x0A { index += 1 }
        place = index + 1
        line += 1
        continue
      }
      let indent = index - place
      place = index
      return indent
    }
    place = bytes.count
    return nil
  }

  /// Takes spaces, a comment and the end of a line; false where something else stands.
  private mutating func endLine() -> Bool {
    while byte == 0x20 { place += 1 }
    if byte == 0x23, place < bytes.count, bytes[place - 1] == 0x20 {
      while place < bytes.count, bytes[place] != 0x0A { place += 1 }
    }
    guard place >= bytes.count || bytes[place] == 0x0A else { return false }
    place += 1
    line += 1
    return true
  }

  /// A block mapping or list whose lines have this indentation; the place is at its first byte.
  private mutating func block(_ indent: Int) -> PackValue? {
    let first = line
    if byte == 0x2D, at(place + 1) == 0x20 {
      var values: [PackValue] = []
      var here: Int? = indent
      while here == indent, byte == 0x2D, at(place + 1) == 0x20 {
        let start = place
        place += 2
        while byte == 0x20 { place += 1 }
        let inner = indent + place - start
        let isFlow = byte == 0x7B || byte == 0x5B || byte == 0x22 || byte == 0x27
        if isFlow || !isKey() {
          guard let value = value(indent), endLine() else { return nil }
          values.append(value)
          here = nextLine()
        } else {
          guard let value = mapping(inner, &here) else { return nil }
          values.append(value)
        }
      }
      return finish(here, indent) ? .list(values, line: first) : nil
    }
    var here: Int? = indent
    guard let value = mapping(indent, &here) else { return nil }
    return finish(here, indent) ? value : nil
  }

  /// Goes back to the start of the line that belongs to a block further out; false where it belongs to none.
  private mutating func finish(_ here: Int?, _ indent: Int) -> Bool {
    guard let here else { return true }
    guard here < indent else { return false }
    place -= here
    return true
  }

  /// The lines `name: value` with an indentation; `here` becomes that of the first line behind them.
  private mutating func mapping(_ indent: Int, _ here: inout Int?) -> PackValue? {
    var entries: [PackValue.Entry] = []
    let first = line
    repeat {
      guard let name = key() else { return nil }
      while byte == 0x20 { place += 1 }
      let isEmpty = byte == 0x0A || byte == 0x23
      if isEmpty {
        guard endLine(), let next = nextLine() else { return nil }
        // A list may stand as far left as its name.
        guard next > indent || next == indent && byte == 0x2D, let value = block(next) else { return nil }
        entries.append(.init(name: name, value: value))
      } else if byte == 0x7C || byte == 0x3E && at(place + 1) == 0x2D {
        guard let text = literal(indent) else { return nil }
        entries.append(.init(name: name, value: text))
      } else {
        guard let value = value(indent), endLine() else { return nil }
        entries.append(.init(name: name, value: value))
      }
      here = nextLine()
      if here != nil, here != indent { break }
    } while here == indent && !(byte == 0x2D && at(place + 1) == 0x20)
    return .entries(entries, line: first)
  }

  /// Whether `name:` stands at the place.
  private func isKey() -> Bool {
    var index = place
    while index < bytes.count, bytes[index] != 0x0A {
      if bytes[index] == 0x3A, at(index + 1) == 0x20 || at(index + 1) == 0x0A { return true }
      index += 1
    }
    return false
  }

  private mutating func key() -> String? {
    let start = place
    while place < bytes.count, bytes[place] != 0x3A, bytes[place] != 0x0A { place += 1 }
    guard byte == 0x3A, place < bytes.count, at(place + 1) == 0x20 || at(place + 1) == 0x0A, isPlain(start) else {
      return nil
    }
    defer { place += 1 }
    return string(start, place)
  }

  /// The text of a literal block `|`, or a folded one `>-`: lines indented further than their name.
  private mutating func literal(_ indent: Int) -> PackValue? {
    let first = line
    let isFolded = byte == 0x3E
    place += isFolded ? 2 : 1
    guard endLine() else { return nil }
    var start = place
    while at(start) == 0x20 { start += 1 }
    let depth = start - place
    guard depth > indent else { return nil }
    var text: [UInt8] = []
    while place < bytes.count {
      var index = place
      while index - place < depth, at(index) == 0x20 { index += 1 }
      var end = index
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      if index == end {
        // An empty line inside, or behind the block.
        var next = end + 1
        while next < bytes.count, bytes[next] == 0x0A || bytes[next] == 0x20 { next += 1 }
        return nil
      }
      guard index - place == depth else { break }
      text.append(contentsOf: bytes[index..<end])
      // A folded line that begins with white space keeps its end: not for this reader.
      if isFolded, at(index) == 0x20 { return nil }
      text.append(isFolded ? 0x20 : 0x0A)
      place = end + 1
      line += 1
    }
    place = min(place, bytes.count)
    if isFolded { text.removeLast() }
    return .text(String(decoding: text, as: UTF8.self), line: first)
  }

  /// A flow value, a quoted scalar, or a plain one up to the end of the line.
  private mutating func value(_ indent: Int) -> PackValue? {
    switch byte {
    case 0x7B, 0x5B: return flow()
    case 0x22, 0x27: return quoted()
    default:
      let start = place
      guard isPlain(start) else { return nil }
      while place < bytes.count, bytes[place] != 0x0A {
        if bytes[place] == 0x23, bytes[place - 1] == 0x20 { break }
        if bytes[place] == 0x3A, at(place + 1) == 0x20 { return nil }
        place += 1
      }
      var end = place
      while end > start, bytes[end - 1] == 0x20 { end -= 1 }
      // A plain scalar goes on over lines that are indented further: not for this reader.
      var next = place + 1
      while at(next) == 0x20, next < bytes.count { next += 1 }
      if place < bytes.count, bytes[place] == 0x0A, next - place - 1 > indent, next < bytes.count, bytes[next] != 0x0A,
        bytes[next] != 0x23
      {
        return nil
      }
      return .text(string(start, end), line: line)
    }
  }

  /// Whether a plain scalar may begin with the byte at a place.
  private func isPlain(_ index: Int) -> Bool {
    switch at(index) {
    case 0x26, 0x2A, 0x21, 0x7C, 0x3E, 0x25, 0x40, 0x60, 0x0A, 0x23, 0x22, 0x27, 0x7B, 0x5B, 0x7D, 0x5D, 0x2C: false
    case 0x2D, 0x3F, 0x3A: at(index + 1) != 0x20 && at(index + 1) != 0x0A
    default: true
    }
  }

  private mutating func quoted() -> PackValue? {
    let quote = byte
    let first = line
    place += 1
    let start = place
    while place < bytes.count, bytes[place] != quote {
      // Escapes and line ends are for Yams, but for a doubled quotation mark.
      if bytes[place] == 0x0A || quote == 0x22 && bytes[place] == 0x5C { return escaped(start, quote, first) }
      place += 1
    }
    if quote == 0x27, at(place + 1) == quote { return escaped(start, quote, first) }
    guard place < bytes.count else { return nil }
    defer { place += 1 }
    return .text(string(start, place), line: first)
  }

  /// A quoted scalar with `\"`, `\\` or `''` inside; nil with other escapes or over several lines.
  private mutating func escaped(_ start: Int, _ quote: UInt8, _ first: Int) -> PackValue? {
    var text: [UInt8] = []
    place = start
    while place < bytes.count, bytes[place] != 0x0A {
      if bytes[place] == quote {
        guard quote == 0x27, at(place + 1) == quote else {
          place += 1
          return .text(String(decoding: text, as: UTF8.self), line: first)
        }
        place += 1
      } else if quote == 0x22, bytes[place] == 0x5C {
        guard at(place + 1) == 0x22 || at(place + 1) == 0x5C else { return nil }
        place += 1
      }
      text.append(bytes[place])
      place += 1
    }
    return nil
  }

  private mutating func skipFlow() {
    while place < bytes.count {
      if bytes[place] == 0x0A {
        line += 1
      } else if bytes[place] == 0x23, bytes[place - 1] == 0x20 || bytes[place - 1] == 0x0A {
        while place + 1 < bytes.count, bytes[place + 1] != 0x0A { place += 1 }
      } else if bytes[place] != 0x20 {
        return
      }
      place += 1
    }
  }

  /// `[a, b]` or `{a: b}`, over lines.
  private mutating func flow() -> PackValue? {
    let first = line
    let isList = byte == 0x5B
    let close: UInt8 = isList ? 0x5D : 0x7D
    place += 1
    var values: [PackValue] = []
    var entries: [PackValue.Entry] = []
    while true {
      skipFlow()
      guard place < bytes.count else { return nil }
      if bytes[place] == close {
        place += 1
        return isList ? .list(values, line: first) : .entries(entries, line: first)
      }
      if isList {
        guard let value = flowValue(inMapping: false) else { return nil }
        values.append(value)
      } else {
        guard let name = flowValue(inMapping: true), case .text(let key, _) = name, byte == 0x3A else { return nil }
        place += 1
        skipFlow()
        guard let value = flowValue(inMapping: true) else { return nil }
        entries.append(.init(name: key, value: value))
      }
      skipFlow()
      guard place < bytes.count, bytes[place] == 0x2C || bytes[place] == close else { return nil }
      if bytes[place] == 0x2C { place += 1 }
    }
  }

  private mutating func flowValue(inMapping: Bool) -> PackValue? {
    switch byte {
    case 0x7B, 0x5B: return flow()
    case 0x22, 0x27: return quoted()
    default: break
    }
    let start = place
    guard isPlain(start) else { return nil }
    loop: while place < bytes.count {
      switch bytes[place] {
      case 0x2C, 0x5D, 0x7D, 0x5B, 0x7B: break loop
      case 0x0A: return nil
      case 0x3A where at(place + 1) == 0x20 || at(place + 1) == 0x0A || at(place + 1) == 0x2C:
        guard inMapping else { return nil }
        break loop
      case 0x23 where bytes[place - 1] == 0x20: return nil
      default: place += 1
      }
    }
    var end = place
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    guard end > start else { return nil }
    return .text(string(start, end), line: line)
  }

  private func string(_ start: Int, _ end: Int) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
  }
}
