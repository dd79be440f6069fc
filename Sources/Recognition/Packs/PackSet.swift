import CPacks

/// The packs in force: those embedded in the program, then those loaded beside a pipeline.
public struct PackSet: Sendable {
  /// The packs in the order of their file names, embedded ones first.
  public let packs: [Pack]
  /// A hash of the packs' texts in order, hexadecimal: changes where any pack changes.
  public let fingerprint: String

  /// The word lists in the order of the packs and of their names.
  let wordLists: [(name: String, words: [String])]
  /// The joined number words, in the order of the packs.
  let numbers: [(word: String, value: Double)]
  private let joined: [String: [String]]
  private let hash: UInt64

  /// Takes packs and the texts they were read from. The lists are joined once: each recogniser asks for some.
  private init(_ packs: [Pack], hash: UInt64) {
    self.packs = packs
    self.hash = hash
    fingerprint = String(hash, radix: 16)
    var lists: [(name: String, words: [String])] = []
    var numbers: [(word: String, value: Double)] = []
    var joined: [String: [String]] = [:]
    for pack in packs {
      for (name, words) in (pack.words ?? [:]).sorted(by: { $0.key < $1.key }) {
        lists.append((name: name, words: words))
        joined[name, default: []] += words
      }
      for (word, value) in (pack.numbers ?? [:]).sorted(by: { $0.key < $1.key }) {
        numbers.append((word: word, value: value))
      }
    }
    wordLists = lists
    self.numbers = numbers
    self.joined = joined
  }

  /// The packs embedded at build time. Throws `PackError` where one is broken.
  public static func embedded() throws -> PackSet {
    var count = 0
    let first = attest_packs(&count)
    var hash = emptyHash
    var packs: [Pack] = []
    packs.reserveCapacity(count)
    for entry in UnsafeBufferPointer(start: first, count: count) {
      let bytes = UnsafeBufferPointer(start: entry.bytes, count: entry.size)
      let file = String(cString: entry.name)
      if let quick = QuickPackReader.read(bytes) {
        packs.append(try Pack(PackNode(quick, file: file)))
      } else {
        packs.append(try Pack(yaml: String(decoding: bytes, as: UTF8.self), file: file))
      }
      hash = Self.hash(bytes, from: hash)
    }
    return PackSet(packs, hash: hash)
  }

  /// The embedded packs' names and bytes.
  static var embeddedFiles: [(name: String, bytes: [UInt8])] {
    var count = 0
    let first = attest_packs(&count)
    return UnsafeBufferPointer(start: first, count: count).map {
      (String(cString: $0.name), Array(UnsafeBufferPointer(start: $0.bytes, count: $0.size)))
    }
  }

  private static let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// FNV-1a over words of eight bytes, the last filled up with zeros.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, from start: UInt64) -> UInt64 {
    var hash = start
    var place = 0
    while place < bytes.count {
      var word: UInt64 = 0
      if place + 8 <= bytes.count {
        word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt64.self)
      } else {
        for index in place..<bytes.count { word |= UInt64(bytes[index]) << UInt64(8 * (index - place)) }
      }
      hash = (hash ^ word) &* 0x100_0000_01B3
      hash ^= hash >> 29
      place += 8
    }
    return hash
  }

  /// These packs and one more, read from YAML. `file` names it in errors. Throws `PackError`.
  public func adding(_ yaml: String, file: String) throws -> PackSet {
    let pack = try Pack(yaml: yaml, file: file)
    var yaml = yaml
    return PackSet(packs + [pack], hash: yaml.withUTF8 { Self.hash($0, from: hash) })
  }

  /// The joined word lists of one name, in the order of the packs.
  public func words(_ list: String) -> [String] { joined[list] ?? [] }
}

/// A pack that cannot be used: which file, and what was expected.
public struct PackError: Error, CustomStringConvertible {
  /// The pack's file name, with the line where it is known.
  public var file: String
  /// What is wrong.
  public var message: String

  /// One line.
  public var description: String { "pack \(file): \(message)" }
}
