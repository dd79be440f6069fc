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
    indonesian = set("indonesian")
    var groups: [String: String] = [:]
    for line in packs.words("claims.synonyms") {
      let words = line.split(separator: " ").map(String.init)
      guard let head = words.first else { continue }
      for word in words {
        if groups[word] == nil { groups[word] = head }
      }
      // The forms that are not listed: by their stem, where it is not another group's.
      for word in words where groups[Stemmer.stem(word)] == nil { groups[Stemmer.stem(word)] = head }
    }
    self.groups = groups
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
    return words
  }
}
