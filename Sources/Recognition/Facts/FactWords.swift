/// The words of the packs that statements are read by.
final class FactWords: Sendable {
  /// Forms of `be`: what follows is passive.
  let be: LexemeSet
  /// Words that may stand between a name and its verb, forms of `be` and denials among them.
  let auxiliary: LexemeSet
  /// `by`, `through`, …: the agent of a passive follows.
  let by: LexemeSet
  /// `to`, `should`, …: what follows did not happen.
  let irrealis: LexemeSet
  /// `not`, `never`, …
  let negation: LexemeSet
  /// An object ends before these.
  let stops: LexemeSet
  /// `which`, `that`.
  let relative: LexemeSet
  /// Words that name nothing by themselves, and words that commonly begin sentences.
  let empty: LexemeSet
  /// `estimates`, `says`, …
  let saying: LexemeSet
  /// `according to`, as phrases.
  let according: [[Lexeme]]
  /// Words that join two times.
  let joined: LexemeSet
  /// `year`, `tahun`, which may stand before a time.
  let years: LexemeSet
  /// What tells which thing a figure measures.
  let measured: MeasuredWords
  /// `in`, `across`: the place of a figure follows.
  let located: LexemeSet
  /// Names of places, which a thing may bear (`Indonesian workers`).
  let places: PlaceNames
  /// `among`: the people it holds for follow.
  let among: LexemeSet
  /// The words of tables.
  let tables: TableWords
  /// Tells which way round the phrases of a sentence stand.
  let order: PhraseOrder

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary, places: PlaceNames) {
    self.places = places
    func set(_ list: String) -> LexemeSet { LexemeSet(list, packs, &vocabulary) }
    be = set("fact.be")
    by = set("fact.by")
    irrealis = set("fact.irrealis")
    negation = set("fact.negation")
    stops = set("fact.stops")
    relative = set("fact.relative")
    auxiliary = be.union(negation).union(set("fact.auxiliary"))
    empty = set("fact.pronouns").union(set("sentence.openings"))
    saying = set("fact.attribution.verbs")
    joined = set("fact.times.joined")
    measured = MeasuredWords(packs, &vocabulary)
    years = set("time.years")
    located = set("fact.located")
    among = set("fact.among")
    tables = TableWords(packs, &vocabulary, places: places)
    order = PhraseOrder(packs, &vocabulary)
    according = packs.words("fact.attribution.before").map { Self.phrase($0, &vocabulary) }
  }

  /// The words of a phrase.
  static func phrase(_ phrase: String, _ vocabulary: inout Vocabulary) -> [Lexeme] {
    phrase.split(separator: " ").map { vocabulary.intern(String($0)) }
  }
}
