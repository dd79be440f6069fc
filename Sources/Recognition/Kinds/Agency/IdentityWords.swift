/// The words by which a text says that two names are those of one institution, from the packs' `identity.…` lists.
struct IdentityWords: Sendable {
  /// Between two names that are one: `formerly`, `in`, `Indonesian`.
  let between: LexemeSet
  /// `or`, `also`, `formerly`: begin what stands between commas.
  let alternatives: LexemeSet
  /// Between a name and its country: `of`, `the`.
  let joining: LexemeSet
  /// Types whose names many countries use: `ministry`, `court`.
  let commonTypes: Set<String>

  /// Acronyms of a country's institutions that stand for them all over the world: `FBI`.
  let worldwide: Set<String>

  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    between = LexemeSet("identity.between", packs, &vocabulary)
    alternatives = LexemeSet("identity.alternatives", packs, &vocabulary)
    joining = LexemeSet("identity.joining", packs, &vocabulary)
    worldwide = Set(packs.words("identity.worldwide"))
    commonTypes = Set(packs.words("identity.commonTypes"))
  }
}
