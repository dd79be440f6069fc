/// Tells English from Indonesian by their most frequent function words.
enum LanguageGuess {
  private static let english: [UInt64] = packed([
    "the", "of", "and", "to", "in", "that", "was", "for", "with", "is", "were", "by", "from", "which", "are",
  ])
  private static let indonesian: [UInt64] = packed([
    "yang", "dan", "di", "dengan", "untuk", "dari", "dalam", "pada", "ini", "itu", "tidak", "oleh", "adalah", "atau",
    "telah",
  ])
  /// Bytes of the text that are looked at: five hundred words.
  private static let sample = 3000

  /// `en` or `id`; nil where neither language's words are frequent.
  static func language(of text: [UInt8]) -> String? {
    var counts = (words: 0, english: 0, indonesian: 0)
    var word: UInt64 = 0
    var length = 0
    for byte in text.prefix(sample) + [0x20] {
      if ASCII.isLetter(byte) || byte >= 0x80 {
        if length < 8 { word = word << 8 | UInt64(ASCII.lower(byte)) }
        length += 1
      } else if length > 0 {
        counts.words += 1
        if length <= 6 {
          if english.contains(word) { counts.english += 1 }
          if indonesian.contains(word) { counts.indonesian += 1 }
        }
        word = 0
        length = 0
      }
    }
    // One word in twelve; running text of both languages has one in five.
    guard max(counts.english, counts.indonesian) * 12 >= counts.words, counts.words > 0 else { return nil }
    return counts.english >= counts.indonesian ? "en" : "id"
  }

  /// Words of at most eight letters as the numbers their bytes make.
  private static func packed(_ words: [String]) -> [UInt64] {
    words.map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } }
  }
}
