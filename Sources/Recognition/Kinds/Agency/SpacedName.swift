import DocumentModel

/// Names set with a space behind each letter, as headings of judgments have them: `S U P R E M E  C O U R T`.
struct SpacedName: Sendable {
  /// The letters of each name, without spaces, longest first.
  private let names: [(letters: [UInt8], name: String)]
  /// The first letters, as words.
  let openings: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    let list = packs.words("agency.spaced")
    names = list.map { name in (Array(name.uppercased().utf8.filter { $0 != 0x20 }), name) }
      .sorted { $0.letters.count > $1.letters.count }
    openings = LexemeSet(list.map { vocabulary.intern(String($0.prefix(1))) })
  }

  /// The name whose letters stand one by one from a token on, and one past its last token.
  func match(_ text: TokenizedDocument, at index: Int, limit: Int) -> (end: Int, name: String)? {
    guard isLetter(text, index), index + 1 < limit, isLetter(text, index + 1) else { return nil }
    return names.lazy.compactMap { entry in
      end(of: entry.letters, text, index, limit).map { ($0, entry.name) }
    }.first
  }

  private func end(of letters: [UInt8], _ text: TokenizedDocument, _ index: Int, _ limit: Int) -> Int? {
    guard index + letters.count <= limit else { return nil }
    for (place, letter) in letters.enumerated() {
      guard isLetter(text, index + place), text.document.text.utf8[Int(text.tokens[index + place].start)] == letter
      else { return nil }
    }
    return index + letters.count
  }

  private func isLetter(_ text: TokenizedDocument, _ index: Int) -> Bool {
    let token = text.tokens[index]
    return token.count == 1 && token.isCapitalized && token.kind == .word
  }
}
