/// Tells English from Indonesian by their most frequent function words.
enum LanguageGuess {
  private static let english: Set<String> = [
    "the", "of", "and", "to", "in", "that", "was", "for", "with", "is", "were", "by", "from", "which", "are",
  ]
  private static let indonesian: Set<String> = [
    "yang", "dan", "di", "dengan", "untuk", "dari", "dalam", "pada", "ini", "itu", "tidak", "oleh", "adalah", "atau",
    "telah",
  ]
  /// Bytes of the text that are looked at: five hundred words.
  private static let sample = 3000

  /// `en` or `id`; nil where neither language's words are frequent.
  static func language(of text: [UInt8]) -> String? {
    var counts = (words: 0, english: 0, indonesian: 0)
    for word in text.prefix(sample).split(whereSeparator: { !ASCII.isLetter($0) && $0 < 0x80 }) {
      counts.words += 1
      guard word.count <= 6 else { continue }
      let key = String(decoding: word.map(ASCII.lower), as: UTF8.self)
      if english.contains(key) { counts.english += 1 }
      if indonesian.contains(key) { counts.indonesian += 1 }
    }
    // One word in twelve; running text of both languages has one in five.
    guard max(counts.english, counts.indonesian) * 12 >= counts.words, counts.words > 0 else { return nil }
    return counts.english >= counts.indonesian ? "en" : "id"
  }
}
