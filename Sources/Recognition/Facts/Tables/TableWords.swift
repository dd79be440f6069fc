/// The words of the packs that tables are read by.
final class TableWords: Sendable {
  /// `Total`, `Jumlah`: the first word of the header of a sum.
  let totals: LexemeSet
  /// `percent`, in a header.
  let percent: LexemeSet
  /// `Source`, `Sumber`: below a table, before the institution its figures come from.
  let sources: LexemeSet
  /// Names of places, which a header may bear.
  let places: PlaceNames
  /// Currency codes of ISO 4217 in a header.
  private let codes: LexemeTable<String>
  /// Signs of one currency: `Rp`.
  private let signs: LexemeTable<String>
  /// Names of one: `rupiah`.
  private let names: LexemeTable<String>
  /// `million`, `ribu`: what sums of money are counted in.
  let magnitudes: LexemeTable<Double>

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary, places: PlaceNames) {
    self.places = places
    sources = LexemeSet("fact.attribution.sources", packs, &vocabulary)
    totals = LexemeSet("table.totals", packs, &vocabulary)
    percent = LexemeSet("percent.words", packs, &vocabulary)
    var codes: [Lexeme: String] = [:]
    var (signs, names) = ([Lexeme: String](), [Lexeme: String]())
    for (code, before) in packs.lists(under: "currency.before.") {
      codes[vocabulary.intern(code)] = code
      for word in before where !word.contains(" ") { signs[vocabulary.intern(word)] = code }
    }
    for (code, after) in packs.lists(under: "currency.after.") {
      for word in after where !word.contains(" ") { names[vocabulary.intern(word)] = code }
    }
    for (code, dollar) in packs.lists(under: "currency.dollar.") {
      for word in dollar where !word.contains(" ") { codes[vocabulary.intern(word + "$")] = code }
    }
    var magnitudes: [Lexeme: Double] = [:]
    let multipliers = Set(packs.words("numbers.multipliers"))
    for (word, value) in packs.numbers where value >= 1000 && multipliers.contains(word) {
      for form in [word, word + "s"] { magnitudes[vocabulary.intern(form)] = value }
    }
    self.codes = LexemeTable(codes)
    self.signs = LexemeTable(signs)
    self.names = LexemeTable(names)
    self.magnitudes = LexemeTable(magnitudes)
  }

  /// The currency that a word of a header names by its code or sign, in brackets by its name: `Seats won` are no money.
  func currency(_ token: Token, isBracketed: Bool) -> String? {
    if token.flags.contains(.allCaps), let code = codes[token.lexeme] { return code }
    if token.isCapitalized, let code = signs[token.lexeme] { return code }
    return isBracketed ? names[token.lexeme] : nil
  }
}
