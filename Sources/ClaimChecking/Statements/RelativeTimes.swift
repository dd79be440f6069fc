import DocumentModel

/// "a year earlier", "the previous year", "the following year", "tahun sebelumnya": years that the one before them tells.
enum RelativeTimes {
  /// Adds them to the times of a sentence, and takes their words for said.
  static func read(_ statement: inout Statement) {
    guard !statement.times.isEmpty else { return }
    let words = statement.words
    for index in words.indices.dropLast() where !words[index].isCovered {
      guard let years = years(words[index].text, words[index + 1].text) else { continue }
      let before = statement.times.last { $0.range.end <= words[index].range.start }
      guard let base = (before ?? (statement.times.count == 1 ? statement.times[0] : nil))?.span, base.isPoint,
        let year = base.year
      else { continue }
      let range = TextRange(words[index].range.start, words[index + 1].range.end)
      statement.times.append(StatementTime(span: TimeSpan(year: year + years), range: range))
      for place in [index, index + 1] {
        statement.words[place].isContent = false
        statement.words[place].isCovered = true
      }
    }
    statement.times.sort { $0.range.start < $1.range.start }
  }

  /// Years before or after; nil for other pairs of words.
  private static func years(_ first: String, _ second: String) -> Int? {
    switch (first, second) {
    case ("year", "earlier"), ("year", "before"), ("year", "ago"), ("year", "previously"), ("previous", "year"),
      ("preceding", "year"), ("prior", "year"), ("tahun", "sebelumnya"), ("setahun", "sebelumnya"):
      -1
    case ("year", "later"), ("year", "after"), ("following", "year"), ("next", "year"), ("tahun", "berikutnya"),
      ("setahun", "kemudian"):
      1
    default: nil
    }
  }
}
