import DocumentModel

/// The fractions that are one character: `½`, `⅔`.
enum VulgarFraction {
  /// The value of the fraction at a token, nil where none stands.
  static func value(_ clause: Clause, _ index: Int) -> Double? {
    switch clause.symbol(index) {
    case 0xBC: 1 / 4
    case 0xBD: 1 / 2
    case 0xBE: 3 / 4
    case 0x2150: 1 / 7
    case 0x2151: 1 / 9
    case 0x2152: 1 / 10
    case 0x2153: 1 / 3
    case 0x2154: 2 / 3
    case 0x2155: 1 / 5
    case 0x2156: 2 / 5
    case 0x2157: 3 / 5
    case 0x2158: 4 / 5
    case 0x2159: 1 / 6
    case 0x215A: 5 / 6
    case 0x215B: 1 / 8
    case 0x215C: 3 / 8
    case 0x215D: 5 / 8
    case 0x215E: 7 / 8
    default: nil
    }
  }
}
