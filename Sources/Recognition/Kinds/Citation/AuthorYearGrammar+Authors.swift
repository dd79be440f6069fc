import DocumentModel

/// The authors of a citation, read from its year back.
extension AuthorYearGrammar {
  struct Authors {
    var names: [Range<Int>]
    var range: Range<Int>
  }

  /// The bracket that is open before a token.
  func opening(before index: Int, _ lower: Int) -> Int? {
    var place = index - 1
    var depth = 0
    while place >= lower {
      switch text.tokens[place].mark {
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth += 1
      case UInt8(ascii: "("), UInt8(ascii: "["):
        if depth == 0 { return place }
        depth -= 1
      default: break
      }
      place -= 1
    }
    return nil
  }

  /// Authors that end with the token `last`, inside brackets: back to the bracket, a semicolon, a year, or a word that is no
  /// name.
  func bracketed(_ last: Int, opening: Int) -> Authors? {
    var place = last
    var firstName = -1
    var connectors = 0
    scan: while place > opening {
      let token = text.tokens[place]
      switch token.kind {
      case .number: break scan
      case .mark:
        switch token.mark {
        case UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "\""): break scan
        case UInt8(ascii: ")"), UInt8(ascii: "]"): break scan
        case 0:
          guard let scalar = Optional(text.symbol(token)), scalar == 0x2019 || scalar == 0x2010 || scalar == 0x2011
          else { break scan }
        default: break
        }
      case .word:
        if isName(place) {
          firstName = place
          connectors = 0
        } else if words.others.contains(token.lexeme) || words.et.contains(token.lexeme) {
          if firstName < 0 { firstName = place }
        } else if words.and.contains(token.lexeme) || words.particles.contains(token.lexeme)
          || words.connectors.contains(token.lexeme)
        {
          connectors += 1
          if words.particles.contains(token.lexeme), firstName == place + 1 { firstName = place }
          if connectors > 3 { break scan }
        } else {
          break scan
        }
      }
      place -= 1
    }
    if firstName < 0 || (text.tokens[max(firstName, 0)].kind == .word && !isName(firstName)),
      let small = smallLetters(last, opening: opening)
    {
      return small
    }
    guard firstName >= 0, place < firstName else { return nil }
    var start = firstName
    // `In Smith`, `See Smith`: a capitalised word that leads in.
    while start < last, words.leads.contains(text.tokens[start].lexeme), !isInitials(start) { start += 1 }
    while start < last, holds(start, ",") || holds(start, ".") { start += 1 }
    return authors(start...last)
  }

  /// Names in small capitals, which plain text has in small letters: `(cheung & lee, 2001)`, `(hair et al., 2014)`.
  func smallLetters(_ last: Int, opening: Int) -> Authors? {
    guard last - opening <= 12, last - opening >= 3 else { return nil }
    var hasJoint = false
    for index in (opening + 1)...last {
      let token = text.tokens[index]
      if holds(index, "&") || words.et.contains(token.lexeme) { hasJoint = true; continue }
      guard token.kind == .word || holds(index, ",") || holds(index, ".") || holds(index, "-") else { return nil }
    }
    return hasJoint ? authors((opening + 1)...last) : nil
  }

  /// Authors in running text: one or two names, a list closed by `and`, or a name with `et al.`
  func narrative(_ last: Int, _ lower: Int, _ isNarrative: Bool) -> Authors? {
    var place = last
    var hasOthers = false
    if holds(place, "."), place > lower, holds(place - 1, words.others) { place -= 1 }
    if isNarrative, let family = familyBefore(initials: place, lower) { place = family }
    if holds(place, "'") || text.symbol(text.tokens[place]) == 0x2019 { place -= 1 }
    if place > lower, holds(place, words.others), !text.tokens[place].isCapitalized {
      hasOthers = true
      place -= 1
      if place > lower, holds(place, words.et) || holds(place, words.and) { place -= 1 }
      if place > lower, holds(place, ",") { place -= 1 }
    }
    guard place >= lower, isName(place) || (hasOthers && isNarrative && text.tokens[place].kind == .word) else {
      return nil
    }
    var start = surname(backFrom: place, lower)
    var count = 1
    while start - 2 >= lower, count < 12 {
      var before = start - 1
      let isAnd = holds(before, words.and) && !text.tokens[before].isCapitalized || holds(before, "&")
      let isComma = holds(before, ",")
      guard isAnd || (isComma && (count > 1 || hasOthers)) else { break }
      before -= 1
      if isAnd, before > lower, holds(before, ",") { before -= 1 }
      guard before >= lower, isName(before) else { break }
      start = surname(backFrom: before, lower)
      count += 1
    }
    // A single word before a year in brackets may be anything; behind a comma in running text it needs a lead.
    if !hasOthers, !isNarrative {
      // `WGS 1984`, `October 2018`: without a comma nothing tells.
      guard holds(last + 1, ",") else { return nil }
      let isLed =
        start > lower
        && (holds(start - 1, words.see) || holds(start - 1, ".") && start - 1 > lower && holds(start - 2, words.see))
      guard count >= 2 && count <= 4 || isLed else { return nil }
    }
    return authors(start...last)
  }

  /// The family name of `Abbate, P. J.`, whose initials end with a token; nil where none stand there.
  func familyBefore(initials last: Int, _ lower: Int) -> Int? {
    var place = last
    while place > lower, last - place < 6, holds(place, ".") || isInitials(place) { place -= 1 }
    guard place < last, holds(place, ","), place > lower, isName(place - 1), !isInitials(place - 1) else { return nil }
    return place - 1
  }

  /// The first token of the family name that ends with a token.
  func surname(backFrom end: Int, _ lower: Int) -> Int {
    var start = end
    while start - 1 >= lower, end - start < 3 {
      let before = start - 1
      if holds(before, words.particles), !text.tokens[before].isCapitalized { start -= 1; continue }
      if holds(before, "."), before - 1 >= lower, isInitials(before - 1),
        !text.tokens[start].flags.contains(.sentenceStart)
      {
        start -= 2; continue
      }
      if isInitials(before), text.tokens[before].flags.contains(.dotted) || text.tokens[before].count == 1 {
        start -= 1; continue
      }
      // Two capitalised words: `Des Marais`, `Theodosius Dobzhansky`; the first word of a sentence is rarely one of them.
      if isName(before), !words.leads.contains(text.tokens[before].lexeme),
        !text.tokens[before].flags.contains(.sentenceStart)
      {
        start -= 1; continue
      }
      break
    }
    return start
  }

  /// Splits authors at commas and `and`.
  func authors(_ tokens: ClosedRange<Int>) -> Authors? {
    var names: [Range<Int>] = []
    var start = tokens.lowerBound
    var index = start
    var last = tokens.upperBound
    if holds(last, "'") || text.symbol(text.tokens[last]) == 0x2019 { last -= 1 }
    func close(_ end: Int) {
      var (s, e) = (start, end)
      while s < e, text.tokens[s].kind == .mark { s += 1 }
      while e > s, holds(e - 1, ",") || holds(e - 1, "&") { e -= 1 }
      guard e > s else { return }
      // Initials behind a family name belong to it.
      if let previous = names.last, (s..<e).allSatisfy({ isInitials($0) || holds($0, ".") }) {
        names[names.count - 1] = previous.lowerBound..<e
      } else {
        names.append(s..<e)
      }
    }
    while index <= last {
      let isOther =
        holds(index, words.et) && index + 1 <= last && holds(index + 1, words.others)
        || holds(index, words.others) && !text.tokens[index].isCapitalized
      if isOther { break }
      let isAnd = holds(index, words.and) && !text.tokens[index].isCapitalized || holds(index, "&")
      if holds(index, ",") || (isAnd && isName(max(index - 1, start)) && !isInstitution(tokens)) {
        close(index)
        start = index + 1
      }
      index += 1
    }
    close(min(index, last + 1))
    guard !names.isEmpty, let final = names.last else { return nil }
    let tail = (final.lowerBound..<final.upperBound).last { text.tokens[$0].kind == .word }
    if let tail, names.count == 1 || !words.months.contains(text.tokens[tail].lexeme),
      words.notAuthors.contains(text.tokens[tail].lexeme), index > last
    {
      return nil
    }
    if names.count == 1, index > last, let tail, !isName(tail) { return nil }
    return Authors(names: names, range: tokens.lowerBound..<(tokens.upperBound + 1))
  }

  /// Whether small words inside make the run the name of an institution.
  func isInstitution(_ tokens: ClosedRange<Int>) -> Bool {
    tokens.contains { holds($0, words.connectors) && !holds($0, words.and) && !holds($0, words.particles) }
  }

  func isInitials(_ index: Int) -> Bool {
    let token = text.tokens[index]
    return token.kind == .word && token.isCapitalized
      && (token.count == 1 || token.flags.contains(.dotted) || token.count <= 3 && token.flags.contains(.allCaps))
  }

  /// A capitalised word, or one whose script has letters beyond Latin-1.
  func isName(_ index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .word else { return false }
    return token.isCapitalized || text.document.text.utf8[Int(token.start)] >= 0xC4 || startsWithCapitalInside(token)
  }

  /// `deLano`, `d'Ávila`, `al-Khalili`: a small prefix before a capital.
  func startsWithCapitalInside(_ token: Token) -> Bool {
    guard token.count >= 4 else { return false }
    return text.document.text.utf8[(Int(token.start) + 1)..<min(Int(token.start) + 4, Int(token.end))].contains {
      $0 &- 0x41 < 26
    }
  }
}
