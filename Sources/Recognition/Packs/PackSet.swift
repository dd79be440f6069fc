import CPacks

/// The packs in force: those embedded in the program, then those loaded beside a pipeline.
public struct PackSet: Sendable {
  /// The packs in the order of their file names, embedded ones first.
  public let packs: [Pack]
  /// FNV-1a of the packs' texts in order, hexadecimal: changes where any pack changes.
  public let fingerprint: String

  /// Takes packs and the texts they were read from.
  private init(_ packs: [Pack], hash: UInt64) {
    self.packs = packs
    self.hash = hash
    fingerprint = String(hash, radix: 16)
  }

  private let hash: UInt64

  /// The packs embedded at build time. Throws `PackError` where one is broken.
  public static func embedded() throws -> PackSet {
    var count = 0
    let first = attest_packs(&count)
    var set = PackSet([], hash: 0xCBF2_9CE4_8422_2325)
    for entry in UnsafeBufferPointer(start: first, count: count) {
      let bytes = UnsafeBufferPointer(start: entry.bytes, count: entry.size)
      set = try set.adding(String(decoding: bytes, as: UTF8.self), file: String(cString: entry.name))
    }
    return set
  }

  /// These packs and one more, read from YAML. `file` names it in errors. Throws `PackError`.
  public func adding(_ yaml: String, file: String) throws -> PackSet {
    let pack = try Pack(yaml: yaml, file: file)
    return PackSet(packs + [pack], hash: yaml.utf8.reduce(hash) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
  }

  /// The joined word lists of one name, in the order of the packs.
  public func words(_ list: String) -> [String] { packs.flatMap { $0.words?[list] ?? [] } }

  /// The joined number words.
  var numbers: [(word: String, value: Double)] {
    packs.flatMap { ($0.numbers ?? [:]).sorted { $0.key < $1.key }.map { (word: $0.key, value: $0.value) } }
  }
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
