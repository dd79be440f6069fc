/// The words around names of places, from the packs' `place.…` lists.
final class PlaceWords: Sendable {
  /// First words of names that also name persons or things.
  let shared: LexemeSet
  /// Words before a place.
  let before: LexemeSet
  /// `North`, `Upper`, …
  let directions: LexemeSet
  /// `Utara`, `Tengah`, …: behind a name they make it that of a part.
  let behind: LexemeSet
  /// Words behind an adjective that make it the name of a language.
  let languages: LexemeSet
  /// Words that no adjective describes: `is`, `and`, `by`.
  let function: LexemeSet
  /// `town` and its like, which name a place with `of`, and the level they say.
  let kinds: LexemeTable<String>
  /// `Desa` and its like, which begin the name of a place, and the level they say.
  let forward: LexemeTable<String>
  let of: Lexeme

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    shared = LexemeSet("place.shared", packs, &vocabulary)
    before = LexemeSet("place.before", packs, &vocabulary)
    directions = LexemeSet("place.directions", packs, &vocabulary)
    behind = LexemeSet("place.behind", packs, &vocabulary)
    languages = LexemeSet("place.languages", packs, &vocabulary)
    function = LexemeSet("place.functionWords", packs, &vocabulary)
    var kinds: [Lexeme: String] = [:]
    var forward: [Lexeme: String] = [:]
    for level in ["city", "village", "district", "province", "island"] {
      for word in packs.words("place.level.\(level)") { kinds[vocabulary.intern(word)] = level }
      for word in packs.words("place.forward.\(level)") { forward[vocabulary.intern(word)] = level }
    }
    self.kinds = LexemeTable(kinds)
    self.forward = LexemeTable(forward)
    of = vocabulary.intern("of")
  }
}
