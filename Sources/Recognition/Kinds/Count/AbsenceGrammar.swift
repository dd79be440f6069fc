import DocumentModel

/// Counts of nothing, which no number word says: `no one`, `not a single clerk`, `No boats were found`, `tidak ada korban`.
/// `no` alone counts only before a plural at the beginning of its sentence, or before a bare plural behind `there were`.
struct AbsenceGrammar: Sendable {
  /// The last words of the phrases: where one stands a count may be.
  let starts: Set<Lexeme>
  private let startSet: LexemeSet
  /// Phrases that count nothing, by their words.
  private let phrases: [[Lexeme]]
  private let plain: LexemeSet
  private let there: LexemeSet
  private let be: LexemeSet
  /// `seorang`, which needs no noun.
  private let persons: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    func set(_ list: String) -> LexemeSet { LexemeSet(list, packs, &vocabulary) }
    phrases = packs.words("count.none").map { phrase in
      phrase.split(separator: " ").map { vocabulary.intern(String($0)) }
    }
    .sorted { $0.count > $1.count }
    plain = set("count.none.plain")
    there = set("count.none.there")
    be = set("measured.be")
    persons = set("count.none.persons")
    starts = Set(phrases.compactMap(\.last)).union(plain.lexemes)
    startSet = LexemeSet(starts)
  }

  /// The count whose phrase ends at `index`, one past its last token; nil where none does.
  func read(
    _ clause: Clause, at index: Int, floor: Int, _ nouns: NounPhraseGrammar, into mentions: inout [Mention]
  ) -> Int? {
    guard startSet.contains(clause.lexeme(index)) else { return nil }
    var start = index
    var thing: Range<Int>?
    if let phrase = phrases.first(where: { stands($0, clause, index, floor) }) {
      start = index + 1 - phrase.count
      thing = nouns.ofPhrase(clause, at: index + 1)
      // `no one` counts people, whoever they are; so does `tidak seorang pun` before a verb.
      let isPerson =
        persons.contains(clause.lexeme(index)) || persons.contains(clause.lexeme(index - 1))
        || phrase.count == 2 && phrase.first.map(plain.contains) == true
      if thing == nil, !(isPerson && (!clause.headFirst || nouns.isPrefixedVerb(clause, index + 1))) {
        thing = nouns.phrase(clause, at: index + 1) ?? nouns.group(clause, after: index + 1)
        guard thing != nil || isPerson else { return nil }
      }
    } else {
      guard plain.contains(clause.lexeme(index)), let found = nouns.phrase(clause, at: index + 1),
        index == clause.range.lowerBound || found.count == 1 && isThere(clause, index - 1)
      else { return nil }
      thing = found
    }
    let end = thing?.upperBound ?? index + 1
    var parts = [Mention.Part("value", clause.textRange(start..<(index + 1)))]
    var fields: NormalizedFields = ["value": .integer(0)]
    if let thing {
      fields["unit"] = .string(clause.quote(thing))
      parts.append(Mention.Part("thing", clause.textRange(thing)))
    }
    mentions.append(
      Mention(
        .count, clause.textRange(start..<end), normalized: fields, parts: parts, recognizer: "count/none",
        sentence: clause.sentence))
    return end
  }

  private func stands(_ phrase: [Lexeme], _ clause: Clause, _ index: Int, _ floor: Int) -> Bool {
    let start = index + 1 - phrase.count
    return start >= floor && phrase.indices.allSatisfy { clause.lexeme(start + $0) == phrase[$0] }
  }

  /// Whether `there were` ends at `index`.
  private func isThere(_ clause: Clause, _ index: Int) -> Bool {
    be.contains(clause.lexeme(index)) && there.contains(clause.lexeme(index - 1))
  }
}
