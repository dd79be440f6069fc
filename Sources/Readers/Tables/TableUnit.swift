import DocumentModel

/// Finds the unit of a whole table: `(in thousands)`, `Rp million`, `Unit: persons`.
enum TableUnit {
  /// Longest text that is a unit, in bytes.
  private static let longest = 60

  /// The unit in brackets in a caption or header, as a range of `text`; the last where there are several.
  static func bracketed(in range: TextRange, of text: [UInt8]) -> TextRange? {
    var open: Int?
    var found: TextRange?
    for index in range.start..<range.end {
      switch text[index] {
      case 0x28, 0x5B: open = index
      case 0x29, 0x5D:
        if let start = open, isUnit(text[start + 1..<index]) { found = TextRange(start, index + 1) }
        open = nil
      default: break
      }
    }
    return found
  }

  /// Whether a text is a unit and nothing else.
  static func isUnit(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count <= longest, !bytes.isEmpty else { return false }
    var words = bytes.split { $0 <= 0x20 || [0x28, 0x29, 0x2C, 0x3A, 0x5B, 0x5D].contains($0) }
      .map { String(decoding: $0, as: UTF8.self).lowercased() }
    if words == ["per", "cent"] { return true }
    let isNamed = words.first.map { names.contains($0) } ?? false
    let isPhrase = words.first.map { beginnings.contains($0) } ?? false
    // `in the` and `of` join the words of a unit.
    words.removeAll { joints.contains($0) || names.contains($0) || beginnings.contains($0) }
    if isNamed, !words.isEmpty { return words.count <= 4 }
    if words.first == "per", words.count > 1 { return units.contains(words[1]) || isAmount(words[1]) }
    let isRate = words.contains("per")
    guard let first = words.first, units.contains(first) else { return false }
    return isPhrase || isRate || words.allSatisfy { units.contains($0) }
  }

  /// Whether the text of a table's first cell is a unit: one that may also name what stands below it (`Tahun`, `Households`)
  /// is the header of its column.
  static func isCornerUnit(_ bytes: ArraySlice<UInt8>) -> Bool {
    isUnit(bytes) && !nouns.contains(String(decoding: bytes, as: UTF8.self).lowercased())
  }

  private static func isAmount(_ word: String) -> Bool { word.utf8.allSatisfy { ASCII.isDigit($0) || $0 == 0x2E } }

  private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }

  private static let names = set("unit units satuan")
  private static let beginnings = set("in dalam figures values amounts expressed angka nilai en")
  private static let joints = set("of the a are current constant all dan and")
  /// Letters alone (`m`, `g`) are not among them: `(g)` is the seventh point of a list.
  private static let units = set(
    """
    hundred hundreds thousand thousands million millions billion billions trillion trillions mn bn '000 ’000 000 000s \
    ribu ribuan juta jutaan miliar milyar triliun crore crores lakh lakhs \
    % percent percentage percentages persen ‰ \
    rp rp. rupiah idr usd us$ $ dollar dollars eur euro euros € gbp £ pound pounds sterling inr ₹ rs rs. rupee rupees myr \
    rm ringgit sgd s$ thb baht php peso pesos jpy yen ¥ yuan renminbi \
    km km2 km² m2 m² m3 m³ ha hectare hectares hektar kg tonne tonnes ton tons mw gw gwh mwh kwh twh litre litres \
    liter liters barrel barrels
    """
  ).union(nouns)
  private static let nouns = set(
    """
    hour hours jam minutes menit days hari months bulan years tahun \
    person persons people orang jiwa cases kasus households number numbers index
    """)
}
