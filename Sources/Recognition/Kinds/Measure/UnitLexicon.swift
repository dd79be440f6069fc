import DocumentModel

/// The units of all packs: symbols as written with their prefixes, names in any case, words of powers.
final class UnitLexicon: Sendable {
  /// A symbol and its unit.
  struct Symbol: Sendable {
    var bytes: [UInt8]
    var atom: Int
  }

  /// All units.
  let atoms: [UnitAtom]
  /// Names of one word or several, by the numbers of their units.
  let names: NameTrie
  /// Symbols by their folded letters; the preferred one first.
  let symbols: LexemeTable<[Symbol]>
  /// Names that stand only behind digits.
  let digitNames: LexemeTable<Int>
  /// Words that square or cube a unit.
  let powers: LexemeTable<Int>
  let per: LexemeSet
  /// Symbols whose case does not matter.
  let caseless: LexemeSet
  /// `annum`
  let perYear: LexemeSet

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    var build = Builder(packs)
    build.addPrefixed(packs, &vocabulary)
    for (code, words) in packs.lists(under: "unit.symbol.") { build.addSymbols(words, .init(code: code), &vocabulary) }
    for (code, words) in packs.lists(under: "unit.name.") { build.addNames(words, .init(code: code), &vocabulary) }
    for (code, words) in packs.lists(under: "unit.time.symbol.") {
      build.addSymbols(words, .init(time: code), &vocabulary)
    }
    for (code, words) in packs.lists(under: "unit.time.") where !code.hasPrefix("symbol.") {
      build.addNames(words, .init(time: code), &vocabulary)
    }
    var digitNames: [Lexeme: Int] = [:]
    for (code, words) in packs.lists(under: "unit.digits.") {
      for word in words { digitNames[vocabulary.intern(word)] = build.add(.init(code: code)) }
    }
    var powers: [Lexeme: Int] = [:]
    for (power, words) in packs.lists(under: "unit.power.") {
      for word in words { powers[vocabulary.intern(word)] = Int(power) ?? 1 }
    }
    atoms = build.atoms
    names = build.names
    symbols = LexemeTable(build.symbols)
    self.digitNames = LexemeTable(digitNames)
    self.powers = LexemeTable(powers)
    per = LexemeSet("unit.per", packs, &vocabulary)
    caseless = LexemeSet("unit.caseless", packs, &vocabulary)
    perYear = LexemeSet("unit.per.year", packs, &vocabulary)
  }

  /// Collects units and their spellings.
  private struct Builder {
    var atoms: [UnitAtom] = []
    var names = NameTrie()
    var symbols: [Lexeme: [Symbol]] = [:]
    private var known: [String: Int] = [:]
    private let prefixSymbols: [String: [String]]
    private let prefixNames: [String: String]

    init(_ packs: PackSet) {
      prefixSymbols = Dictionary(packs.lists(under: "unit.prefix.symbol.")) { $0 + $1 }
      var prefixNames: [String: String] = [:]
      for (code, words) in packs.lists(under: "unit.prefix.name.") {
        for word in words { prefixNames[word] = code }
      }
      self.prefixNames = prefixNames
    }

    mutating func add(_ atom: UnitAtom) -> Int {
      if let number = known[atom.code] { return number }
      atoms.append(atom)
      known[atom.code] = atoms.count - 1
      return atoms.count - 1
    }

    mutating func addSymbols(_ words: [String], _ atom: UnitAtom, _ vocabulary: inout Vocabulary) {
      let number = add(atom)
      for word in words {
        symbols[vocabulary.intern(word), default: []].append(Symbol(bytes: Array(word.utf8), atom: number))
      }
    }

    mutating func addNames(_ words: [String], _ atom: UnitAtom, _ vocabulary: inout Vocabulary) {
      let number = add(atom)
      for word in words { names.insert(word.split(separator: " ").map { vocabulary.intern(String($0)) }, number) }
    }

    /// `symbol symbol: prefix prefix` and `name name: prefix prefix`; lengths and times also squared and cubed.
    mutating func addPrefixed(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
      for (key, lines) in packs.lists(under: "unit.si.") {
        let isName = key.hasPrefix("name.")
        let code = isName ? String(key.dropFirst(5)) : key
        for line in lines {
          let sides = line.split(separator: ":", maxSplits: 1)
          let words = (sides.first ?? "").split(separator: " ").map(String.init)
          let prefixes = sides.count > 1 ? sides[1].split(separator: " ").map(String.init) : []
          if isName {
            addNames(words.flatMap { [$0, $0 + "s"] }, .init(code: code), &vocabulary)
            for prefix in prefixes {
              let full = words.flatMap { [prefix + $0, prefix + $0 + "s"] }
              addNames(full, .init(code: (prefixNames[prefix] ?? prefix) + code), &vocabulary)
            }
          } else {
            add(words, code, &vocabulary)
            for prefix in prefixes {
              let full = (prefixSymbols[prefix] ?? [prefix]).flatMap { spelling in words.map { spelling + $0 } }
              add(full, prefix + code, &vocabulary)
            }
          }
        }
      }
      add(["s"], "s", &vocabulary, raisedOnly: true)
      for (word, code) in [("ft", "[ft_i]"), ("in", "[in_i]"), ("mi", "[mi_i]")] {
        add([word], code, &vocabulary, raisedOnly: true)
      }
    }

    private mutating func add(
      _ words: [String], _ code: String, _ vocabulary: inout Vocabulary, raisedOnly: Bool = false
    ) {
      if !raisedOnly { addSymbols(words, .init(code: code), &vocabulary) }
      guard code.hasSuffix("m") && code.utf8.count <= 2 || raisedOnly else { return }
      for power in ["2", "3"] { addSymbols(words.map { $0 + power }, .init(code: code + power), &vocabulary) }
    }
  }
}
