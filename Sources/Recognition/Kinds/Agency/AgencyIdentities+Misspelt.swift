import DocumentModel

extension AgencyIdentities {
  /// Names of a document that one look-up compares with at most.
  private static let mostCandidates = 16

  /// Gives each name that nobody knows the institution whose name it is one slip away from: one that the packs know, else one
  /// that the document writes more often. The mention tells what differs: its part `misspelt` is the word as written, its
  /// field `corrected` the word that is meant. Where several institutions may be meant the name stays as it is.
  func mend(_ mentions: inout [Mention], _ agencies: [Int], in text: TokenizedDocument, _ home: String?) {
    var unknown: [Int] = []
    var clean: Set<String> = []
    for index in agencies {
      guard let key = mentions[index].entityKey, !mentions[index].isKnown, !clean.contains(key) else { continue }
      let tokens = Self.tokens(mentions[index], text)
      guard tokens.contains(where: { isSuspicious(text, $0) }) else {
        clean.insert(key)
        continue
      }
      if !mend(&mentions[index], tokens, text, home) {
        clean.insert(key)
        unknown.append(index)
      }
    }
    guard !unknown.isEmpty else { return }
    mendByDocument(&mentions, agencies, unknown, text)
  }

  /// Whether a word may be a slip: long, and no word of the packs but for slips that are common.
  private func isSuspicious(_ text: TokenizedDocument, _ index: Int) -> Bool {
    let token = text.tokens[index]
    return token.kind == .word && token.count >= WordSlip.shortest
      && (token.lexeme == .unknown || names.misspeltHeads.contains(token.lexeme))
  }

  /// Finds the institution of the packs that a name is a slip for.
  private func mend(_ mention: inout Mention, _ tokens: Range<Int>, _ text: TokenizedDocument, _ home: String?) -> Bool
  {
    let core = core(text, tokens)
    for range in core.tokens == tokens ? [tokens] : [tokens, core.tokens] {
      let slips = names.slips(text, range).filter { isSuspicious(text, $0.token) }
      let entries = Set(slips.map(\.entry)).sorted()
      guard let entry = choice(entries, core.country, home, mention),
        let slip = slips.first(where: { $0.entry == entry })
      else { continue }
      AgencyMention.set(&mention, names.institution(entry))
      tell(&mention, text, slip.token, slip.right)
      return true
    }
    return false
  }

  /// Finds the names of the document that names nobody knows are slips for.
  private func mendByDocument(
    _ mentions: inout [Mention], _ agencies: [Int], _ unknown: [Int], _ text: TokenizedDocument
  ) {
    var counts: [String: Int] = [:]
    var firsts: [(mention: Int, words: [Int])] = []
    var near = NearNames(mostCandidates: Self.mostCandidates)
    text.document.text.utf8.withUnsafeBufferPointer { bytes in
      for index in agencies {
        guard let key = mentions[index].entityKey, !mentions[index].isKnown else { continue }
        counts[key, default: 0] += 1
        guard counts[key] == 1 else { continue }
        let words = NameWords.places(text, Self.tokens(mentions[index], text))
        near.insert(bytes, words.map { NameWords.range(text, $0) }, name: firsts.count)
        firsts.append((index, words))
      }
    }
    guard firsts.count > 1 else { return }
    var meant: [String: (mention: Mention, right: String)] = [:]
    for index in unknown {
      guard let key = mentions[index].entityKey else { continue }
      let words = NameWords.places(text, Self.tokens(mentions[index], text))
      let found = text.document.text.utf8.withUnsafeBufferPointer { bytes in
        near.matches(bytes, words.map { NameWords.range(text, $0) }) { name in
          (bytes, firsts[name].words.map { NameWords.range(text, $0) })
        }
      }
      let right = found.filter { match in
        let isHead = names.misspeltHeads.contains(text.tokens[words[match.word]].lexeme)
        let rightKey = mentions[firsts[match.name].mention].entityKey ?? ""
        return isSuspicious(text, words[match.word])
          && (isHead || counts[rightKey, default: 0] > counts[key, default: 0])
      }
      guard right.count == 1, let match = right.first else { continue }
      let first = firsts[match.name]
      meant[key] = (mentions[first.mention], text.string(text.tokens[first.words[match.word]]))
    }
    guard !meant.isEmpty else { return }
    for index in agencies {
      guard let key = mentions[index].entityKey, let (right, word) = meant[key] else { continue }
      let tokens = Self.tokens(mentions[index], text)
      let written = tokens.first { place in
        isSuspicious(text, place) && Self.isSlip(text, place, for: word)
      }
      guard let written else { continue }
      Self.copy(right, to: &mentions[index])
      tell(&mentions[index], text, written, word)
    }
  }

  private static func isSlip(_ text: TokenizedDocument, _ index: Int, for word: String) -> Bool {
    let written = text.document.text.utf8.withUnsafeBufferPointer { NameBytes.folded($0, NameWords.range(text, index)) }
    var word = word
    return WordSlip.isSlip(written, for: word.withUTF8 { NameBytes.folded($0, 0..<$0.count) })
  }

  /// Tells on a mention which of its words is misspelt, and what is meant.
  private func tell(_ mention: inout Mention, _ text: TokenizedDocument, _ token: Int, _ right: String) {
    mention.parts.append(Mention.Part("misspelt", PossessiveEnding.trimmed(text, token..<(token + 1))))
    mention.normalized["corrected"] = .string(right)
  }
}
