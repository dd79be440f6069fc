/// Names of institutions that no pack knows, as keys of entities: spelling and capitals do not count.
enum InstitutionKey {
  /// Letters in small, `z` as `s`, without articles, marks and possessive endings, words with one space between.
  static func make(_ name: String) -> String {
    var words: [String] = []
    for part in name.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }) {
      var word = ""
      for scalar in part.lowercased().unicodeScalars
      where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        word.unicodeScalars.append(scalar == "z" ? "s" : scalar)
      }
      if part == "&" { word = "and" }
      switch word {
      case "", "the": continue
      case "center", "centers": word = word.hasSuffix("s") ? "centres" : "centre"
      case "labor": word = "labour"
      case "defense": word = "defence"
      case "program", "programs": word = word.hasSuffix("s") ? "programmes" : "programme"
      default: break
      }
      words.append(word)
    }
    return words.joined(separator: " ")
  }

  /// A name written in capitals only as a title: `MINISTRY OF HEALTH` is `Ministry of Health`. Others stay.
  static func title(_ name: String) -> String {
    let words = name.split(separator: " ")
    guard words.count > 1, !name.unicodeScalars.contains(where: { $0.properties.isLowercase }) else { return name }
    let small: Set = ["OF", "AND", "FOR", "ON", "THE", "TO", "IN", "AT", "DAN", "UNTUK"]
    return words.enumerated().map { place, word in
      if place > 0, small.contains(String(word)) { return word.lowercased() }
      return word.contains(".") ? String(word) : word.prefix(1) + word.dropFirst().lowercased()
    }.joined(separator: " ")
  }
}
