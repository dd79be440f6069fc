/// The CELEX number of an act of the European Union: sector 3, the year, a letter for the kind of act, the number in four
/// digits (`32016R0679`). Source: EUR-Lex, "How to read a CELEX number".
enum CelexNumber {
  /// The number of the act that `designation` names; nil for other jurisdictions and other kinds.
  static func make(_ designation: String, _ jurisdiction: String?, _ number: String?, _ year: Int?) -> String? {
    guard jurisdiction == "EU", let year, let number, number.utf8.count <= 4, let value = Int(number) else {
      return nil
    }
    let kinds: [(String, String)] = [("Regulation", "R"), ("Directive", "L"), ("Decision", "D")]
    guard let kind = kinds.first(where: { designation.contains($0.0) }) else { return nil }
    let digits = String(value)
    return "3\(year)\(kind.1)\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)"
  }
}
