import DocumentModel

/// A share that a claim states in words or figures: "a third", "four in five", "most", "36%".
struct ShareWords {
  /// In percent.
  var amount: Amount
  /// The words that say it.
  var words: Range<Int>

  private static let fractions: [String: Double] = [
    "half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5,
    "sixth": 6, "eighth": 8, "tenth": 10, "tenths": 10, "separuh": 2, "setengah": 2, "sepertiga": 3, "seperempat": 4,
    "seperlima": 5, "sepersepuluh": 10,
  ]
  private static let numbers: [String: Double] = [
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "hundred": 100, "thousand": 1000, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5,
  ]

  /// Reads the first share of a claim; nil where there is none.
  init?(_ words: [StatementWord], _ figures: [Figure]) {
    let texts = words.map(\.text)
    if let percent = figures.first(where: { $0.amount.kind == .percent }) {
      let inside = words.indices.filter {
        percent.range.contains(words[$0].range) || percent.range.overlaps(words[$0].range)
      }
      guard let first = inside.first, let last = inside.last(where: { words[$0].isCovered }) else { return nil }
      self.words = first..<last + 1
      amount = percent.amount
      amount.rounding = max(amount.rounding, amount.value.map { $0 == $0.rounded() ? 0.5 : 0.05 } ?? 0)
      return
    }
    guard let found = Self.fraction(texts) ?? Self.ratio(texts) ?? Self.most(texts) else { return nil }
    self.words = found.words
    amount = Amount(.percent, (found.value * 1000).rounded() / 10)
    if found.isMost {
      amount.qualifier = found.value < 0.5 ? "less_than" : "more_than"
      amount = Amount(.percent, 50)
      amount.qualifier = found.value < 0.5 ? "less_than" : "more_than"
      return
    }
    let before = texts[..<found.words.lowerBound].suffix(3)
    func has(_ cues: Set<String>) -> Bool { before.contains { cues.contains($0) } }
    if has(["more", "over", "exceeded", "exceeds", "above", "lebih"]) {
      amount.qualifier = "more_than"
    } else if has(["less", "fewer", "under", "below", "kurang"]) {
      amount.qualifier = "less_than"
    } else if before.suffix(2) == ["at", "least"] {
      amount.qualifier = "at_least"
    } else if before.suffix(2) == ["at", "most"] {
      amount.qualifier = "at_most"
    } else if has(["nearly", "almost", "hampir"]) {
      // Up to it, and not far below.
      amount.high = found.value * 100 + 0.5
      amount.low = found.value * 92
    } else if has(["exactly", "tepat", "persis"]) {
      amount.rounding = 0.05
    } else {
      amount.rounding =
        has(["about", "around", "roughly", "approximately", "some", "close", "sekitar", "kira-kira"])
        ? max(found.value * 7, 1) : max(found.value * 5, 0.5)
    }
  }

  /// What a share in percent says of it.
  func isMet(by value: Double) -> Bool? {
    if let low = amount.low, let high = amount.high, low < high { return value >= low && value <= high }
    return amount.isMet(by: Amount(.percent, (value * 100).rounded() / 100))
  }

  private typealias Found = (value: Double, words: Range<Int>, isMost: Bool)

  /// "half", "a third", "two-thirds", "three quarters of".
  private static func fraction(_ texts: [String]) -> Found? {
    for (index, text) in texts.enumerated() {
      let parts = text.split(separator: "-").map(String.init)
      if parts.count == 2, let top = numbers[parts[0]], let bottom = fractions[parts[1]] {
        return (top / bottom, index..<index + 1, false)
      }
      guard let bottom = fractions[text] else { continue }
      let before = index > 0 ? texts[index - 1] : ""
      let next = index + 1 < texts.count ? texts[index + 1] : ""
      if bottom == 2 || text.hasPrefix("se") {
        // "half as many" multiplies.
        guard next != "as", before != "first", before != "second" else { continue }
        return (1 / bottom, index..<index + 1, false)
      }
      // "the third plan" is none.
      guard let top = numbers[before] ?? (next == "of" && before != "the" ? 1 : nil) else { continue }
      return (top / bottom, index - (numbers[before] == nil ? 0 : 1)..<index + 1, false)
    }
    return nil
  }

  /// "four in five", "one out of ten", "one in a hundred".
  private static func ratio(_ texts: [String]) -> Found? {
    for index in texts.indices.dropLast(2) {
      guard let top = numbers[texts[index]] ?? Double(texts[index]), top < 100 else { continue }
      var next = index + 1
      if texts[next] == "out", next + 2 < texts.count, texts[next + 1] == "of" {
        next += 2
      } else if texts[next] == "in" || texts[next] == "dari" {
        next += 1
      } else {
        continue
      }
      if texts[next] == "every" || texts[next] == "a", next + 1 < texts.count { next += 1 }
      guard let bottom = numbers[texts[next]] ?? Double(texts[next]), bottom > top, bottom <= 1000,
        texts[index] != "a", texts[index] != "an"
      else { continue }
      return (top / bottom, index..<next + 1, false)
    }
    return nil
  }

  /// "most of the", "a majority of", "a minority of".
  private static func most(_ texts: [String]) -> Found? {
    for (index, text) in texts.enumerated() {
      let before = index > 0 ? texts[index - 1] : ""
      switch text {
      case "majority", "mayoritas": return (1, index..<index + 1, true)
      case "minority", "minoritas": return (0, index..<index + 1, true)
      case "most"
      where index == 0 || before != "the" && before != "at" && index + 1 < texts.count && texts[index + 1] == "of":
        return (1, index..<index + 1, true)
      case "besar" where index > 0 && before == "sebagian": return (1, index - 1..<index + 1, true)
      default: continue
      }
    }
    return nil
  }
}
