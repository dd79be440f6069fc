import DocumentModel

/// Numbers in superscript characters: `⁻³`, `²`.
enum Superscript {
  /// The number joined to the token before, and one past it.
  static func number(_ clause: Clause, _ index: Int) -> (power: Int, end: Int)? {
    guard clause.isJoined(index) else { return nil }
    var end = index
    let isMinus = clause.symbol(end) == 0x207B
    if isMinus || clause.symbol(end) == 0x207A { end += 1 }
    let start = end
    var value = 0
    while end < start + 2, let digit = digit(clause.symbol(end)) {
      value = value * 10 + digit
      end += 1
    }
    return end > start ? (isMinus ? -value : value, end) : nil
  }

  private static func digit(_ symbol: UInt32) -> Int? {
    switch symbol {
    case 0xB9: 1
    case 0xB2: 2
    case 0xB3: 3
    case 0x2070, 0x2074...0x2079: Int(symbol - 0x2070)
    default: nil
    }
  }
}
