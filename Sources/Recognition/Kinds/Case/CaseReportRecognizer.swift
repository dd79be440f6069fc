import DocumentModel

/// Cases by neutral citation or law report: a year, a volume where there is one, a court or series, and a number or page.
///
/// `[2019] EWCA Civ 1599` · `[2004] 1 AC 546` · `(2020) 71 EHRR 2` · `1980 AIR (SC) 531` · `AIR 1973 SC 1461` ·
/// `2011 (2) SCR 831` · `309 CTR 321`. A year in brackets may stand before any series written in capitals; without
/// brackets, or without a year, only series of the packs count.
struct CaseReportRecognizer: Recognizer {
  let name = "law"
  let triggers: Triggers

  /// Tokens of a series at most (`SCC OnLine SC`, `Supp. (1) SCC (Cri)`), stops and brackets included.
  private static let seriesLength = 8

  /// Letters of a series that is written in capitals only.
  private static let shortSeries = 3

  /// The words with which a series or a court of the packs begins, and whose it is.
  private let series: LexemeTable<String>
  /// Series that stand before their year (`AIR 1973 SC 1461`).
  private let leading: LexemeSet
  private let supplement: LexemeSet
  /// Courts whose decisions have neutral citations: what is in an identifier for them, and its form.
  private let courts: LexemeTable<(name: String, id: IdentifierTemplate)>

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) throws {
    var courts: [Lexeme: (name: String, id: IdentifierTemplate)] = [:]
    var series: [Lexeme: String] = [:]
    for pack in packs.packs {
      let id = try PackIdentifiers(pack)["case"]
      for court in pack.words?["case.courts"] ?? [] where id != nil {
        if let id { courts[vocabulary.intern(court)] = (court.lowercased(), id) }
      }
      for word in (pack.words?["case.courts"] ?? []) + (pack.words?["case.series"] ?? []) {
        let lexeme = vocabulary.intern(word)
        // A series of two jurisdictions is known, but not whose it is.
        series[lexeme] = series[lexeme].map { $0 == pack.jurisdiction ? $0 : "" } ?? pack.jurisdiction ?? ""
      }
    }
    self.courts = LexemeTable(courts)
    self.series = LexemeTable(series)
    leading = LexemeSet("case.leadingSeries", packs, &vocabulary)
    supplement = LexemeSet("case.supplement", packs, &vocabulary)
    triggers = Triggers(
      lexemes: LexemeSet(series.keys).union(leading), marks: [UInt8(ascii: "["), UInt8(ascii: "(")])
  }

  func recognize(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention]) {
    let place = text.sentence(ofToken: index)
    let limit = text.sentences[place].upperBound
    if text.tokens[index].kind == .mark {
      guard let year = bracketedYear(text, index, limit), let found = report(text, year.end, limit, known: false)
      else { return }
      emit(text, index, found, year.value, place, into: &mentions)
    } else {
      beforeSeries(text, index, place, into: &mentions)
    }
  }

  /// What stands behind the year.
  private struct Report {
    var end: Int
    var volume: Range<Int>?
    var series: Range<Int>
    var page: Range<Int>
  }

  /// `[2019]` or `(2019)`; also the years of a series that spans two (`[2019-20]`).
  private func bracketedYear(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> (value: Int, end: Int)? {
    let close: UInt8 = text.tokens[index].mark == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: ")")
    guard index + 3 < limit, let year = TokenShapes.year(text, index + 1) else { return nil }
    var end = index + 2
    if end + 2 < limit, text.tokens[end].mark == UInt8(ascii: "-"), text.tokens[end + 1].kind == .number { end += 2 }
    guard text.tokens[end].mark == close else { return nil }
    return (year, end + 1)
  }

  /// A volume, a series and a page from `index`; `known` demands a series of the packs.
  private func report(_ text: TokenizedDocument, _ index: Int, _ limit: Int, known: Bool) -> Report? {
    var start = index
    var volume: Range<Int>?
    if start < limit, supplement.contains(text.tokens[start].lexeme) {
      start += 1
      if start < limit, text.tokens[start].mark == UInt8(ascii: ".") { start += 1 }
    }
    if start + 2 < limit, text.tokens[start].mark == UInt8(ascii: "("), isPlainNumber(text, start + 1),
      text.tokens[start + 2].mark == UInt8(ascii: ")")
    {
      volume = start + 1..<start + 2
      start += 3
    } else if start < limit, isPlainNumber(text, start) {
      volume = start..<start + 1
      start += 1
    }
    guard let seriesEnd = seriesEnd(text, start, limit, known: known) else { return nil }
    var page = seriesEnd
    if page < limit, text.tokens[page].mark == UInt8(ascii: "-"), !text.tokens[page].isSpaced { page += 1 }
    guard page < limit, isPlainNumber(text, page) else { return nil }
    var end = page + 1
    // The division of a court: `(Admin)`, `(SC)`.
    if end + 2 < limit, text.tokens[end].mark == UInt8(ascii: "("), text.tokens[end + 1].isCapitalized,
      text.tokens[end + 1].kind == .word, text.tokens[end + 1].count <= 6,
      text.tokens[end + 2].mark == UInt8(ascii: ")")
    {
      end += 3
    }
    return Report(end: end, volume: volume, series: start..<seriesEnd, page: page..<page + 1)
  }

  /// One past the capitalised words of a series, its stops and its brackets; nil where they are none.
  private func seriesEnd(_ text: TokenizedDocument, _ start: Int, _ limit: Int, known: Bool) -> Int? {
    guard start < limit, text.tokens[start].isCapitalized else { return nil }
    var isSeries = series.contains(text.tokens[start].lexeme)
    if known, !isSeries { return nil }
    var end = start
    while end < limit, end - start < Self.seriesLength {
      let token = text.tokens[end]
      if token.kind == .word, token.isCapitalized {
        isSeries = isSeries || token.flags.contains(.allCaps)
        end += 1
      } else if token.mark == UInt8(ascii: "."), !token.isSpaced || token.mark == UInt8(ascii: "&") {
        end += 1
      } else if token.mark == UInt8(ascii: "&"), end + 1 < limit, text.tokens[end + 1].isCapitalized {
        end += 1
      } else if token.mark == UInt8(ascii: "("), end + 2 < limit, text.tokens[end + 1].isCapitalized,
        text.tokens[end + 2].mark == UInt8(ascii: ")")
      {
        end += 3
      } else if token.mark == UInt8(ascii: "("), end + 3 < limit, text.tokens[end + 3].mark == UInt8(ascii: ")"),
        CitationRun.isOrdinal(text, end + 1, limit)
      {
        // "DLR (4th)"
        end += 4
      } else {
        break
      }
    }
    return isSeries && end > start ? end : nil
  }

  /// At a word of a series: its year stands before it without brackets, behind it, or nowhere.
  private func beforeSeries(
    _ text: TokenizedDocument, _ index: Int, _ place: Int, into mentions: inout [Mention]
  ) {
    let sentence = text.sentences[place]
    let limit = sentence.upperBound
    // A short series in small letters is a word: `4 Or 5`.
    let first = text.tokens[index]
    guard first.flags.contains(.allCaps) || first.isCapitalized && first.count > Self.shortSeries else { return }
    if leading.contains(text.tokens[index].lexeme) {
      var start = index + 1
      if start < limit, text.tokens[start].mark == UInt8(ascii: ".") { start += 1 }
      if let bracketed = start < limit ? bracketedYear(text, start, limit) : nil {
        if let found = report(text, bracketed.end, limit, known: false) {
          emit(text, index, found, bracketed.value, place, into: &mentions)
        }
        return
      }
      if start < limit, let year = TokenShapes.year(text, start),
        let found = report(text, start + 1, limit, known: false)
      {
        emit(text, index, found, year, place, into: &mentions)
        return
      }
    }
    guard series.contains(text.tokens[index].lexeme), index > sentence.lowerBound else { return }
    var start = index - 1
    if text.tokens[start].mark == UInt8(ascii: ")"), start - 2 > sentence.lowerBound, isPlainNumber(text, start - 1),
      text.tokens[start - 2].mark == UInt8(ascii: "("), TokenShapes.year(text, start - 1) == nil
    {
      start -= 3
    }
    guard start >= sentence.lowerBound, isPlainNumber(text, start) else { return }
    if let year = TokenShapes.year(text, start) {
      guard let found = report(text, start + 1, limit, known: false) else { return }
      emit(text, start, found, year, place, into: &mentions)
    } else if start == index - 1, start == sentence.lowerBound || !isYearBracket(text, start - 1),
      let found = report(text, start, limit, known: true)
    {
      emit(text, start, found, nil, place, into: &mentions)
    }
  }

  /// Whether a closing bracket stands here: then the bracketed year is the trigger.
  private func isYearBracket(_ text: TokenizedDocument, _ index: Int) -> Bool {
    text.tokens[index].mark == UInt8(ascii: "]") || text.tokens[index].mark == UInt8(ascii: ")")
  }

  /// Digits only.
  private func isPlainNumber(_ text: TokenizedDocument, _ index: Int) -> Bool {
    let token = text.tokens[index]
    return token.kind == .number && text.document.text.utf8[Int(token.start)..<Int(token.end)].allSatisfy(isDigit)
  }

  private func emit(
    _ text: TokenizedDocument, _ start: Int, _ report: Report, _ year: Int?, _ place: Int,
    into mentions: inout [Mention]
  ) {
    let range = text.range(start..<report.end)
    let first = text.tokens[report.series.lowerBound].lexeme
    let jurisdiction =
      series[first] ?? (leading.contains(text.tokens[start].lexeme) ? series[text.tokens[start].lexeme] : nil)
    var normalized: NormalizedFields = ["type": .string("case"), "number": .string(text.quote(report.page))]
    if let jurisdiction, !jurisdiction.isEmpty { normalized["jurisdiction"] = .string(jurisdiction) }
    if let year { normalized["year"] = .integer(year) }
    if let volume = report.volume { normalized["volume"] = .string(text.quote(volume)) }
    let id = neutral(text, report, year)
    if let id { normalized["id"] = .string(id) }
    let key = text.quote(start..<report.page.upperBound).utf8.filter { $0 != 0x2E && $0 != 0x20 }
    mentions.append(
      Mention(
        .law, range, normalized: normalized, parts: [Mention.Part("instrument", range)], recognizer: "law/case",
        entityKey: "case:\(id ?? String(decoding: key, as: UTF8.self).lowercased())", sentence: place))
  }

  /// The identifier of a decision with a neutral citation: the court, its division in the series (`EWCA Civ`) or behind
  /// the number (`EWHC 12 (Admin)`), the year and the number.
  private func neutral(_ text: TokenizedDocument, _ report: Report, _ year: Int?) -> String? {
    guard let year, report.volume == nil, let court = courts[text.tokens[report.series.lowerBound].lexeme] else {
      return nil
    }
    var name = court.name
    for index in report.series.dropFirst() where text.tokens[index].kind == .word {
      name += "/" + text.string(text.tokens[index]).lowercased()
    }
    for index in report.page.upperBound..<report.end where text.tokens[index].kind == .word {
      name += "/" + text.string(text.tokens[index]).lowercased()
    }
    return court.id.fill(
      IdentifierTemplate.Values(number: text.quote(report.page), year: year, court: name))
  }
}
