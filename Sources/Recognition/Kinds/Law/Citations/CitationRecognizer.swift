import DocumentModel

/// Decisions, articles, statutes and rules by volume, abbreviation and page or section: `410 U.S. 113`,
/// `18 U.S.C. § 1591(a)`, `Cal. Penal Code § 187`, `2017 IL App (4th) 514842`. Abbreviations are listed in packs or made
/// of words that packs list.
struct CitationRecognizer: Recognizer {
  let name = "law"
  let triggers: Triggers
  let lexicon: CitationLexicon
  let pages: PageGrammar
  let sections: SectionGrammar

  init(_ lexicon: CitationLexicon) {
    self.lexicon = lexicon
    pages = PageGrammar(lexicon: lexicon)
    sections = SectionGrammar(lexicon: lexicon)
    triggers = Triggers(lexemes: lexicon.starts, numbers: true)
  }

  /// What a citation is of: where its tokens begin and its abbreviation ends, and what that says.
  struct Head {
    var start: Int
    var volume: Range<Int>?
    var run: CitationRun
    var form: Pack.ReporterGroup.Form
    var type: String
    var jurisdiction: String?
    var listed: CitationLexicon.Publication?
    var abbreviation: String
    var limit: Int
  }

  func recognize(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention]) {
    let token = text.tokens[index]
    if token.kind == .number {
      guard let next = afterVolume(text, index) else { return glued(text, index, into: &mentions) }
      let limit = text.blocks[text.block(ofToken: index)].upperBound
      guard next < limit else { return }
      let start = volumeStart(text, index)
      let run = CitationRun(text, at: next, limit: limit, lexicon)
      guard run.words > 0, let head = head(text, start, start..<(index + 1), run, next, limit) else { return }
      read(text, head, into: &mentions)
    } else {
      guard token.isCapitalized else { return }
      // Behind a number the number triggers.
      let limit = text.blocks[text.block(ofToken: index)].upperBound
      let run = CitationRun(text, at: index, limit: limit, lexicon)
      if run.region == Louisiana.region, let found = Louisiana.docket(text, index, run, limit) {
        let number = text.quote(found)
        return mentions.append(
          mention(
            text, found,
            ["jurisdiction": .string(Louisiana.region), "type": .string("case"), "number": .string(number)],
            key: "law:La. \(number)", pack: "citation"))
      }
      guard let head = head(text, index, nil, run, index, limit) else { return }
      read(text, head, into: &mentions)
    }
  }

  /// The token at which an abbreviation may begin behind a volume; nil where none does.
  @inline(__always)
  private func afterVolume(_ text: TokenizedDocument, _ index: Int) -> Int? {
    var next = index + 1
    guard next < text.tokens.count else { return nil }
    var token = text.tokens[next]
    // `25A A.F.T.R.2d`, `2005-NMCA-423`.
    if !token.isSpaced && token.kind == .word && token.count == 1 || token.mark == UInt8(ascii: "-") {
      next += 1
      guard next < text.tokens.count else { return nil }
      token = text.tokens[next]
    }
    let isKnown = lexicon.anyCase.contains(token.lexeme)
    guard token.kind == .word, token.isCapitalized && (token.isSpaced || next > index + 1) || isKnown else {
      return nil
    }
    return next
  }

  /// The first token of a volume of several numbers: `1999-52`, `0-6-054`.
  private func volumeStart(_ text: TokenizedDocument, _ index: Int) -> Int {
    var start = index
    while start >= 2, index - start < 6, !text.tokens[start].isSpaced, !text.tokens[start - 1].isSpaced,
      text.tokens[start - 1].mark == UInt8(ascii: "-"), text.tokens[start - 2].kind == .number
    {
      start -= 2
    }
    return start
  }

  private func head(
    _ text: TokenizedDocument, _ start: Int, _ volume: Range<Int>?, _ run: CitationRun, _ first: Int, _ limit: Int
  ) -> Head? {
    func head(_ form: Pack.ReporterGroup.Form, _ type: String, _ listed: CitationLexicon.Publication?) -> Head {
      Head(
        start: start, volume: volume, run: run, form: form, type: type,
        jurisdiction: listed.map(\.jurisdiction) ?? run.region, listed: listed,
        abbreviation: listed?.abbreviation ?? text.quote(first..<run.end), limit: limit)
    }
    if let listed = lexicon.publications[run.key] {
      switch listed.form {
      case .reporter where volume == nil && listed.standsAlone: return head(.number, listed.type, listed)
      case .reporter, .title, .neutral:
        guard let volume, isWritten(text, run, first, volume, listed) else { return nil }
      case .code, .number, .looseleaf: break
      }
      return head(listed.form, listed.type, listed)
    }
    // By its words: one that is enough; or a weaker one beside a place, or that of a reporter; unknown words only beside one
    // that is enough.
    guard let type = run.type, run.strong > 0 || run.weak > 0 && (run.region != nil || type == "case"),
      run.unknown == 0 || run.strong > 0,
      run.stops > 0 || run.region != nil, run.words > 1
    else { return nil }
    if volume == nil { return run.isCode && run.region != nil ? head(.code, type, nil) : nil }
    return head(.reporter, type, nil)
  }

  /// Whether what looks like a listed abbreviation is written as one. A volume is a whole number, that of a neutral
  /// citation a year. Two or three letters need a stop or longer numbers on both sides (`2 CO 3` is none), and so does
  /// a word of the language; a single letter needs its stop.
  private func isWritten(
    _ text: TokenizedDocument, _ run: CitationRun, _ first: Int, _ volume: Range<Int>,
    _ listed: CitationLexicon.Publication
  ) -> Bool {
    let number = text.tokens[volume.upperBound - 1]
    guard !text.document.text.utf8[Int(number.start)..<Int(number.end)].contains(UInt8(ascii: ".")) else {
      return false
    }
    let isYear = TokenShapes.year(text, volume.upperBound - 1) != nil
    switch listed.form {
    case .neutral: return isYear
    case .reporter where run.stops == 0 && isYear: return listed.isNeutral || text.range(first..<run.end).count > 4
    case .reporter: break
    default: return true
    }
    guard run.stops == 0, text.range(first..<run.end).count <= 4 else { return true }
    guard text.tokens[first].count > 1, run.end < text.tokens.count else { return false }
    let next = text.tokens[run.end]
    return next.kind == .mark || text.range(volume).count > 1 && next.count > 2
  }

  private func read(_ text: TokenizedDocument, _ head: Head, into mentions: inout [Mention]) {
    let isSectioned = head.form == .title || head.form == .code
    if !isSectioned {
      if let page = pages.page(
        text, head.run.end, head.limit, form: head.form, isListed: head.listed != nil,
        hasVolume: head.volume != nil)
      {
        return emit(text, head, page, into: &mentions)
      }
      guard head.listed == nil else { return }
    }
    // What has no page may have a section: `9 Guam Code Ann. § 649`.
    let isLed = !(head.form == .title || head.listed != nil || head.run.stops > 1)
    let found = sections.sections(
      text, editionEnd(text, head.run.end, head.limit), head.limit, led: isLed || !isSectioned)
    guard !found.isEmpty, isSectioned || head.run.isCode else { return }
    if head.listed?.isShaped == true, let first = found.first, !isShaped(text, first) { return }
    emit(text, head, found, into: &mentions)
  }

  /// One past the year of a code's edition: `NMSA 1978, § 30-2-1`.
  private func editionEnd(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Int {
    guard index + 2 < limit, TokenShapes.year(text, index) != nil, text.tokens[index + 1].mark == UInt8(ascii: ","),
      lexicon.locators.contains(text.tokens[index + 2].lexeme)
    else { return index }
    return index + 1
  }

  /// Whether a section is led by a word or sign, divided, or has more than digits in its number.
  private func isShaped(_ text: TokenizedDocument, _ section: SectionGrammar.Section) -> Bool {
    let number = text.range(section.number)
    return section.number.lowerBound > section.tokens.lowerBound || section.tokens.count > section.number.count
      || text.document.text.utf8[number.start..<number.end].contains { !isDigit($0) && $0 != UInt8(ascii: ",") }
  }

  /// A neutral citation without spaces: `2021COA556`, also with a short year. Two letters would be a formula (`13CO2`).
  private func glued(_ text: TokenizedDocument, _ index: Int, into mentions: inout [Mention]) {
    let (volume, next) = (text.tokens[index], index + 1)
    guard volume.count == 2 || volume.count == 4, next < text.tokens.count, text.tokens[next].isCapitalized,
      !text.tokens[next].isSpaced
    else { return }
    let bytes = text.document.text.utf8[Int(text.tokens[next].start)..<Int(text.tokens[next].end)]
    let letters = bytes.prefix { !isDigit($0) }
    let number = bytes.dropFirst(letters.count)
    guard letters.count > 2, !number.isEmpty, number.allSatisfy({ isDigit($0) }) else { return }
    var key = CitationKey()
    for byte in letters { key.add(byte) }
    guard let listed = lexicon.publications[key], listed.form == .neutral || listed.isNeutral else { return }
    var fields: NormalizedFields = ["type": .string(listed.type)]
    if let jurisdiction = listed.jurisdiction { fields["jurisdiction"] = .string(jurisdiction) }
    let written = "\(text.string(volume)) \(listed.abbreviation) \(String(decoding: number, as: UTF8.self))"
    fields["number"] = .string(written)
    if let year = TokenShapes.year(text, index) { fields["year"] = .integer(year) }
    mentions.append(mention(text, index..<(next + 1), fields, key: "law:\(written)", pack: listed.pack))
  }
}
