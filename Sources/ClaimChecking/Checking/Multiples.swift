/// Words that multiply.
enum Multiples {
  /// The factor of `doubled`, `twice`, `threefold`, …; nil for other words.
  static func factor(_ word: String) -> Double? {
    switch word {
    case "doubled", "double", "doubling", "twice", "twofold", "two-fold", "doubles": 2
    case "tripled", "triple", "trebled", "threefold", "three-fold", "thrice", "triples": 3
    case "quadrupled", "quadruple", "fourfold", "four-fold": 4
    case "quintupled", "fivefold", "five-fold": 5
    case "halved", "halve", "halves": 0.5
    default: nil
    }
  }

  /// The share of `half`, `third`, `quarter`, …; nil for other words.
  static func share(_ word: String) -> Double? {
    switch word {
    case "half", "separuh", "setengah": 0.5
    case "third": 1.0 / 3
    case "quarter": 0.25
    case "two-thirds": 2.0 / 3
    case "three-quarters": 0.75
    case "fifth": 0.2
    default: nil
    }
  }
}
