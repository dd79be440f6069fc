/// The references of a document by what a citation with a slip may still have right: the year with the first or last letter
/// of the family name, with a given name, or with a later author.
struct SlipIndex {
  private struct Key: Hashable {
    var year: Int
    /// A letter of the name, its last one negative.
    var letter: Int
  }
  private struct Name: Hashable {
    var year: Int
    var name: String
  }

  /// References of one family name, and which letters it has.
  private struct Group {
    var letters: UInt32
    var references: [Int]
  }

  private var byLetter: [Key: [String: Group]] = [:]
  private var byGiven: [Name: [Int]] = [:]
  private var byLater: [Name: [Int]] = [:]

  /// Adds a reference with its authors' family names, folded, and its first author as written; in document order.
  mutating func add(_ index: Int, year: Int, families names: [String], author: String) {
    guard let first = names.first, let start = first.utf8.first, let end = first.utf8.last else { return }
    let letters = Self.letters(first)
    for letter in [Int(start), -Int(end)] {
      byLetter[Key(year: year, letter: letter), default: [:]][first, default: Group(letters: letters, references: [])]
        .references.append(index)
    }
    for name in Set(CitedNames.given(author)) { byGiven[Name(year: year, name: name), default: []].append(index) }
    for name in Set(names.dropFirst()) { byLater[Name(year: year, name: name), default: []].append(index) }
  }

  /// References of a year whose first family name is a slip away; `budget` is how many names may still be compared.
  func misspelt(_ name: String, year: Int, _ budget: inout Int) -> [Int] {
    guard let start = name.utf8.first, let end = name.utf8.last else { return [] }
    var found: [Int] = []
    let letters = Self.letters(name)
    for letter in [Int(start), -Int(end)] {
      guard let candidates = byLetter[Key(year: year, letter: letter)], budget > 0 else { continue }
      budget -= candidates.count
      for (family, group) in candidates
      where (group.letters ^ letters).nonzeroBitCount <= Self.mostOther && CitedNames.areNear(family, name) {
        found += group.references.prefix(CitationLinker.mostNamed)
      }
    }
    return Array(Set(found)).sorted()
  }

  /// Two letters that are others make four that only one of the names has.
  private static let mostOther = 4

  /// The letters of a folded name as bits.
  private static func letters(_ name: String) -> UInt32 {
    name.utf8.reduce(0) { $0 | 1 << UInt32($1 & 0x1F) }
  }

  /// References of a year whose first author has a given name.
  func given(_ name: String, year: Int) -> [Int] { byGiven[Name(year: year, name: name)] ?? [] }

  /// References of a year that have a family name behind the first author.
  func later(_ name: String, year: Int) -> [Int] { byLater[Name(year: year, name: name)] ?? [] }
}
