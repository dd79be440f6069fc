import DocumentModel
import Recognition

/// Reads sentences into statements: claims and sources in the same way.
struct StatementBuilder {
  let text: TokenizedDocument
  let lexicon: ClaimLexicon
  let memo: WordMemo
  /// Acronyms the document defines: short form and the terms of the long one.
  let acronyms: [(short: String, long: Set<String>)]

  private static let nameKinds: Set<MentionKind> = [.law, .treaty, .agency, .place]

  init(_ recognition: RecognitionEngine.Recognition, _ lexicon: ClaimLexicon) {
    text = recognition.text
    self.lexicon = lexicon
    memo = WordMemo(lexicon)
    var acronyms: [(short: String, long: Set<String>)] = []
    for mention in recognition.mentions where mention.kind == .acronym && mention.role == nil {
      guard let short = mention.normalized["short"]?.text, let long = mention.normalized["long"]?.text else { continue }
      acronyms.append((short.lowercased(), lexicon.terms(long)))
    }
    self.acronyms = acronyms
  }

  /// A sentence with its mentions, in the order of the text.
  func statement(_ sentence: Int, _ mentions: ArraySlice<Mention>) -> Statement {
    let tokens = text.sentences[sentence]
    var statement = Statement(places: [text.sentenceRange(sentence)])
    statement.block = text.block(ofToken: tokens.lowerBound)
    addNames(&statement, mentions)
    for mention in mentions where [.year, .date, .period].contains(mention.kind) && Self.isOwnTime(mention) {
      guard let span = TimeSpan(mention) else { continue }
      statement.times.append(StatementTime(span: span, range: mention.range))
    }
    addWords(&statement, tokens, mentions)
    RelativeTimes.read(&statement)
    statement.isReported = isReported(tokens, statement.words)
    FigureBinder.bind(&statement, mentions, text, tokens, lexicon)
    return statement
  }

  /// Whether a sentence holds quoted speech or the words of one who reports it, or is a question.
  private func isReported(_ tokens: Range<Int>, _ words: [StatementWord]) -> Bool {
    if words.contains(where: { lexicon.reported.contains($0.text) }) { return true }
    var isQuoted = false
    var quoted = 0
    for index in tokens {
      let token = text.tokens[index]
      if token.kind == .mark {
        if token.mark == UInt8(ascii: "?") { return true }
        // Marks that are not ASCII have no byte of their own.
        if token.mark == UInt8(ascii: "\"") || token.mark == 0 && Self.quotes.contains(text.string(token)) {
          isQuoted.toggle()
          quoted = 0
        }
        continue
      }
      if isQuoted {
        quoted += 1
        // A term in quotation marks is no speech.
        if quoted > 3 { return true }
      }
    }
    // A mark without its other: the speech began in a sentence before, or goes on behind this one.
    return isQuoted
  }

  private static let quotes: Set<String> = ["“", "”", "„", "«", "»", "‘"]

  private static func isOwnTime(_ mention: Mention) -> Bool {
    switch mention.within {
    case nil, .acronym: true
    default: false
    }
  }

  private func addNames(_ statement: inout Statement, _ mentions: ArraySlice<Mention>) {
    for mention in mentions {
      let quote = text.document.text.quote(mention.range)
      switch mention.kind {
      case .law, .treaty, .agency, .place:
        guard
          mention.within == nil || mention.within == .acronym || mention.within == .place || mention.within == .agency
        else { continue }
        var terms = lexicon.terms(quote)
        if let name = mention.normalized["name"]?.text { terms.formUnion(lexicon.terms(name)) }
        if let short = mention.normalized["acronym"]?.text { terms.insert(short.lowercased()) }
        statement.terms.formUnion(terms)
        if statement.names.contains(where: { $0.range.contains(mention.range) && $0.kind == mention.kind }) { continue }
        if let key = key(mention),
          statement.names.contains(where: { $0.key == key && $0.provision == provision(mention) })
        {
          continue
        }
        if let year = mention.normalized["year"]?.double { statement.nameYears.append(Int(year)) }
        statement.names.append(
          StatementName(
            kind: mention.kind, key: key(mention), provision: provision(mention), terms: lexicon.terms(quote),
            range: mention.range, text: quote))
      case .acronym:
        if let short = mention.normalized["short"]?.text { statement.terms.insert(short.lowercased()) }
        if let long = mention.normalized["long"]?.text { statement.terms.formUnion(lexicon.terms(long)) }
      default: continue
      }
    }
  }

