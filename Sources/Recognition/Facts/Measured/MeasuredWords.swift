/// The words of the packs that tell what a figure measures.
final class MeasuredWords: Sendable {
  /// Noun phrases, which the things measured are.
  let phrases: NounPhraseGrammar
  /// Names of quantities: `temperature`, `depth`, `mean age`.
  let properties: LexemeSet
  /// Words before a property that name nothing: `mean`, `highest`.
  let plain: LexemeSet
  /// `increase`, `decline`: what follows `in` or `of` is what changed.
  let changes: LexemeSet
  /// `rose`, `fell`, `up`: a figure behind them and a joint is one end of a change.
  let changing: LexemeSet
  /// `from`, `to`.
  let changeJoints: LexemeSet
  /// `wide`, `long`, `old`: adjectives between a figure and what it measures.
  let dimensions: LexemeSet
  /// Words that may stand between the thing and its figure.
  let links: LexemeSet
  /// Verbs that do.
  let verbs: LexemeSet
  /// Words that begin a clause inside a sentence.
  let clauses: LexemeSet
  /// `of`, `among` at the beginning of a sentence.
  let openings: LexemeSet
  /// `whom`, `these`: behind `of`, what was counted before.
  let wholes: LexemeSet
  /// `in`, `for`: behind a quantity, what has it.
  let bearers: LexemeSet
  /// `lasted`, `took`: what follows is how long.
  let lasting: LexemeSet
  /// `for`, between such a verb and the length.
  let spans: LexemeSet
  let prepositions: LexemeSet
  let conjunctions: LexemeSet
  let be: LexemeSet
  /// `respectively`: figures and things come in the same order.
  let respectively: LexemeSet
  /// Words behind a figure that belong to neither (`respectively`, `relative`).
  let idle: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    func set(_ list: String) -> LexemeSet { LexemeSet(list, packs, &vocabulary) }
    let numerals = NumeralGrammar(packs, &vocabulary)
    phrases = NounPhraseGrammar(packs, &vocabulary, numberWords: numerals.starts)
    properties = set("measured.properties")
    plain = set("measured.plain").union(properties)
    changes = set("measured.changes")
    changing = set("range.changes")
    changeJoints = set("range.from").union(set("measured.changeEnds"))
    dimensions = set("measured.dimensions")
    links = set("measured.links")
    verbs = set("phrase.verbs").union(set("phrase.figureVerbs"))
    clauses = set("measured.clauses")
    openings = set("measured.openings")
    bearers = set("measured.bearers")
    lasting = set("measured.lasting").union(set("measured.be"))
    spans = set("measured.spans")
    wholes = set("measured.wholes")
    prepositions = set("phrase.prepositions").union(set("phrase.of")).union(set("phrase.whole"))
    conjunctions = set("phrase.conjunctions")
    be = set("measured.be")
    respectively = set("measured.respectively")
    idle = set("measured.idle")
  }

  /// Whether the head of a noun group names a quantity.
  func isProperty(_ clause: Clause, _ group: Range<Int>) -> Bool {
    let head = clause.headFirst ? group.lowerBound : group.upperBound - 1
    return properties.contains(clause.lexeme(head))
  }

  /// What a property is of, where the group says it (`wind speed`: `wind`); the whole group where it does not.
  func owner(_ clause: Clause, _ group: Range<Int>) -> Range<Int> {
    var (start, end) = (group.lowerBound, group.upperBound)
    while end > start, properties.contains(clause.lexeme(end - 1)) { end -= 1 }
    while start < end, plain.contains(clause.lexeme(start)) { start += 1 }
    return start < end ? start..<end : group
  }
}
