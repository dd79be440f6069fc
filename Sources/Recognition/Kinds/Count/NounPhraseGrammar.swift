import DocumentModel

/// Finds how far the noun phrase after a number reaches, from closed word lists and the shapes of word ends: there is no
/// part-of-speech tagger. Where the head comes last (English) the phrase ends with its first plural noun; where it comes
/// first (Indonesian) with the first word that begins something else.
final class NounPhraseGrammar: Sendable {
  /// Longest run of words before the head, or after it where the head comes first.
  private static let longestRun = 6

  private let stops: LexemeSet
  private let determiners: LexemeSet
  private let conjunctions: LexemeSet
  private let of: LexemeSet
  private let whole: LexemeSet
  private let out: LexemeSet
  private let nounDeterminers: LexemeSet
  private let plurals: LexemeSet
  private let singulars: LexemeSet
  private let pluralModifiers: LexemeSet
  private let numberWords: LexemeSet
  private let verbs: LexemeSet
  private let located: LexemeSet
  private let elsewhere: LexemeSet
  private let figureVerbs: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary, numberWords: Set<Lexeme>) {
    func set(_ list: String) -> LexemeSet { LexemeSet(list, packs, &vocabulary) }
    determiners = set("determiners.definite").union(set("determiners.other"))
    conjunctions = set("phrase.conjunctions")
    of = set("phrase.of")
    whole = set("phrase.whole")
    out = set("phrase.out")
    nounDeterminers = set("phrase.nounDeterminers")
    plurals = set("phrase.plurals")
    singulars = set("phrase.notPlural")
    pluralModifiers = set("phrase.pluralModifiers")
    stops = set("phrase.prepositions").union(set("phrase.verbs")).union(set("phrase.stops")).union(determiners)
      .union(conjunctions).union(of).union(whole)
    self.numberWords = LexemeSet(numberWords)
    verbs = set("phrase.verbs")
    located = set("phrase.located")
    elsewhere = set("phrase.elsewhere")
    figureVerbs = set("phrase.figureVerbs")
  }

  /// The noun phrase that begins at `index`, coordinated heads and `of` phrases included; nil where none does.
  func phrase(_ clause: Clause, at index: Int) -> Range<Int>? {
    guard var end = head(clause, index) else { return nil }
    var taken = 0
    while taken < 3, let next = ofEnd(clause, end) ?? coordinatedEnd(clause, end, singular: false) {
      end = next
      taken += 1
    }
    return index..<(locatedEnd(clause, end) ?? end)
  }

  /// One past `currently residing abroad` behind a noun: a participle of staying and an adverb of place.
  private func locatedEnd(_ clause: Clause, _ index: Int) -> Int? {
    let verb = clause.isWord(index) && clause.ends(index, "ly") ? index + 1 : index
    guard located.contains(clause.lexeme(verb)), elsewhere.contains(clause.lexeme(verb + 1)) else { return nil }
    return verb + 2
  }

  /// The noun phrase after `of` at `index`, its determiners left out.
  func ofPhrase(_ clause: Clause, at index: Int) -> Range<Int>? {
    let index = skipOut(clause, index)
    guard whole.contains(clause.lexeme(index)) else { return nil }
    let start = skipDeterminers(clause, index + 1)
    if clause.isNumber(start) || numberWords.contains(clause.lexeme(start)) { return nil }
    guard var end = tail(clause, start) else { return nil }
    var taken = 0
    while taken < 3, let next = ofEnd(clause, end) ?? coordinatedEnd(clause, end, singular: true) {
      end = next
      taken += 1
    }
    return start..<end
  }

  /// The place of a number after `of the` (`126 of the 147`, `12 out of 34`), nil where there is none.
  func wholeNumber(_ clause: Clause, at index: Int) -> Int? {
    let index = skipOut(clause, index)
    guard whole.contains(clause.lexeme(index)) else { return nil }
    let start = skipDeterminers(clause, index + 1)
    return clause.isNumber(start) || numberWords.contains(clause.lexeme(start)) ? start : nil
  }

  private func skipOut(_ clause: Clause, _ index: Int) -> Int {
    out.contains(clause.lexeme(index)) ? index + 1 : index
  }

  /// Whether a word that can be part of a noun phrase stands there.
  func isNominal(_ clause: Clause, _ index: Int) -> Bool {
    guard let token = clause[index], token.kind == .word, token.isSpaced else { return false }
    return !stops.contains(token.lexeme) && !numberWords.contains(token.lexeme)
  }

  /// Whether a word is a preposition, verb, conjunction, determiner, number word or another that ends a noun phrase.
  func isFunctionWord(_ lexeme: Lexeme) -> Bool {
    stops.contains(lexeme) || numberWords.contains(lexeme) || figureVerbs.contains(lexeme)
  }

  /// Whether a word that can be a verb stands there behind a determiner, where it is a noun: `the share`.
  func isNounUse(_ clause: Clause, _ index: Int) -> Bool {
    verbs.contains(clause.lexeme(index)) && nounDeterminers.contains(clause.lexeme(index - 1))
  }

  /// Whether `of` or its like stands there.
  func isOf(_ clause: Clause, _ index: Int) -> Bool {
    let lexeme = clause.lexeme(index)
    return of.contains(lexeme) || whole.contains(lexeme)
  }

  /// Whether a determiner stands there.
  func isDeterminer(_ clause: Clause, _ index: Int) -> Bool { determiners.contains(clause.lexeme(index)) }

  /// Whether a plural noun stands there that commonly ends its phrase.
  func isPluralHead(_ clause: Clause, _ index: Int) -> Bool {
    isPlural(clause, index) && !pluralModifiers.contains(clause.lexeme(index))
  }

  // MARK: Heads

  private func head(_ clause: Clause, _ index: Int) -> Int? {
    clause.headFirst ? headFirst(clause, index) : headLast(clause, index)
  }

  private func headFirst(_ clause: Clause, _ index: Int) -> Int? {
    var end = index
    while end < index + Self.longestRun, isNominal(clause, end) {
      if end > index, isPrefixedVerb(clause, end) { break }
      end += 1
    }
    return end > index ? end : nil
  }

  /// Indonesian verbs by their prefixes: me-, di-, ber-, ter-.
  func isPrefixedVerb(_ clause: Clause, _ index: Int) -> Bool {
    guard let token = clause[index], !token.isCapitalized, token.count > 5 else { return false }
    return clause.begins(index, "mem") || clause.begins(index, "men") || clause.begins(index, "me")
      || clause.begins(index, "di") || clause.begins(index, "ber") || clause.begins(index, "ter")
  }

  private func headLast(_ clause: Clause, _ index: Int) -> Int? {
    var place = index
    var end: Int?
    while place < index + Self.longestRun, isNominal(clause, place) {
      if isPlural(clause, place) {
        end = place + 1
        // `women migrant workers`: some plurals stand before nouns.
        guard pluralModifiers.contains(clause.lexeme(place)) else { break }
      } else if isParticiple(clause, place), end != nil || !isNominal(clause, place + 1) {
        break
      }
      place += 1
    }
    return end
  }

  /// The end of the phrase after `of`, which may be singular.
  private func tail(_ clause: Clause, _ index: Int) -> Int? {
    if clause.headFirst { return headFirst(clause, index) }
    if let end = headLast(clause, index) { return end }
    var end = index
    while end < index + 4, isNominal(clause, end) {
      if clause.ends(end, "ed") || clause.ends(end, "ly"), !isNominal(clause, end + 1) { break }
      end += 1
    }
    return end > index ? end : nil
  }

  // MARK: What goes on after a head

  private func ofEnd(_ clause: Clause, _ index: Int) -> Int? {
    guard of.contains(clause.lexeme(index)) else { return nil }
    let start = skipDeterminers(clause, index + 1)
    return tail(clause, start)
  }

  /// The end of `and children`, `, girls and boys`; nil where a clause begins instead.
  private func coordinatedEnd(_ clause: Clause, _ index: Int, singular: Bool) -> Int? {
    let isComma = clause.mark(index) == UInt8(ascii: ",")
    let isAmpersand = clause.mark(index) == UInt8(ascii: "&")
    guard isComma || isAmpersand || conjunctions.contains(clause.lexeme(index)) else { return nil }
    if clause.headFirst {
      guard !isComma, let end = headFirst(clause, index + 1), end - index <= 3, !isNominal(clause, end),
        !isPrefixedVerb(clause, index + 1)
      else { return nil }
      return end
    }
    var found = headLast(clause, index + 1)
    if found == nil, singular, isNominal(clause, index + 1), isNounShape(clause, index + 1) { found = index + 2 }
    guard let end = found, !isNominal(clause, end), !determiners.contains(clause.lexeme(end)) else { return nil }
    // A list needs its `and`: `438 women, officials said` is none.
    if isComma { return coordinatedEnd(clause, end, singular: singular) }
    return end
  }

  private func skipDeterminers(_ clause: Clause, _ index: Int) -> Int {
    var place = index
    while place < index + 3, determiners.contains(clause.lexeme(place)) { place += 1 }
    return place
  }

  // MARK: Shapes

  private func isPlural(_ clause: Clause, _ index: Int) -> Bool {
    guard let token = clause[index] else { return false }
    if plurals.contains(token.lexeme) { return true }
    guard token.count >= 3, clause.ends(index, "s"), !singulars.contains(token.lexeme) else { return false }
    if token.count >= 4, clause.ends(index, "'s") || clause.ends(index, "’s") { return false }
    return !(clause.ends(index, "ss") || clause.ends(index, "us") || clause.ends(index, "is"))
  }

  private func isParticiple(_ clause: Clause, _ index: Int) -> Bool {
    clause.ends(index, "ed") || clause.ends(index, "ing") || clause.ends(index, "ly")
  }

  private func isNounShape(_ clause: Clause, _ index: Int) -> Bool {
    clause.ends(index, "ing") || clause.ends(index, "tion") || clause.ends(index, "ment") || clause.ends(index, "ity")
      || clause.ends(index, "ness") || clause.ends(index, "ance") || clause.ends(index, "ence")
  }
}
