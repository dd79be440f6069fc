/// Names of persons in a line that holds several: `Ani Wijaya, Budi Santoso and Citra Dewi`.
enum PersonNames {
  /// The names one by one. A comma separates them only where each has two words: `Wijaya, Ani` is one name.
  static func split(_ text: SourcedText) -> [SourcedText] {
    let strong = text.places(of: ";")
    if !strong.isEmpty { return text.split(strong) }
    let words = [" and ", " dan ", " & "] as [StaticString]
    let joints = (words.flatMap { text.places(of: $0) } + text.places(of: ",")).sorted { $0.lowerBound < $1.lowerBound }
    guard !joints.isEmpty else { return [text] }
    let pieces = text.split(joints)
    // A comma and a joining word in sequence leave nothing between them, which `split` has dropped.
    return pieces.allSatisfy { isFullName($0) } ? pieces : [text]
  }

  /// Two to five words of letters that begin with capitals, particles between them aside; nothing in it is a number.
  static func isFullName(_ text: SourcedText) -> Bool {
    let words = text.utf8.split(separator: 0x20)
    guard (2...5).contains(words.count), text.utf8.count <= 60 else { return false }
    return words.allSatisfy(isNamePart) && words.contains { isCapitalised($0) }
  }

  private static func isNamePart(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.allSatisfy({ ASCII.isLetter($0) || $0 >= 0x80 || $0 == 0x2E || $0 == 0x27 || $0 == 0x2D }) else {
      return false
    }
    return isCapitalised(word) || particles.contains { $0.utf8.elementsEqual(word) }
  }

  private static func isCapitalised(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first else { return false }
    return (0x41...0x5A).contains(first) || first >= 0x80
  }

  private static let particles = [
    "de", "da", "di", "del", "della", "der", "den", "van", "von", "bin", "binti", "al", "el", "la", "le", "du", "dos",
    "ter", "ten", "y",
  ]
}
