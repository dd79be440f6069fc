/// The order of a person's name in bibliographies: family name, comma, the rest.
enum PersonName {
  /// `J. A. Smith` and `Smith JA` as `Smith, J. A.` and `Smith, JA`; what is written otherwise, and institutions, as they are.
  static func turned(_ author: String) -> String {
    guard !author.contains(",") else { return author }
    let words = author.split(separator: " ")
    guard words.count > 1, words.count <= 5, let first = words.first, let last = words.last else { return author }
    if isInitials(last), !isInitials(first) {
      let family = words.prefix { !isInitials($0) }
      return family.joined(separator: " ") + ", " + words.dropFirst(family.count).joined(separator: " ")
    }
    guard isInitials(first), first.contains(".") || first.count == 1 else { return author }
    let given = words.prefix { isInitials($0) }
    let family = words.dropFirst(given.count)
    guard !family.isEmpty else { return author }
    return family.joined(separator: " ") + ", " + given.joined(separator: " ")
  }

  /// One or two capitals, three with full stops: `World Bank`, `Komnas HAM` have none.
  private static func isInitials(_ word: Substring) -> Bool {
    let letters = word.filter { $0 != "." && $0 != "-" }
    return !letters.isEmpty && letters.count <= (word.contains(".") ? 3 : 2) && letters.allSatisfy(\.isUppercase)
  }
}
