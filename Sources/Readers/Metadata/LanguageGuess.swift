/// Tells English from Indonesian by their most frequent function words.
enum LanguageGuess {
  /// Words of at most six letters as the numbers their bytes make, in an open hash table of 64 places with 0 for an empty
  /// one.
  private static let english = table([
    "the", "of", "and", "to", "in", "that", "was", "for", "with", "is", "were", "by", "from", "which", "are",
  ])
  private static let indonesian = table([
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
    let (english, indonesian) = (english, indonesian)
    for index in 0...min(sample, text.count) {
      let byte = index < text.count ? text[index] : 0x20
      if ASCII.isLetter(byte) || byte >= 0x80 {
        if length < 8 { word = word << 8 | UInt64(ASCII.lower(byte)) }
        length += 1
      } else if length > 0 {
        counts.words += 1
        if length <= 6 {
          if holds(english, word) { counts.english += 1 }
          if holds(indonesian, word) { counts.indonesian += 1 }
        }
        word = 0
        length = 0
      }
    }
    // One word in twelve; running text of both languages has one in five.
    guard max(counts.english, counts.indonesian) * 12 >= counts.words, counts.words > 0 else { return nil }
    return counts.english >= counts.indonesian ? "en" : "id"
  }

  private static func table(_ words: [String]) -> [UInt64] {
    var table = [UInt64](repeating: 0, count: 64)
    for word in words {
      let number = word.utf8.reduce(0) { $0 << 8 | UInt64($1) }
      var place = place(number)
      while table[place] != 0 { place = (place + 1) & 63 }
      table[place] = number
    }
    return table
  }

  @inline(__always)
  private static func holds(_ table: [UInt64], _ word: UInt64) -> Bool {
    var place = place(word)
    while table[place] != 0 {
      if table[place] == word { return true }
      place = (place + 1) & 63
    }
    return false
  }

  /// Multiplicative hashing: the multiplier is 2⁶⁴ divided by the golden ratio.
  @inline(__always)
  private static func place(_ word: UInt64) -> Int { Int((word &* 0x9E37_79B9_7F4A_7C15) >> 58) }
}
