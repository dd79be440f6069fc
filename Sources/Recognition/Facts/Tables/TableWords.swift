/// The words of the packs that tables are read by.
final class TableWords: Sendable {
  /// `Total`, `Jumlah`: the first word of the header of a sum.
  let totals: LexemeSet
  /// `percent`, in a header.
  let percent: LexemeSet
  /// Currency codes of ISO 4217 in a header.
  let currencies: LexemeTable<String>

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    totals = LexemeSet("table.totals", packs, &vocabulary)
    percent = LexemeSet("percent.words", packs, &vocabulary)
    var codes: [Lexeme: String] = [:]
    for (code, _) in packs.lists(under: "currency.before.") { codes[vocabulary.intern(code)] = code }
    currencies = LexemeTable(codes)
  }
}
