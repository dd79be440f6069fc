import DocumentModel

/// Provisions of which the text does not say beside them what they are of: "Sections 147, 148 and 149", "s. 6(3)",
/// "Order VIII Rule 1", "clause (a) of sub-section 2 of section 41".
///
/// They count only where their form or a word of the sentence says that the law is meant: "Section 3 describes the method"
/// is a section of a paper. Their instrument stays open (`resolution` `ambiguous`) unless the linker finds it.
struct StandingProvisionRecognizer: Recognizer {
  /// What `Mention.recognizer` holds for these mentions.
  static let rule = "law/standing-provision"

  let name = "law"
  let triggers: Triggers

  /// Tokens that a list is followed over at most.
  private static let length = 64

  private let keywords: LexemeTable<String>
  /// Keywords that need a stop: `s. 6`.
  private let short: LexemeSet
  /// Keywords that only a cue makes provisions, whatever their form.
  private let weak: LexemeSet
  private let cues: LexemeSet
  private let own: LexemeSet
  private let of: LexemeSet
  private let the: LexemeSet
  private let and: LexemeSet
  private let ranges: LexemeSet
  private let (read, with): (Lexeme, Lexeme)
  private let (ofWord, this): (Lexeme, Lexeme)
  /// What a provision is of: "this title".
  private let wholes: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    var keywords: [Lexeme: String] = [:]
    for key in [
      "article", "section", "rule", "order", "clause", "subsection", "subclause", "proviso", "part", "chapter",
    ] {
      for word in packs.words("standing.\(key)") { keywords[vocabulary.intern(word)] = key }
    }
    self.keywords = LexemeTable(keywords)
    triggers = Triggers(lexemes: LexemeSet(keywords.keys))
    short = LexemeSet("standing.short", packs, &vocabulary)
    weak = LexemeSet("standing.weak", packs, &vocabulary)
    cues = LexemeSet("standing.cues", packs, &vocabulary)
    own = LexemeSet("standing.own", packs, &vocabulary)
    of = LexemeSet(["of", "to", "in", "under"].map { vocabulary.intern($0) })
    the = LexemeSet("provision.the", packs, &vocabulary)
    and = LexemeSet(["and", "or", "&", "r/w", "rws"].map { vocabulary.intern($0) })
    ranges = LexemeSet(["to", "through"].map { vocabulary.intern($0) })
    wholes = LexemeSet("standing.wholes", packs, &vocabulary)
    (ofWord, this) = (vocabulary.intern("of"), vocabulary.intern("this"))
    (read, with) = (vocabulary.intern("read"), vocabulary.intern("with"))
  }

  func recognize(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention]) {
    let place = text.sentence(ofToken: index)
    let sentence = text.sentences[place]
    let limit = min(sentence.upperBound, index + Self.length)
    let keyword = text.tokens[index].lexeme
    if let end = ofThis(text, index, limit) {
      let fields: NormalizedFields = [keywords[keyword] ?? "section": .string(text.string(text.tokens[index + 1]))]
      return emit(text, index..<end, fields, place, into: &mentions)
    }
    guard let key = keywords[keyword], let number = numberStart(text, index, limit),
      let first = numberEnd(text, number, limit, key)
    else { return }
    var fields: NormalizedFields = [key: .string(trimmed(text, number..<first))]
    var end = chain(text, first, limit, &fields)
    let isPart = end < limit && own.contains(text.tokens[end].lexeme)
    let isDivided = first > number + 1 && text.tokens[first - 1].mark == UInt8(ascii: ")") || end > first
    let needsCue = weak.contains(keyword) || !isDivided
    guard !isPart, !needsCue || sentence.contains(where: { cues.contains(text.tokens[$0].lexeme) }) else { return }
    emit(text, index..<end, fields, place, into: &mentions)
    // The rest of a list: each number is a provision of its own.
    while let next = glueEnd(text, end, limit), let stop = numberEnd(text, next, limit, key),
      isNumberOfList(text, stop, limit)
    {
      fields = [key: .string(trimmed(text, next..<stop))]
      end = chain(text, stop, limit, &fields)
      emit(text, next..<end, fields, place, into: &mentions)
    }
  }

  /// One past "Chapter 26 of this title": a provision of the very law that speaks, whichever it is.
  private func ofThis(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Int? {
    guard index + 4 < limit, text.tokens[index + 1].kind == .number, text.tokens[index + 2].lexeme == ofWord,
      text.tokens[index + 3].lexeme == this, wholes.contains(text.tokens[index + 4].lexeme)
    else { return nil }
    return index + 5
  }

  /// The first token of the number behind a keyword, over its stop and a dash.
  private func numberStart(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Int? {
    var next = index + 1
    let hasStop = next < limit && text.tokens[next].mark == UInt8(ascii: ".")
    if hasStop { next += 1 } else if short.contains(text.tokens[index].lexeme) { return nil }
    if next < limit, text.tokens[next].mark == UInt8(ascii: "-") { next += 1 }
    return next < limit ? next : nil
  }

  /// One past a number with its letters and groups in brackets; nil where none begins at `index`.
  private func numberEnd(_ text: TokenizedDocument, _ index: Int, _ limit: Int, _ key: String) -> Int? {
    guard index < limit else { return nil }
    let token = text.tokens[index]
    var end: Int
    switch token.kind {
    case .number:
      guard key != "part", key != "chapter", let stop = TokenShapes.sectionEnd(text, index, limit) else { return nil }
      end = stop
    case .word:
      // "Part IXA": a roman numeral, and a letter where it was put in later.
      var bytes = text.document.text.utf8[Int(token.start)..<Int(token.end)]
      if bytes.count > 1, bytes.last == UInt8(ascii: "A") || bytes.last == UInt8(ascii: "B") { bytes.removeLast() }
      guard key == "part" || key == "chapter" || key == "order", TokenShapes.isRoman(bytes) else { return nil }
      return index + 1
    case .mark:
      guard token.mark == UInt8(ascii: "("), key.hasPrefix("sub") || key == "clause" || key == "proviso" else {
        return nil
      }
      end = index
    }
    // Groups may stand apart: "Sections 437 (5)".
    while end + 2 < limit, text.tokens[end].mark == UInt8(ascii: "("), text.tokens[end + 1].kind != .mark,
      text.tokens[end + 1].count <= 4, text.tokens[end + 2].mark == UInt8(ascii: ")")
    {
      end += 3
    }
    return end > index ? end : nil
  }

  /// Over the provisions that this one is of ("of sub-section 2 of section 41"), or that go on in it ("Order VIII Rule 1").
  private func chain(_ text: TokenizedDocument, _ index: Int, _ limit: Int, _ fields: inout NormalizedFields) -> Int {
    var end = index
    while end + 1 < limit {
      var next = end
      if of.contains(text.tokens[next].lexeme) || text.tokens[next].mark == UInt8(ascii: ",") { next += 1 }
      if next > end, the.contains(text.tokens[next].lexeme) { next += 1 }
      guard next < limit, let key = keywords[text.tokens[next].lexeme], fields[key] == nil,
        text.tokens[next].mark != UInt8(ascii: ","),
        text.tokens[end].mark != UInt8(ascii: ",") || fields["order"] != nil,
        let number = numberStart(text, next, limit), let stop = numberEnd(text, number, limit, key)
      else { break }
      fields[key] = .string(trimmed(text, number..<stop))
      end = stop
    }
    // A range is one provision: "section 20 to 24", "sections 3–5".
    if end + 1 < limit,
      ranges.contains(text.tokens[end].lexeme) || text.symbol(text.tokens[end]) == 0x2013,
      text.tokens[end + 1].kind == .number, let stop = TokenShapes.sectionEnd(text, end + 1, limit)
    {
      end = stop
    }
    return end
  }

  /// One past the marks and words between two numbers of a list; nil where there are none.
  private func glueEnd(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Int? {
    var next = index
    while next < limit, next - index < 3 {
      let token = text.tokens[next]
      if token.mark == UInt8(ascii: ",") || token.mark == UInt8(ascii: "/") || token.mark == UInt8(ascii: "&")
        || and.contains(token.lexeme)
      {
        next += 1
      } else if token.lexeme == read, next + 1 < limit, text.tokens[next + 1].lexeme == with {
        next += 2
      } else if token.mark == 0, token.kind == .word, token.count == 1, next + 2 < limit,
        text.tokens[next + 1].mark == UInt8(ascii: "/"), text.tokens[next + 2].count == 1,
        !text.tokens[next + 2].isSpaced
      {
        // "r/w"
        next += 3
      } else {
        break
      }
    }
    return next > index && next < limit ? next : nil
  }

  /// Whether what follows a further number lets it be one of the list and not "and 20 people".
  private func isNumberOfList(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Bool {
    guard index < limit else { return true }
    let token = text.tokens[index]
    return token.kind != .word || token.isCapitalized || token.lexeme != .unknown && token.count <= 5
  }

  private func trimmed(_ text: TokenizedDocument, _ tokens: Range<Int>) -> String {
    var value = text.quote(tokens)
    if value.hasPrefix("("), value.hasSuffix(")"), !value.dropFirst().contains("(") {
      value = String(value.dropFirst().dropLast())
    }
    return value
  }

  private func emit(
    _ text: TokenizedDocument, _ tokens: Range<Int>, _ fields: NormalizedFields, _ place: Int,
    into mentions: inout [Mention]
  ) {
    let range = text.range(tokens)
    mentions.append(
      Mention(
        .law, range, normalized: ["provision": .object(fields), "resolution": .string("ambiguous")],
        parts: [Mention.Part("provision", range)], recognizer: Self.rule, sentence: place))
  }
}

extension Mention {
  /// Whether it is a provision whose instrument is not known.
  var isStandingProvision: Bool { recognizer == StandingProvisionRecognizer.rule }
}
