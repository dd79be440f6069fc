/// Tells the system an identifier of a law or another entity belongs to, by its form.
enum IdentifierScheme {
  /// `eli`, `ecli`, `celex`, `akn`, `usc`, `wikidata`, or `id` for another.
  static func of(_ identifier: String) -> String {
    let lower = identifier.lowercased()
    if lower.hasPrefix("/akn/") || lower.hasPrefix("akn/") { return "akn" }
    if lower.hasPrefix("ecli:") { return "ecli" }
    if lower.hasPrefix("eli/") || lower.hasPrefix("/eli/") || lower.contains("/eli/") { return "eli" }
    if lower.contains("u.s.c") || lower.contains("/us/usc/") { return "usc" }
    let bytes = Array(identifier.utf8)
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    // A sector, a year, one or two letters, a number: 32016R0679 (https://eur-lex.europa.eu/content/tools/TableOfSectors).
    if bytes.count >= 8, bytes.prefix(5).allSatisfy(isDigit), (0x41...0x5A).contains(bytes[5]),
      bytes.suffix(2).allSatisfy(isDigit)
    {
      return "celex"
    }
    if bytes.count > 1, bytes[0] == 0x51, bytes.dropFirst().allSatisfy(isDigit) { return "wikidata" }
    return "id"
  }
}
