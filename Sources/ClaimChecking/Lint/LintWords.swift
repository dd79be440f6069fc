import DocumentModel
import Recognition

/// The words of the packs (`lint.…`) that reports use for parts, wholes and changes.
struct LintWords: Sendable {
  let claims: ClaimLexicon
  let remainder: Set<String>
  let others: Set<String>
  let distribution: Set<String>
  let share: Set<String>
  let divided: Set<String>
  let everyone: Set<String>
  let scale: Set<String>
  let rate: Set<String>
  let changed: Set<String>
  let change: Set<String>
  let yearly: Set<String>
  let successive: Set<String>
  private let complements: [(Set<String>, Set<String>)]
  private let contained: [[String]]
  private let several: [[String]]
  private let composed: [[String]]
  private let among: [[String]]

  init(_ packs: PackSet) {
    func set(_ name: String) -> Set<String> { Set(packs.words("lint." + name)) }
    func phrases(_ name: String) -> [[String]] { packs.words("lint." + name).map(ClaimWords.split) }
    claims = ClaimLexicon(packs)
    remainder = set("remainder")
    others = set("others")
    distribution = set("distribution")
    share = set("share")
    divided = set("divided")
    everyone = set("everyone")
    scale = set("scale")
    rate = set("rate")
    changed = set("changed")
    change = set("change")
    yearly = set("yearly")
    successive = set("successive")
    contained = phrases("contained")
    several = phrases("several")
    composed = phrases("composed")
    among = phrases("among")
    complements = packs.words("lint.complements").compactMap { line in
      let sides = line.split(separator: "|").map { Set(ClaimWords.split(String($0))) }
      return sides.count == 2 ? (sides[0], sides[1]) : nil
    }
  }

  /// Whether two kinds make up all there is between them: women and men.
  func areComplements(_ first: Set<String>, _ second: Set<String>) -> Bool {
    complements.contains { a, b in
      !first.isDisjoint(with: a) && first.isDisjoint(with: b) && !second.isDisjoint(with: b)
        && second.isDisjoint(with: a)
        || !first.isDisjoint(with: b) && first.isDisjoint(with: a) && !second.isDisjoint(with: a)
          && second.isDisjoint(with: b)
    }
  }

  /// The words that are one of two such kinds.
  func complementWords(_ words: Set<String>) -> Set<String> {
    words.filter { word in complements.contains { $0.0.contains(word) || $0.1.contains(word) } }
  }

  /// Whether a label opens as a part of the row above: "of which urban".
  func isContained(_ label: [String]) -> Bool { contained.contains { label.starts(with: $0) } }

  /// Whether several answers could be given, so that shares need not add up.
  func isSeveral(_ words: [String]) -> Bool { several.contains { Self.place(of: $0, in: words) != nil } }

  /// Where "consisting of" and the like stands among words; the end is that of the phrase.
  func composed(in words: [String]) -> Range<Int>? { Self.first(of: composed, in: words) }

  /// Where "of whom" and the like stands among words.
  func among(in words: [String]) -> Range<Int>? { Self.first(of: among, in: words) }

  private static func first(of phrases: [[String]], in words: [String]) -> Range<Int>? {
    phrases.compactMap { place(of: $0, in: words) }.min { $0.lowerBound < $1.lowerBound }
  }

  private static func place(of phrase: [String], in words: [String]) -> Range<Int>? {
    guard !phrase.isEmpty, words.count >= phrase.count else { return nil }
    return (0...(words.count - phrase.count)).first { words[$0..<($0 + phrase.count)].elementsEqual(phrase) }
      .map { $0..<($0 + phrase.count) }
  }
}

extension Statement {
  /// The words between two places of the text.
  func words(from start: Int, to end: Int) -> ArraySlice<StatementWord> {
    let first = words.firstIndex { $0.range.start >= start } ?? words.endIndex
    let last = words[first...].firstIndex { $0.range.end > end } ?? words.endIndex
    return words[first..<last]
  }
}