  private func key(_ mention: Mention) -> String? {
    if let key = mention.entityKey { return key }
    return mention.normalized["id"]?.text ?? mention.normalized["name"]?.text?.lowercased()
  }

  private func provision(_ mention: Mention) -> String? {
    mention.normalized["provision"].map { $0.displayText }
  }

  private func addWords(_ statement: inout Statement, _ tokens: Range<Int>, _ mentions: ArraySlice<Mention>) {
    var covered: [TextRange] = statement.names.filter { $0.key != nil }.map(\.range) + statement.times.map(\.range)
    for mention in mentions where Self.nameKinds.contains(mention.kind) && key(mention) != nil {
      if mention.within == nil || mention.within == .acronym { covered.append(mention.range) }
    }
    for mention in mentions where mention.kind == .acronym && mention.role == "use" {
      if mention.normalized["long"] != nil, statement.names.contains(where: { $0.range == mention.range }) {
        covered.append(mention.range)
      }
    }
    for mention in mentions {
      guard Amount(mention) != nil else { continue }
      // A unit is compared as a unit, not as a word.
      let isUnit = mention.kind == .measure || mention.kind == .money
      covered.append(isUnit ? numberRange(mention) : mention.part("value") ?? numberRange(mention))
      if let bound = mention.part("qualifier") { covered.append(bound) }
    }
    var clause = 0
    var isBoundary = true
    for index in tokens {
      let token = text.tokens[index]
      let range = TextRange(Int(token.start), Int(token.end))
      if token.kind == .mark {
        if [0x2C, 0x3B, 0x3A].contains(token.mark), !isBoundary {
          clause += 1
          isBoundary = true
        }
        continue
      }
      let entry = memo.entry(text.string(token))
      let word = entry.text
      if entry.isClause, !isBoundary { clause += 1 }
      isBoundary = false
      // "8.7 million in all", "the lowest of all provinces": all of them, and nothing more is said.
      let before = statement.words.last?.text
      let isInAll = word == "all" && (before == "in" || before == "of")
      let isCovered = covered.contains { $0.contains(range) }
      // "The outbreak is over": at the end of a clause it says something.
      let isOver =
        word == "over" && before != "or" && before != "and"
        && (index + 1 == tokens.upperBound || text.tokens[index + 1].kind == .mark)
      let term = isOver ? lexicon.term("end") : entry.term
      if entry.isNegation, !isCovered, word != "nor" || !statement.words.contains(where: { $0.text == "neither" }),
        word != "no" || !isNumbered(index), !token.isCapitalized || token.flags.contains(.sentenceStart)
      {
        statement.negatedClauses.insert(clause)
        statement.denials.append(clause)
      }
      if !isCovered {
        let isNoun =
          (word == "plan" || word == "plans") && !isFollowed(index, by: "to")
          || word == "calls" && !isFollowed(index, by: "for") && !isFollowed(index, by: "on")
        if word == "about", isFollowed(index, by: "to") { statement.irrealis.insert("about to") }
        if entry.isIrrealis, !isNoun { statement.irrealis.insert(term) }
        if entry.isQuantifier, !isInAll { statement.quantifiers.insert(term) }
      }
      statement.terms.insert(term)
      if word.contains("-") {
        for part in word.split(separator: "-") { statement.terms.insert(lexicon.term(String(part))) }
      }
      statement.words.append(
        StatementWord(
          text: word, term: term, range: range, clause: clause,
          isContent: !isCovered && (entry.isContent || isOver) && !isInAll && !entry.isNegation,
          isCovered: isCovered,
          isProper: token.isCapitalized && !token.flags.contains(.sentenceStart)))
    }
    for (short, long) in acronyms where !long.isEmpty && long.isSubset(of: statement.terms) {
      statement.terms.insert(short)
    }
  }

  /// "No. 189": the word for a number.
  private func isNumbered(_ index: Int) -> Bool {
    guard index + 1 < text.tokens.count else { return false }
    let next = text.tokens[index + 1]
    return next.kind == .number
      || next.mark == UInt8(ascii: ".") && index + 2 < text.tokens.count && text.tokens[index + 2].kind == .number
  }

  private func isFollowed(_ index: Int, by word: String) -> Bool {
    index + 1 < text.tokens.count && text.string(text.tokens[index + 1]) == word
  }

  /// The tokens of an amount that are its number and unit, without the thing.
  private func numberRange(_ mention: Mention) -> TextRange {
    guard let thing = mention.part("thing"), thing.start > mention.range.start else { return mention.range }
    return TextRange(mention.range.start, thing.start)
  }
}
