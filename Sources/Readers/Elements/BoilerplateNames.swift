/// Words in `class`, `id` and `role` that say an element is no main text.
///
/// A name is cut at white space, hyphens, underscores and before capitals; a part must be one of the words as a whole.
/// The words are those of navigation, page ends, consent, sharing, advertising and discussion; words that also name main
/// text (`content`, `header`, `widget`, `block`, `note`) are not among them.
enum BoilerplateNames {
  /// Whether the value of a `class` or `id` names furniture of a page.
  static func names(_ value: UnsafePointer<UInt8>) -> Bool { holds(value, words) }

  /// Whether the value of `role` names furniture of a page.
  static func isRole(_ value: UnsafePointer<UInt8>) -> Bool { holds(value, roles) }

  /// Whether the value of a `class` or `id` names a list of references.
  static func isReferences(_ value: UnsafePointer<UInt8>) -> Bool { holds(value, references) }

  private static let words = hashes(
    """
    nav navbar navigation navbox menu submenu topnav breadcrumb breadcrumbs crumbs sidebar footer cookie cookies consent \
    gdpr share sharing sharedaddy social addthis related recommended newsletter subscribe subscription advert adverts \
    advertisement advertising ads adsense sponsored promo comments commentlist disqus respond pagination pager popup \
    modal login signup toolbar tagcloud skiplink printfriendly offscreen noprint
    """)
  private static let roles = hashes(
    "navigation banner contentinfo complementary search menu menubar toolbar dialog alertdialog")
  private static let references = hashes("references reflist bibliography citations")
  /// A part that turns the meaning of its name round: `has-sidebar` is the class of the page beside it.
  private static let negations = hashes("has with no is show hide not without")

  private static func hashes(_ words: String) -> Set<UInt32> {
    Set(words.split(separator: " ").map { $0.utf8.reduce(seed) { ($0 ^ UInt32($1)) &* prime } })
  }

  private static let seed: UInt32 = 2_166_136_261
  private static let prime: UInt32 = 16_777_619

  private static func holds(_ value: UnsafePointer<UInt8>, _ set: Set<UInt32>) -> Bool {
    var index = 0
    var hash = seed
    var count = 0
    var isNegated = false
    // Names longer than this are generated ones.
    while index < 1000 {
      let byte = value[index]
      let isUpper = byte &- 0x41 < 26
      let isLetter = isUpper || byte &- 0x61 < 26
      if !isLetter || isUpper && count > 0 && value[index - 1] &- 0x61 < 26 {
        if count > 0 {
          if !isNegated, set.contains(hash) { return true }
          if negations.contains(hash) { isNegated = true }
        }
        hash = seed
        count = 0
        if byte == 0 { return false }
        if ASCII.isSpace(byte) { isNegated = false }
      }
      if isLetter {
        hash = (hash ^ UInt32(byte | 0x20)) &* prime
        count += 1
      }
      index += 1
    }
    return false
  }
}
