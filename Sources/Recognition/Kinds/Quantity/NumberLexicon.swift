/// The number words of all packs: values, and how they join.
final class NumberLexicon: Sendable {
  /// Words that can begin a number.
  let starts: Set<Lexeme>
  /// Values of all words, compounds (`thirty-one`, `two-hundred`) included.
  let values: LexemeTable<Double>
  /// Fractions that are one token: `two-thirds`, `sepertiga`.
  let fractions: LexemeTable<Double>
  /// The parts that a denominator makes: 3 for `third` and `thirds`.
  let denominatorValues: LexemeTable<Double>
  /// The words of `denominatorValues`, halves left out.
  let denominators: LexemeSet
  let multipliers: LexemeSet
  let teens: LexemeSet
  let joiners: LexemeSet
  let articles: LexemeSet
  let halves: LexemeSet
  let points: LexemeSet
  let of: LexemeSet
  let determiners: LexemeSet
  /// Words of pairs and dozens that `of` may follow: `a couple of`.
  let collectives: LexemeSet
  /// Words after which a half is a place (`the second half`).
  let notBeforeHalf: LexemeSet
  /// Words that are numbers only before `of`: `none of`.
  let needOf: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    func set(_ list: String) -> Set<Lexeme> { Set(packs.words(list).map { vocabulary.intern($0) }) }
    let multipliers = set("numbers.multipliers")
    var values: [Lexeme: Double] = [:]
    var fractions: [Lexeme: Double] = [:]
    var denominators: [Lexeme: Double] = [:]
    let parts = packs.lists(under: "fraction.parts.").flatMap { list in
      list.words.map { (word: $0, parts: Double(list.name) ?? 1) }
    }
    for (word, parts) in parts { denominators[vocabulary.intern(word)] = parts }
    for pack in packs.packs {
      let numbers = (pack.numbers ?? [:]).sorted { $0.key < $1.key }
      for (word, value) in numbers {
        // `sepertiga` is one word.
        let lexeme = vocabulary.intern(word)
        if value != value.rounded() { fractions[lexeme] = value } else { values[lexeme] = value }
      }
      // `thirty-one`, `two-hundred`, `two-thirds` are one token each.
      for (ten, tens) in numbers where tens >= 20 && tens < 100 {
        for (unit, units) in numbers where units >= 1 && units < 10 {
          values[vocabulary.intern(ten + "-" + unit)] = tens + units
        }
      }
      for (unit, units) in numbers where units >= 1 && units < 20 {
        for (word, factor) in numbers where factor >= 100 && multipliers.contains(vocabulary.intern(word)) {
          values[vocabulary.intern(unit + "-" + word)] = units * factor
        }
        guard pack.words?.keys.contains(where: { $0.hasPrefix("fraction.parts.") }) == true else { continue }
        for (word, parts) in parts { fractions[vocabulary.intern(unit + "-" + word)] = units / parts }
      }
    }
    let (articles, halves) = (set("numbers.articles"), set("numbers.halves"))
    let teens = set("numbers.teens")
    starts = Set(values.keys).subtracting(multipliers).subtracting(teens).union(fractions.keys).union(articles)
      .union(halves).union(set("numbers.multiplierStarts")).union(set("numbers.signs"))
    self.values = LexemeTable(values)
    self.fractions = LexemeTable(fractions)
    denominatorValues = LexemeTable(denominators)
    self.denominators = LexemeSet(denominators.keys.filter { !halves.contains($0) })
    self.multipliers = LexemeSet(multipliers)
    self.teens = LexemeSet(teens)
    self.articles = LexemeSet(articles)
    self.halves = LexemeSet(halves)
    joiners = LexemeSet("numbers.joiners", packs, &vocabulary)
    points = LexemeSet("numbers.points", packs, &vocabulary)
    of = LexemeSet("phrase.whole", packs, &vocabulary)
    determiners = LexemeSet("determiners.definite", packs, &vocabulary)
      .union(LexemeSet("determiners.other", packs, &vocabulary))
    collectives = LexemeSet("numbers.collectives", packs, &vocabulary)
    notBeforeHalf = LexemeSet("numbers.notBeforeHalf", packs, &vocabulary)
      .union(LexemeSet("ordinals", packs, &vocabulary))
    needOf = LexemeSet("numbers.needOf", packs, &vocabulary)
  }
}
