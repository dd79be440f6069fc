/// Takes the affixes of Indonesian off a word, so that the voices of a verb and its nouns have one stem: `memeriksa`, `diperiksa`,
/// `pemeriksaan`. Without a dictionary the first letter that a nasal swallows is not known: it is left out everywhere.
enum IndonesianStemmer {
  private static let suffixes = ["kan", "an", "i"]
  private static let prefixes = [
    "meny", "peny", "meng", "peng", "mem", "pem", "men", "pen", "ber", "ter", "per", "me", "pe",
    "di", "be", "ke",
  ]

  /// The stem of a word in lower case.
  static func stem(_ word: String) -> String {
    var bytes = Array(word.utf8)
    guard bytes.count > 4, bytes.allSatisfy({ (0x61...0x7A).contains($0) }) else { return word }
    if let suffix = suffixes.first(where: { bytes.count >= $0.utf8.count + 5 && ends(bytes, $0) }) {
      bytes.removeLast(suffix.utf8.count)
    }
    if let prefix = prefixes.first(where: { bytes.count >= $0.utf8.count + 3 && bytes.starts(with: $0.utf8) }) {
      bytes.removeFirst(prefix.utf8.count)
    }
    // k, p, s, t.
    if bytes.count > 3, [0x6B, 0x70, 0x73, 0x74].contains(bytes[0]) { bytes.removeFirst() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func ends(_ bytes: [UInt8], _ ending: String) -> Bool {
    bytes.suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }
}
