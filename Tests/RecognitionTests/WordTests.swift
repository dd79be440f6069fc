import DocumentModel
import TestSupport
import Testing

@testable import Recognition

@Suite struct WordTests {
  private static let words = [
    "a", "law", "U.S.C.", "Rp600", "abcdefg", "abcdefgh", "abcdefghi", "environment", "environmental",
    "environmentally-sound", "women's", "naïve", "12,5", "2007", "İstanbul",
  ]

  private static func tokens(_ text: String, _ vocabulary: Vocabulary) -> [Token] {
    var tokens: [Token] = []
    Array(text.utf8).withUnsafeBufferPointer {
      Tokenizer(vocabulary: vocabulary).tokenize($0, TextRange(0, $0.count), into: &tokens)
    }
    return tokens
  }

  @Test("a word is known wherever it stands and however long it is, and no other is taken for it", arguments: words)
  func known(_ word: String) {
    var vocabulary = Vocabulary()
    let lexemes = Self.words.map { vocabulary.intern($0) }
    #expect(Set(lexemes).count == Self.words.count)
    let expected = vocabulary.lexeme(word)
    #expect(expected != .unknown)
    for text in ["\(word)", "\(word) of the others", "of the others \(word)", "(\(word))", "\(word), of the others"] {
      #expect(Self.tokens(text, vocabulary).filter { $0.lexeme == expected }.count == 1, "\(text)")
    }
    // Digits end a number, and a full stop dotted initials: what follows is another word.
    guard word.first?.isNumber == false, word.last != "." else { return }
    for text in ["\(word)q", "q\(word)", "\(word.dropLast())q and more"] where !Self.words.contains(text) {
      #expect(!Self.tokens(text, vocabulary).contains { $0.lexeme == expected }, "\(text)")
    }
  }

  @Test("growing keeps every word")
  func growth() {
    var vocabulary = Vocabulary()
    let lexemes = (0..<20_000).map { vocabulary.intern("word\($0 * 7)") }
    #expect((0..<20_000).allSatisfy { vocabulary.lexeme("WORD\($0 * 7)") == lexemes[$0] })
    #expect(vocabulary.lexeme("word1") == .unknown)
  }

  @Test(
    "capitals are told in words of any length, at the end of the text too",
    arguments: [
      ("WHO", true, true), ("Who", true, false), ("who", false, false), ("A", true, false), ("COVIDX19", true, true),
      ("ABCDEFGHIJKLMNOPQ", true, true), ("ABCDEFGHIJKLMNOPq", true, false), ("aBCDEFGHIJKLMNOPQ", false, false),
      ("UN-ESCAP", true, true), ("ÉTAT", true, true), ("U.S.C.", true, true),
    ])
  func capitals(_ word: String, isCapitalized: Bool, isAllCaps: Bool) {
    for text in [word, word + " and much more text"] {
      let flags = Self.tokens(text, Vocabulary()).first?.flags
      #expect(flags?.contains(.capital) == isCapitalized)
      #expect(flags?.contains(.allCaps) == isAllCaps)
    }
  }

  @Test("a table by lexeme holds what a dictionary holds")
  func table() {
    var entries: [Lexeme: Int] = [:]
    for number in 1..<400 where number % 3 != 0 { entries[Lexeme(UInt32(number * number % 1009 + 1))] = number }
    let table = LexemeTable(entries)
    let set = LexemeSet(entries.keys)
    for id in 0..<1200 {
      let lexeme = Lexeme(UInt32(id))
      #expect(table[lexeme] == entries[lexeme])
      #expect(table.contains(lexeme) == (entries[lexeme] != nil))
      #expect(set.contains(lexeme) == (entries[lexeme] != nil))
    }
    #expect(Set(set.lexemes) == Set(entries.keys))
  }

  @Test("names are found shortest first, over commas, not past the limit")
  func names() {
    var vocabulary = Vocabulary()
    func words(_ text: String) -> [Lexeme] {
      text.split(separator: " ").map { $0 == "," ? .unknown : vocabulary.intern(String($0)) }
    }
    var trie = NameTrie()
    let names = ["office", "office of rail", "office of rail , road and sea", "rail"].map(words)
    for (number, name) in names.enumerated() { trie.insert(name, number) }
    #expect(names.indices.allSatisfy { trie.name(names[$0]) == $0 })
    #expect(trie.name(words("office of")) == nil)
    let tokens = Self.tokens("The Office of Rail, Road and Sea", vocabulary)
    func found(at index: Int, limit: Int) -> [[Int]] {
      var found: [[Int]] = []
      trie.forEach(tokens, at: index, limit: limit) { found.append([$0, $1]) }
      return found
    }
    #expect(found(at: 1, limit: 8) == [[2, 0], [4, 1], [8, 2]])
    #expect(found(at: 1, limit: 7) == [[2, 0], [4, 1]])
    #expect(found(at: 3, limit: 8) == [[4, 3]])
    #expect(found(at: 0, limit: 8) == [])
  }
}
