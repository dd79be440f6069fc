import DocumentModel

/// The currencies of all packs: ISO 4217 codes, signs, names, letters joined to figures.
final class CurrencyLexicon: Sendable {
  /// The ISO 4217 codes, which the numbers of `names` index.
  let codes: [String]
  /// Codes as words (`EUR`), demanded in capitals.
  let byCode: LexemeTable<String>
  /// Words that stand before the figure (`Rp`).
  let before: LexemeTable<String>
  /// Letters before a dollar sign (`US`).
  let dollars: LexemeTable<String>
  /// Names behind the figure, of one word or several.
  let names: NameTrie
  /// Signs by scalar.
  let signs: [UInt32: String]
  /// Words of hundredths.
  let cents: LexemeSet
  /// A joined code, as a place in `gluedCodes`, and its first digits (`Rp600`).
  private let glued: LexemeTable<(code: Int32, value: Int32)>
  private let gluedCodes: [String]
  /// Words such as `Rp600`.
  let gluedWords: LexemeSet
  /// Letters of magnitude joined to a figure, as written.
  private let suffixes: LexemeTable<[(bytes: [UInt8], factor: Double, isRupiah: Bool)]>

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    var (byCode, before, dollars): ([Lexeme: String], [Lexeme: String], [Lexeme: String]) = ([:], [:], [:])
    var signs: [UInt32: String] = [:]
    for code in packs.words("currency.codes") { byCode[vocabulary.intern(code)] = code }
    for (code, words) in packs.lists(under: "currency.before.") {
      for word in words {
        if let scalar = word.unicodeScalars.first, word.unicodeScalars.count == 1, !scalar.properties.isAlphabetic {
          signs[scalar.value] = code
        } else {
          before[vocabulary.intern(word)] = code
        }
      }
    }
    for (code, words) in packs.lists(under: "currency.dollar.") {
      for word in words { dollars[vocabulary.intern(word)] = code }
    }
    var names = NameTrie()
    var codes: [String] = []
    for (code, words) in packs.lists(under: "currency.after.") {
      for word in words { names.insert(word.split(separator: " ").map { vocabulary.intern(String($0)) }, codes.count) }
      codes.append(code)
    }
    // The tokenizer joins digits to letters before them; sums are written in groups of three, so 999 is the largest.
    var glued: [(Lexeme, (code: Int32, value: Int32))] = []
    var gluedCodes: [String] = []
    let digits = (1...999).map { Array(String($0).utf8) }
    for (code, words) in packs.lists(under: "currency.joined.") {
      for word in words {
        var bytes = Array(word.utf8)
        let length = bytes.count
        for (place, number) in digits.enumerated() {
          bytes.replaceSubrange(length..., with: number)
          let lexeme = bytes.withUnsafeBufferPointer { vocabulary.intern($0) }
          glued.append((lexeme, (Int32(gluedCodes.count), Int32(place + 1))))
        }
      }
      gluedCodes.append(code)
    }
    self.gluedCodes = gluedCodes
    var suffixes: [Lexeme: [(bytes: [UInt8], factor: Double, isRupiah: Bool)]] = [:]
    for (name, words) in packs.lists(under: "currency.suffixes.") {
      let isRupiah = name.hasPrefix("rupiah.")
      let factor = Double(isRupiah ? String(name.dropFirst(7)) : name) ?? 1
      for word in words { suffixes[vocabulary.intern(word), default: []].append((Array(word.utf8), factor, isRupiah)) }
    }
    self.codes = codes
    self.byCode = LexemeTable(byCode)
    self.before = LexemeTable(before)
    self.dollars = LexemeTable(dollars)
    self.names = names
    self.signs = signs
    cents = LexemeSet("currency.cents", packs, &vocabulary)
    self.glued = LexemeTable(glued)
    gluedWords = LexemeSet(glued.lazy.map(\.0))
    self.suffixes = LexemeTable(suffixes)
  }

  /// The currency and the first digits of a code joined to them (`Rp600`).
  func glued(_ word: Lexeme) -> (code: String, value: Double)? {
    glued[word].map { (gluedCodes[Int($0.code)], Double($0.value)) }
  }

  /// The factor of the letters at `index`: joined to the figure, or `M`, `bn` after a space.
  func suffix(_ clause: Clause, _ index: Int, code: String) -> Double? {
    guard let found = suffixes[clause.lexeme(index)] else { return nil }
    var factor: Double?
    for entry in found where entry.isRupiah == false || code == "IDR" {
      if clause.holds(index, entry.bytes) { factor = entry.factor }
    }
    return factor
  }
}
