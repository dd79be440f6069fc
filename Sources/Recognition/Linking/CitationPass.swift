import DocumentModel

/// What happens to citations once a whole document was looked at: one form of them, links to the references, the references
/// themselves.
enum CitationPass {
  /// Settles and links the citations among the mentions and adds the references.
  static func run(_ found: inout [Mention], _ bibliography: Bibliography, in text: TokenizedDocument) {
    let entries = bibliography.entries
    CitationSettling.takeOutEntries(&found, entries.map(\.mention.range))
    CitationSettling.takeOutEntries(&found, bibliography.shortForms.map(\.mention.range))
    found += bibliography.shortForms.map(\.mention)
    CitationSettling.takeOutRaised(&found, in: text)
    CitationSettling.settle(&found, entries: entries.count)
    let hasMarks = text.document.sourceMarks.contains { $0.kind == .citation }
    guard !entries.isEmpty || hasMarks || found.contains(where: { $0.kind == .citation }) else { return }
    var acronyms: [String: String] = [:]
    if !entries.isEmpty {
      for mention in found where mention.kind == .acronym && mention.role != "use" {
        guard let short = mention.normalized["short"]?.text, let long = mention.normalized["long"]?.text else {
          continue
        }
        acronyms[CitedNames.fold(short)] = CitedNames.fold(long)
      }
    }
    var linker = CitationLinker(entries, in: text)
    linker.follow(bibliography.shortForms)
    linker.link(&found, acronyms: acronyms)
    ShortTitles(linker, in: text).add(to: &found, bibliography.remarks)
    BackCitations(linker, bibliography.notes, in: text).link(&found)
    CitationSettling.takeOutDoubtful(&found, in: text)
    found += entries.map(\.mention)
  }
}
