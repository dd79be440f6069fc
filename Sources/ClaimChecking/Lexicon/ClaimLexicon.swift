import Recognition

/// The words of the packs (`claims.…`) by which claims and sources are compared.
struct ClaimLexicon: Sendable {
  /// Words without meaning of their own, and those that say no more than that something was so.
  let empty: Set<String>
  let negation: Set<String>
  let irrealis: Set<String>
  /// How much of something, as terms and words: the same in claim and source.
  let quantifiers: Set<String>
  let more: Set<String>
  let less: Set<String>
  let highest: Set<String>
  let lowest: Set<String>
  let same: Set<String>
  let sum: Set<String>
  /// Words at which a clause ends.
  let clause: Set<String>
  /// Headers and things that name no measure: `Number`, `Total`.
  let generic: Set<String>
  /// Terms of verbs that a table's figures leave unsaid.
  let tableVerbs: Set<String>
  /// Words that set one number against another: `compared`, `against`.
  let contrast: Set<String>
  /// Words of what others said.
  let reported: Set<String>
  /// Whether words are those of an Indonesian text.
  private(set) var isIndonesian = false
  private let indonesian: Set<String>
  /// Terms of those who are people.
  let persons: Set<String>
  /// Terms of what happens to a thing once.
  let once: Set<String>
  /// Words by which a thing is wanted, charged, prevented or undone.
  let embedding: Set<String>
  /// Terms of relations that a thing has to one alone.
  let exclusive: Set<String>
  /// Terms of what keeps a thing from being got or done, and the words that say no more than that it was.
  let reversing: Set<String>
  let gaining: Set<String>
  /// Verbs behind the name of one who says something.
  let saying: Set<String>
  /// What a word is made up of, as terms: children are girls and boys.
  let parts: [String: [String]]
  private let groups: [String: String]
  private let opposites: [String: Set<String>]

  /// Reads the lists.
  init(_ packs: PackSet) {
    func set(_ name: String) -> Set<String> { Set(packs.words("claims." + name)) }
    empty = set("stop").union(set("neutral"))
    negation = set("negation")
    irrealis = set("irrealis")
    quantifiers = set("quantifiers")
    more = set("more")
    less = set("less")
    highest = set("highest")
    lowest = set("lowest")
    same = set("same")
    sum = set("sum")
    clause = set("clause")
    generic = set("generic")
    tableVerbs = set("tableVerbs")
    contrast = set("contrast")
    reported = set("reported")
    saying = set("saying")
    indonesian = set("indonesian")
    var groups: [String: String] = [:]
    for line in packs.words("claims.synonyms") {
      let words = line.split(separator: " ").map(String.init)
      guard let head = words.first else { continue }
      for word in words where groups[word] == nil { groups[word] = head }
    }
    // The forms that are not listed: by their stem, where it is not another group's.
    for line in packs.words("claims.synonyms") {
      let words = line.split(separator: " ").map(String.init)
      guard let head = words.first else { continue }
      for word in words where groups[Stemmer.stem(word)] == nil { groups[Stemmer.stem(word)] = head }
    }
    self.groups = groups
    reversing = Set(packs.words("claims.reversing").map { groups[$0] ?? Stemmer.stem($0) })
    gaining = set("gaining")
    embedding = set("embedding")
    exclusive = Set(packs.words("claims.exclusive").map { groups[$0] ?? Stemmer.stem($0) })
    persons = Set(packs.words("claims.persons").map { groups[$0] ?? Stemmer.stem($0) })
    once = Set(packs.words("claims.once").map { groups[$0] ?? Stemmer.stem($0) })
    var parts: [String: [String]] = [:]
    for line in packs.words("claims.parts") {
      let words = line.split(separator: " ").map(String.init)
      guard words.count > 2 else { continue }
      parts[words[0]] = words.dropFirst().map { groups[$0] ?? Stemmer.stem($0) }
    }
    self.parts = parts
    var opposites: [String: Set<String>] = [:]
    for line in packs.words("claims.antonyms") {
      let pair = line.split(separator: " ").map { groups[String($0)] ?? Stemmer.stem(String($0)) }
      guard pair.count == 2 else { continue }
      opposites[pair[0], default: []].insert(pair[1])
      opposites[pair[1], default: []].insert(pair[0])
    }
    self.opposites = opposites
  }

  /// What a word in lower case means: the head of its group, else its stem.
  func term(_ word: String) -> String {
    if let group = groups[word] { return group }
    let stem = Stemmer.stem(word)
    if let group = groups[stem] { return group }
    return isIndonesian ? IndonesianStemmer.stem(stem) : stem
  }

  /// The same words read as those of an Indonesian text.
  var forIndonesian: ClaimLexicon {
    var copy = self
    copy.isIndonesian = true
    return copy
  }

  /// Whether a text is Indonesian by its small words.
  func isIndonesian(_ words: some Collection<String>) -> Bool {
    words.count { indonesian.contains($0) } * 10 >= words.count && !words.isEmpty
  }

  /// The terms that exclude a term.
  func antonyms(_ term: String) -> Set<String> { opposites[term] ?? [] }

  /// Whether a word in lower case says something by itself.
  func isContent(_ word: String) -> Bool { !empty.contains(word) }

  /// The terms of a phrase that say something.
  func terms(_ phrase: String) -> Set<String> {
    var terms: Set<String> = []
    for word in ClaimWords.split(phrase) where isContent(word) { terms.insert(term(word)) }
    return terms
  }
}

/// Cuts text into words in lower case.
enum ClaimWords {
  /// Runs of letters and digits, inner hyphens and apostrophes kept.
  static func split(_ text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    func isInner(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || scalar == "'" || scalar == "’" }
    func isLetter(_ scalar: Unicode.Scalar) -> Bool {
      if scalar.isASCII {
        return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
      }
      return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    func end() {
      while let last = word.last, isInner(last) { word.removeLast() }
      if !word.isEmpty { words.append(String(word).lowercased()) }
      word = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars {
      if isLetter(scalar) || (!word.isEmpty && isInner(scalar)) {
        word.append(scalar)
      } else {
        end()
      }
    }
    end()
    return joined(words)
  }

  /// The denominator of a rate as one word: "per 100,000".
  static func rate(_ value: Double) -> String { "per" + String(Int(value)) }

  private static func joined(_ words: [String]) -> [String] {
    guard words.contains("per") else { return words }
    var joined: [String] = []
    var index = 0
    while index < words.count {
      var digits = ""
      var next = index + 1
      while words[index] == "per", next < words.count, words[next].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        digits.utf8.count < 12
      {
        digits += words[next]
        next += 1
      }
      if let value = Double(digits) {
        joined.append(rate(value))
        index = next
      } else {
        joined.append(words[index])
        index += 1
      }
    }
    return joined
  }
}
