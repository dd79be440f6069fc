/// The 2,231 named character references of HTML
/// (https://html.spec.whatwg.org/multipage/named-characters.html; written from Python's `html.entities.html5`).
///
/// The data is one entry for each value, `scalars=name,name!`: scalars in hexadecimal joined by `+`; `!` after a name that
/// is also read without its semicolon.
struct NamedReferences: Sendable {
  /// What one name stands for.
  private struct Entry {
    var name: [UInt8]
    var value: [UInt8]
    var isOptional: Bool
  }

  /// The names, read at first use.
  static let html = NamedReferences([NamedReferencesOne.entries, NamedReferencesTwo.entries])

  /// The longest name has 31 letters.
  static let longestName = 31

  private let entries: [Entry]
  /// Indexes of entries by the hash of their name; no two names share one, which the tests prove.
  private let places: [UInt64: Int32]

  private init(_ lists: [StaticString]) {
    var entries: [Entry] = []
    var places: [UInt64: Int32] = [:]
    for list in lists {
      let bytes = UnsafeBufferPointer(start: list.utf8Start, count: list.utf8CodeUnitCount)
      for field in bytes.split(whereSeparator: { $0 <= 0x20 }) {
        let sides = field.split(separator: 0x3D, maxSplits: 1)
        guard sides.count == 2 else { continue }
        let scalars = sides[0].split(separator: 0x2B).compactMap {
          UInt32(String(decoding: $0, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
        }
        let value = scalars.flatMap { Array(String(Character($0)).utf8) }
        for written in sides[1].split(separator: 0x2C) {
          let isOptional = written.last == 0x21
          let name = Array(isOptional ? written.dropLast() : written)
          places[Self.hash(name)] = Int32(entries.count)
          entries.append(Entry(name: name, value: value, isOptional: isOptional))
        }
      }
    }
    self.entries = entries
    self.places = places
  }

  /// How many names there are, those with and without semicolon counted apart.
  var count: Int { places.count + entries.count { $0.isOptional } }

  /// The longest name at the beginning of `run`, which holds letters and digits only, and what it stands for;
  /// `semicolon` tells whether one follows the run. `length` counts the semicolon where it belongs to the name.
  func match(_ run: Slice<UnsafeBufferPointer<UInt8>>, semicolon: Bool) -> (value: [UInt8], length: Int)? {
    let letters = run.prefix(Self.longestName)
    var hashes: [UInt64] = []
    hashes.reserveCapacity(letters.count)
    var hash = Self.seed
    for byte in letters {
      hash = Self.mix(hash, byte)
      hashes.append(hash)
    }
    for length in stride(from: letters.count, to: 1, by: -1) {
      guard let place = places[hashes[length - 1]] else { continue }
      let entry = entries[Int(place)]
      let isWhole = semicolon && length == run.count
      guard isWhole || entry.isOptional, entry.name.elementsEqual(letters.prefix(length)) else { continue }
      return (entry.value, isWhole ? length + 1 : length)
    }
    return nil
  }

  /// FNV-1a, 64 bits.
  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  private static func hash(_ name: [UInt8]) -> UInt64 { name.reduce(seed, mix) }
}
