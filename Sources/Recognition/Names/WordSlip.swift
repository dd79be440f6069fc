/// Whether a word is another one with one slip of the pen: a letter left out, added or exchanged, or two neighbours swapped.
///
/// Only inside long words: the first letter tells words apart (`Gambia`, `Zambia`), the last one forms (`Mineral`,
/// `Minerals`; `Marina`, `Marine`).
enum WordSlip {
  /// Letters of a word at least: short words that differ by one letter are mostly two words.
  static let shortest = 6

  /// Whether `written` is a slip for `right`; both folded.
  static func isSlip(_ written: [UInt8], for right: [UInt8]) -> Bool {
    guard written.count >= shortest, right.count >= shortest, abs(written.count - right.count) <= 1,
      written != right, written.allSatisfy(isLetter), right.allSatisfy(isLetter)
    else { return false }
    var start = 0
    while start < min(written.count, right.count), written[start] == right[start] { start += 1 }
    var (end, rightEnd) = (written.count, right.count)
    while end > start, rightEnd > start, written[end - 1] == right[rightEnd - 1] {
      end -= 1
      rightEnd -= 1
    }
    guard start > 0 else { return false }
    let isLast = end == written.count || rightEnd == right.count
    switch (end - start, rightEnd - start) {
    case (1, 1), (0, 1), (1, 0): return !isLast
    case (2, 2): return written[start] == right[start + 1] && written[start + 1] == right[start]
    default: return false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 || byte >= 0x80 }

  /// The slips that people make most: one letter inside left out, doubled or swapped with the next. For ASCII words.
  static func common(_ word: String) -> [String] {
    let letters = Array(word.utf8)
    guard letters.count >= shortest else { return [] }
    var slips: Set<[UInt8]> = []
    for place in 1..<(letters.count - 1) {
      var slip = letters
      slip.remove(at: place)
      slips.insert(slip)
      slip = letters
      slip.insert(letters[place], at: place)
      slips.insert(slip)
      guard place + 1 < letters.count - 1 else { continue }
      slip = letters
      slip.swapAt(place, place + 1)
      slips.insert(slip)
    }
    slips.remove(letters)
    return slips.map { String(decoding: $0, as: UTF8.self) }.sorted()
  }
}
