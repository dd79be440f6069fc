import DocumentModel

/// Identifiers of laws written out in a text: `ECLI:EU:C:2011:124` and the Court of Justice's own short form
/// `EU:C:2011:124`, `CELEX 32016R0679`.
///
/// Sources: Council conclusions on the European Case Law Identifier (OJ C 127, 29.4.2011, p. 1); EUR-Lex, "How to read a
/// CELEX number".
struct WrittenIdentifierRecognizer: Recognizer {
  let name = "law"
  let triggers: Triggers

  /// Bytes of an identifier at most.
  private static let longest = 80

  private let ecli: Lexeme
  private let union: Lexeme
  private let celex: Lexeme

  init(_ vocabulary: inout Vocabulary) {
    (ecli, union, celex) = (vocabulary.intern("ecli"), vocabulary.intern("eu"), vocabulary.intern("celex"))
    triggers = Triggers(lexemes: [ecli, union, celex])
  }

  func recognize(at index: Int, in text: TokenizedDocument, into mentions: inout [Mention]) {
    let token = text.tokens[index]
    let block = text.blocks[text.block(ofToken: index)]
    guard token.flags.contains(.allCaps), index + 2 < block.upperBound else { return }
    let next = text.tokens[index + 1]
    if token.lexeme == celex {
      let first = next.mark == UInt8(ascii: ":") ? index + 2 : index + 1
      celexNumber(text, index, first, block.upperBound, into: &mentions)
    } else if next.mark == UInt8(ascii: ":"), !next.isSpaced,
      token.lexeme == ecli || index == block.lowerBound || text.tokens[index - 1].mark != UInt8(ascii: ":")
    {
      caseLaw(text, index, block.upperBound, into: &mentions)
    }
  }

  /// Five parts between colons: `ECLI`, a country, a court, a year, the number of the decision.
  private func caseLaw(
    _ text: TokenizedDocument, _ index: Int, _ limit: Int, into mentions: inout [Mention]
  ) {
    let isShort = text.tokens[index].lexeme == union
    var end = index + 1
    var parts = [text.string(text.tokens[index])]
    var part = ""
    let first = Int(text.tokens[index].start)
    while end < limit, !text.tokens[end].isSpaced, Int(text.tokens[end].end) - first <= Self.longest {
      let token = text.tokens[end]
      if token.mark == UInt8(ascii: ":") {
        if end > index + 1 { parts.append(part) }
        part = ""
      } else if token.kind != .mark || token.mark == UInt8(ascii: "."), token.kind != .mark || goesOn(text, end, limit)
      {
        part += text.string(token)
      } else {
        break
      }
      end += 1
    }
    parts.append(part)
    if isShort { parts.insert("ECLI", at: 0) }
    guard parts.count == 5, parts[1].utf8.count == 2, parts[1] == parts[1].uppercased(), !parts[2].isEmpty,
      parts[2].utf8.count <= 10, !parts[4].isEmpty, parts[4].utf8.count <= 25, let year = Int(parts[3]),
      (1900...2099).contains(year)
    else { return }
    let id = parts.joined(separator: ":")
    let range = text.range(index..<end)
    mentions.append(
      Mention(
        .law, range,
        normalized: [
          "jurisdiction": .string(parts[1]), "type": .string("case"), "number": .string(parts[4]),
          "year": .integer(year), "id": .string(id),
        ], parts: [Mention.Part("instrument", range)], recognizer: "law/identifier", entityKey: "case:\(id)",
        sentence: text.sentence(ofToken: index)))
  }

  private func goesOn(_ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Bool {
    index + 1 < limit && !text.tokens[index + 1].isSpaced && text.tokens[index + 1].kind != .mark
  }

  /// A sector, a year, one or two letters and a number: `32016R0679`, `62009CJ0034`.
  private func celexNumber(
    _ text: TokenizedDocument, _ index: Int, _ first: Int, _ limit: Int, into mentions: inout [Mention]
  ) {
    guard first + 1 < limit, text.tokens[first].kind == .number, text.tokens[first].count == 5,
      text.tokens[first + 1].kind == .word, !text.tokens[first + 1].isSpaced
    else { return }
    let head = text.string(text.tokens[first])
    let tail = text.string(text.tokens[first + 1])
    let letters = tail.prefix { $0.isLetter }
    let number = tail.dropFirst(letters.count)
    guard let year = Int(head.dropFirst()), (1950...2099).contains(year), (1...2).contains(letters.utf8.count),
      letters == letters.uppercased(), number.utf8.count == 4, let value = Int(number)
    else { return }
    let types = ["R": "regulation", "L": "directive", "D": "decision", "H": "recommendation"]
    let type = head.first == "6" ? "case" : types[String(letters)] ?? "act"
    let id = head + tail
    let range = text.range(index..<(first + 2))
    mentions.append(
      Mention(
        .law, range,
        normalized: [
          "jurisdiction": .string("EU"), "type": .string(type), "number": .string(String(value)),
          "year": .integer(year), "id": .string(id),
        ], parts: [Mention.Part("instrument", range)], recognizer: "law/identifier", entityKey: "law:\(id)",
        sentence: text.sentence(ofToken: index)))
  }
}
