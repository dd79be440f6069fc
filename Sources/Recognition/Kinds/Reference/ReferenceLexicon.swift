/// The words that tell the parts of a reference apart, from the packs (`reference.*`).
final class ReferenceLexicon: Sendable {
  let and, others, particles, suffixes, editors, containers: LexemeSet
  let volume, issue, pages, accessed, available, undated, pending, editions, translated, months: LexemeSet
  let journals, strongJournals, publishers, places, institutions, collaborations, theses, prose: LexemeSet
  /// Headings of lists of references in lower case.
  let headings: Set<String>
  /// The first words of those.
  let headingWords: LexemeSet

  /// Reads the lists of the packs.
  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    func set(_ name: String) -> LexemeSet { LexemeSet("reference." + name, packs, &vocabulary) }
    and = set("and")
    others = set("others")
    particles = set("particles")
    suffixes = set("suffixes")
    editors = set("editors")
    containers = set("in")
    volume = set("volume")
    issue = set("issue")
    pages = set("pages")
    accessed = set("accessed")
    available = set("available")
    undated = set("undated")
    pending = set("pending")
    editions = set("editions")
    translated = set("translated")
    months = set("months")
    journals = set("journalWords")
    strongJournals = set("journalStrong")
    publishers = set("publisherWords")
    places = set("places")
    institutions = set("institutions")
    theses = set("theses")
    headings = Set(packs.words("reference.headings"))
    headingWords = LexemeSet(headings.map { vocabulary.intern(String($0.prefix { $0 != " " })) })
    prose = set("prose")
    collaborations = set("collaborations")
  }
}
