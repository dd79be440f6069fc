import DocumentModel

/// Names of authors made comparable: family names folded, whichever order they are written in.
enum CitedNames {
  /// Letters of a name in lower case, without accents on Latin letters and without marks between them.
  static func fold(_ name: some StringProtocol) -> String {
    var out = ""
    for scalar in String(name).lowercased().decomposed where scalar.properties.isAlphabetic {
      out.unicodeScalars.append(scalar)
    }
    return out
  }

  /// The family name of an author as written: before a comma, behind initials or given names, before initials.
  static func family(_ author: String) -> String {
    let words = author.split(whereSeparator: { $0 == " " || $0 == "\u{00A0}" || $0 == "\n" })
    if let comma = author.firstIndex(of: ",") { return fold(author[..<comma]) }
    guard let first = words.first, let last = words.last, words.count > 1 else { return fold(author) }
    if isInitials(last) {
      let names = words.prefix { !isInitials($0) }
      return fold((names.isEmpty ? words[...] : names).joined())
    }
    if isInitials(first) { return fold(words.drop { isInitials($0) }.joined()) }
    return fold(last)
  }

  /// The names of an author beside the family name, folded.
  static func given(_ author: String) -> [String] {
    let family = family(author)
    return author.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "." }).map { fold($0) }
      .filter { $0.count > 2 && $0 != family }
  }

  /// Initials of the capitalised words of an institution: `Ministry of Environment and Forestry` → `moef`, `mef`.
  static func acronyms(_ name: String) -> [String] {
    let words = name.split(whereSeparator: { !$0.isLetter && $0 != "-" })
    guard words.count >= 2, words.count <= 14 else { return [] }
    let capitals = fold(words.filter { $0.first?.isUppercase ?? false }.compactMap(\.first).map(String.init).joined())
    let all = fold(words.compactMap(\.first).map(String.init).joined())
    let withOf = fold(
      words.filter { $0.first?.isUppercase ?? false || $0 == "of" }.compactMap(\.first).map(String.init).joined())
    return Array(Set([capitals, all, withOf])).sorted()
  }

  private static func isInitials(_ word: Substring) -> Bool {
    let letters = word.filter { $0 != "." && $0 != "-" && $0 != "," }
    return !letters.isEmpty && letters.count <= 3 && letters.allSatisfy(\.isUppercase)
      && (letters.count == 1 || word.contains(".") || letters.count <= 3)
  }

  /// Whether two folded names differ by one letter, two of long ones or behind the same four, or by two letters swapped.
  static func areNear(_ a: String, _ b: String) -> Bool {
    let (first, second) = (a.utf8, b.utf8)
    guard min(first.count, second.count) >= 4, abs(first.count - second.count) <= 2,
      first.first == second.first || first.last == second.last
    else { return false }
    let (x, y) = (Array(first), Array(second))
    // Two letters of a long name, or behind a beginning that is the same (`Nugroho`, `Nugraha`).
    let allowed = min(x.count, y.count) >= 9 || min(x.count, y.count) >= 7 && x.prefix(4) == y.prefix(4) ? 2 : 1
    guard abs(x.count - y.count) <= allowed else { return false }
    var older = [Int](repeating: 0, count: y.count + 1)
    var before = Array(0...y.count)
    for i in 1...x.count {
      var row = [i] + [Int](repeating: 0, count: y.count)
      for j in 1...y.count {
        row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x[i - 1] == y[j - 1] ? 0 : 1))
        if i > 1, j > 1, x[i - 1] == y[j - 2], x[i - 2] == y[j - 1] { row[j] = min(row[j], older[j - 2] + 1) }
      }
      older = before
      before = row
    }
    return before[y.count] <= allowed
  }
}

extension String {
  /// The scalars with accented Latin letters taken apart into letter and accent.
  fileprivate var decomposed: [Unicode.Scalar] {
    unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
      guard scalar.value >= 0xC0 else { return [scalar] }
      if let plain = Self.plain[scalar.value] { return Array(plain.unicodeScalars) }
      return scalar.properties.isDiacritic ? [] : [scalar]
    }
  }

  /// Latin letters with accents and the letters that stand for them in ASCII (Unicode, Latin-1 and Latin Extended-A).
  private static let plain: [UInt32: String] = {
    let groups = [
      "a": "àáâãäåāăą", "c": "çćĉċč", "d": "ďđð", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ", "i": "ìíîïĩīĭįı", "j": "ĵ",
      "k": "ķ",
      "l": "ĺļľŀł", "n": "ñńņňŉ", "o": "òóôõöøōŏő", "r": "ŕŗř", "s": "śŝşšș", "t": "ţťŧț", "u": "ùúûüũūŭůűų", "w": "ŵ",
      "y": "ýÿŷ",
      "z": "źżž", "ss": "ß", "ae": "æ", "oe": "œ",
    ]
    var table: [UInt32: String] = [:]
    for (plain, accented) in groups { for scalar in accented.unicodeScalars { table[scalar.value] = plain } }
    return table
  }()
}
