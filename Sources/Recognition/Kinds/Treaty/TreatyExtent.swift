import DocumentModel

/// Where the name of a treaty begins and ends, around the word that says what it is: "Palermo Convention", "Convention on
/// the Rights of the Child", "Exchange of Notes between …", "Amendments to the …".
final class TreatyExtent: Sendable {
  /// The words at which a name may stand.
  let words: Set<Lexeme>

  private let heads: LexemeTable<String>
  /// Heads that stand first in their language, the rest of the name after them.
  private let headFirst: LexemeSet
  /// Heads written small that end a name all the same ("Doha amendment to the Kyoto Protocol").
  private let smallHeads: LexemeSet
  private let treaties: LexemeSet
  private let work: LexemeSet
  private let articles: LexemeSet
  private let no: Lexeme
  private let plurals: LexemeSet
  private let cities: LexemeSet
  private let solemn: LexemeSet
  private let organizations: LexemeSet
  private let run: NameRun
  private let tail: TreatyTail
  private let (of, to, in_, reference, the): (Lexeme, Lexeme, Lexeme, Lexeme, Lexeme)
  /// What the second noun of a head must be: "Exchange of Notes", "Memorandum of Understanding".
  private let seconds: LexemeSet

  /// Types whose word is a treaty by itself, so that a change to it is one.
  private static let plain: Set<String> = [
    "convention", "protocol", "charter", "treaty", "covenant", "agreement", "arrangement", "pact", "memorandum",
  ]

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    var heads: [Lexeme: String] = [:]
    var treaties: LexemeSet = []
    for type in [
      "convention", "protocol", "charter", "declaration", "treaty", "covenant", "agreement", "plan",
      "terms_of_reference", "arrangement", "pact", "memorandum", "exchange", "amendment", "statute", "constitution",
      "act",
      "articles", "resolution", "statement",
    ] {
      for word in packs.words("treaty.\(type)") {
        let lexeme = vocabulary.intern(word)
        heads[lexeme] = type
        if Self.plain.contains(type) { treaties.insert(lexeme) }
      }
    }
    words = Set(heads.keys)
    self.heads = LexemeTable(heads)
    self.treaties = treaties
    headFirst = LexemeSet("treaty.headFirst", packs, &vocabulary)
    smallHeads = LexemeSet("treaty.smallHeads", packs, &vocabulary)
    work = LexemeSet(["work", "action", "strategic"].map { vocabulary.intern($0) })
    articles = LexemeSet(["agreement", "association"].map { vocabulary.intern($0) })
    no = vocabulary.intern("no")
    plurals = LexemeSet("treaty.plurals", packs, &vocabulary)
    cities = LexemeSet("treaty.cities", packs, &vocabulary)
    solemn = LexemeSet("treaty.solemn", packs, &vocabulary)
    seconds = LexemeSet("treaty.seconds", packs, &vocabulary)
    organizations = LexemeSet("treaty.organizations", packs, &vocabulary)
    run = NameRun(packs, &vocabulary)
    tail = TreatyTail(packs, heads: LexemeSet(heads.keys), &vocabulary)
    (of, to, in_) = (vocabulary.intern("of"), vocabulary.intern("to"), vocabulary.intern("in"))
    (reference, the) = (vocabulary.intern("reference"), vocabulary.intern("the"))
  }

  /// The tokens of the name around the word at `head` and the instrument's type; nil where the word stands alone.
  func name(_ text: TokenizedDocument, _ head: Int, _ sentence: Range<Int>) -> (Int, Int, String)? {
    let token = text.tokens[head]
    guard let type = heads[token.lexeme] else { return nil }
    guard token.isCapitalized else {
      return small(text, head, sentence).map { ($0.0, $0.1, type) }
    }
    let found: (Int, Int)? =
      switch type {
      case "terms_of_reference": termsOfReference(text, head, sentence)
      case "plan": plan(text, head, sentence)
      case "amendment": amendment(text, head, sentence)
      case "exchange", "memorandum", "articles": twoNouns(text, head, type, sentence)
      case "statute", "constitution": ofOrganization(text, head, sentence)
      case "act": solemnAct(text, head, sentence)
      case "resolution", "statement": statement(text, head, sentence)
      default: plain(text, head, sentence)
      }
    return found.map { ($0.0, $0.1, type) }
  }

  /// "Convention on the Rights of the Child", "ASEAN Charter", "Council of Europe Convention on …".
  private func plain(_ text: TokenizedDocument, _ head: Int, _ sentence: Range<Int>) -> (Int, Int)? {
    var end = head + 1
    // "Geneva Conventions": in the plural only by their city.
    if plurals.contains(text.tokens[head].lexeme) {
      guard head > sentence.lowerBound, cities.contains(text.tokens[head - 1].lexeme),
        text.tokens[head - 1].isCapitalized
      else { return nil }
      return (run.start(text, before: head, in: sentence, connecting: false), end)
    }
    if headFirst.contains(text.tokens[head].lexeme) {
      var next = end
      while next < sentence.upperBound, run.connectors.contains(text.tokens[next].lexeme) { next += 1 }
      guard next < sentence.upperBound, run.isName(text.tokens[next]) else { return nil }
      return (head, run.end(text, from: next, limit: sentence.upperBound, commas: true))
    }
    let joined = left(text, head, sentence)
    end = tail.end(text, end, sentence.upperBound)
    if end == head + 1, let number = numbered(text, end, sentence.upperBound) { return (joined, number) }
    guard joined < head || end > head + 1 else { return nil }
    // Labour conventions carry their year in the name: "Labour Inspection Convention, 1947".
    if end == head + 1, end + 1 < sentence.upperBound, text.tokens[end].mark == UInt8(ascii: ","),
      TokenShapes.year(text, end + 1) != nil
    {
      end = tail.end(text, end + 2, sentence.upperBound)
    }
    return (joined, end)
  }

  /// One past "No. 182", the number of a labour convention or of a protocol.
  private func numbered(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Int? {
    guard index + 1 < limit, text.tokens[index].lexeme == no, text.tokens[index].isCapitalized else { return nil }
    let place = text.tokens[index + 1].mark == UInt8(ascii: ".") ? index + 2 : index + 1
    return place < limit && text.tokens[place].kind == .number ? place + 1 : nil
  }

  /// "Customs Union agreement on veterinary measures", "Doha amendment to the Kyoto Protocol".
  private func small(_ text: TokenizedDocument, _ head: Int, _ sentence: Range<Int>) -> (Int, Int)? {
    guard smallHeads.contains(text.tokens[head].lexeme), head + 2 < sentence.upperBound,
      tail.subjects.contains(text.tokens[head + 1].lexeme) || tail.parties.contains(text.tokens[head + 1].lexeme)
        || text.tokens[head + 1].lexeme == in_
        || text.tokens[head + 1].lexeme == to && heads[text.tokens[head].lexeme] == "amendment"
    else { return nil }
    let start = run.start(text, before: head, in: sentence, connecting: false)
    guard start < head, !text.tokens[start].flags.contains(.sentenceStart) || head - start > 1 else { return nil }
    let end = tail.end(text, head + 1, sentence.upperBound)
    return end > head + 2 ? (start, end) : nil
  }

  /// "Amendments to Articles 24 and 25 of the …": one treaty at least is named in it.
  private func amendment(_ text: TokenizedDocument, _ head: Int, _ sentence: Range<Int>) -> (Int, Int)? {
    // At the head of a sentence its capital says nothing.
    guard head > sentence.lowerBound else { return nil }
    let end = tail.end(text, head + 1, sentence.upperBound, loose: true)
    guard
      (head + 1..<max(head + 1, end)).contains(where: {
        text.tokens[$0].isCapitalized
          && (treaties.contains(text.tokens[$0].lexeme) || organizations.contains(text.tokens[$0].lexeme))
      })
    else { return nil }
    return (left(text, head, sentence), end)
  }

  /// "Memorandum of Understanding between …", "Exchange of Notes concerning …", "Articles of Agreement of the …".
  private func twoNouns(_ text: TokenizedDocument, _ head: Int, _ type: String, _ sentence: Range<Int>) -> (Int, Int)? {
    var next = head + 1
    if next + 1 < sentence.upperBound, text.tokens[next].lexeme == of {
      let second = text.tokens[next + 1].lexeme
      guard type == "articles" ? articles.contains(second) : seconds.contains(second) else { return nil }
      next += 2
    } else if type != "memorandum" {
      return nil
    }
    let start = left(text, head, sentence)
    let end = tail.end(text, next, sentence.upperBound)
    guard end > next || start < head && next > head + 1 else { return nil }
    return (start, max(end, next))
  }

  /// "Statute of the International Court of Justice", "Constitution of the World Health Organization", "Rome Statute".
  private func ofOrganization(_ text: TokenizedDocument, _ head: Int, _ sentence: Range<Int>) -> (Int, Int)? {
    let end = tail.end(text, head + 1, sentence.upperBound)
    guard end > head + 1, text.tokens[head + 1].lexeme == of,
      (head + 2..<end).contains(where: { organizations.contains(text.tokens[$0].lexeme) })
    else { return nil }
    return (run.start(text, before: head, in: sentence, connecting: false), end)
  }

  /// "Final Act", "Revised General Act for the Pacific Settlement of International Disputes", "Constitutive Act of …".
  private func solemnAct(_ text: TokenizedDocument, _ head: Int, _ sentence: Range<Int>) -> (Int, Int)? {
    guard head > sentence.lowerBound, solemn.contains(text.tokens[head - 1].lexeme), text.tokens[head - 1].isCapitalized
    else { return nil }
    let end = tail.end(text, head + 1, sentence.upperBound)
    return end > head + 1 ? (run.start(text, before: head, in: sentence, connecting: false), end) : nil
  }

  /// "OECD Recommendation on …", "Joint Statement on …": of somebody, on something.
  private func statement(_ text: TokenizedDocument, _ head: Int, _ sentence: Range<Int>) -> (Int, Int)? {
    let start = run.start(text, before: head, in: sentence, connecting: false)
    guard start < head, !text.tokens[start].flags.contains(.sentenceStart), head + 1 < sentence.upperBound,
      tail.subjects.contains(text.tokens[head + 1].lexeme)
    else { return nil }
    let end = tail.end(text, head + 1, sentence.upperBound)
    return end > head + 2 ? (start, end) : nil
  }

  /// "Terms of Reference of the AICHR".
  private func termsOfReference(_ text: TokenizedDocument, _ head: Int, _ sentence: Range<Int>) -> (Int, Int)? {
    let end = head + 1
    guard end + 1 < sentence.upperBound, text.tokens[end].lexeme == of, text.tokens[end + 1].lexeme == reference else {
      return nil
    }
    return (
      run.start(text, before: head, in: sentence, connecting: false), tail.end(text, end + 2, sentence.upperBound)
    )
  }

  /// Only plans that say what kind: "Work Plan", "Plan of Action", "Action Plan".
  private func plan(_ text: TokenizedDocument, _ head: Int, _ sentence: Range<Int>) -> (Int, Int)? {
    var end = head + 1
    let start = run.start(text, before: head, in: sentence, connecting: false)
    let before = head > sentence.lowerBound && work.contains(text.tokens[head - 1].lexeme)
    let after =
      end + 1 < sentence.upperBound && text.tokens[end].lexeme == of && work.contains(text.tokens[end + 1].lexeme)
    guard before || after else { return nil }
    if after { end += 2 }
    end = tail.end(text, end, sentence.upperBound)
    let bare = head - (before ? 1 : 0)
    return start < bare || end > head + (after ? 3 : 1) ? (start, end) : nil
  }

  /// The first token of the name that ends with the head: over names, and over "of" ("Council of Europe Convention").
  private func left(_ text: TokenizedDocument, _ head: Int, _ sentence: Range<Int>) -> Int {
    let start = run.start(text, before: head, in: sentence, connecting: false)
    guard start - 2 >= sentence.lowerBound, text.tokens[start].isCapitalized, text.tokens[start - 1].lexeme == of,
      run.isName(text.tokens[start - 2]), !words.contains(text.tokens[start - 2].lexeme),
      !run.openings.contains(text.tokens[start - 2].lexeme)
    else { return start }
    return start - 2
  }
}
