/// The words around citations, from the packs (`citation.*`, `reference.*`).
final class CitationWords: Sendable {
  let notAuthors, leads, connectors, locators, numbered, continuations, abbreviated, numberedReferences, paragraphs,
    see: LexemeSet
  let and, others, particles, undated, months: LexemeSet
  let et, ibid: LexemeSet

  /// Reads the lists of the packs.
  init(_ packs: PackSet, _ vocabulary: inout Vocabulary) {
    func set(_ name: String) -> LexemeSet { LexemeSet(name, packs, &vocabulary) }
    notAuthors = set("citation.notAuthors")
    leads = set("citation.leads")
    connectors = set("citation.connectors")
    locators = set("citation.locators")
    numbered = set("citation.numbered")
    continuations = set("citation.continuations")
    abbreviated = set("citation.abbreviated")
    numberedReferences = set("citation.numberedReferences")
    paragraphs = set("citation.paragraphs")
    see = set("citation.see")
    and = set("reference.and")
    others = set("reference.others")
    particles = set("reference.particles")
    undated = set("reference.undated")
    months = set("reference.months")
    et = [vocabulary.intern("et")]
    ibid = LexemeSet(["ibid", "ibidem", "opcit", "loccit"].map { vocabulary.intern($0) })
  }
}
