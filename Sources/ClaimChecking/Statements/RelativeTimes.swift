import DocumentModel

/// "a year earlier", "the previous year", "the following year", "tahun sebelumnya": years that the one before them tells.
enum RelativeTimes {
  /// Adds them to the times of a sentence, and takes their words for said.
  static func read(_ statement: inout Statement) {
    guard !statement.times.isEmpty else { return }
    takeEdges(&statement)
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

  /// "at the end of September": the end of a time is in it.
  private static func takeEdges(_ statement: inout Statement) {
    let edges: Set<String> = ["end", "start", "beginning", "middle", "akhir", "awal", "pertengahan"]
    for index in statement.words.indices where edges.contains(statement.words[index].text) {
      let place = statement.words[index].range
      let isBefore = statement.times.contains { time in
        time.range.start >= place.end
          && statement.words.count { $0.range.start >= place.end && $0.range.end <= time.range.start } <= 2
      }
      if isBefore { statement.words[index].isContent = false }
    }
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
