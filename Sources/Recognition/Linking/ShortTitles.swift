import DocumentModel

/// Notes that name a work again by its author and a short title: `Oskarsen, Lamps and Levies, 47.`
struct ShortTitles {
  private let linker: CitationLinker
  private let text: TokenizedDocument

  /// Tokens of an author, and of a whole short form, at most.
  private static let longestName = 6
  private static let longest = 24
  /// Works of one author that are looked at.
  private static let mostWorks = 50

  init(_ linker: CitationLinker, in text: TokenizedDocument) {
    self.linker = linker
    self.text = text
  }

  /// Adds the citations among parts of notes, which are in the order of the text.
  func add(to mentions: inout [Mention], _ remarks: [Range<Int>]) {
    guard !remarks.isEmpty, !linker.entries.isEmpty else { return }
    let taken = mentions.filter { $0.kind == .citation }.map(\.range).sorted { $0.start < $1.start }
    for remark in remarks {
      guard let citation = citation(remark), !touches(taken, citation.range) else { continue }
      mentions.append(citation)
    }
  }

  private func touches(_ taken: [TextRange], _ range: TextRange) -> Bool {
    var low = 0
    var high = taken.count
    while low < high {
      let middle = (low + high) / 2
      if taken[middle].end <= range.start { low = middle + 1 } else { high = middle }
    }
    return low < taken.count && taken[low].overlaps(range)
  }

  private func isComma(_ index: Int) -> Bool { text.tokens[index].mark == UInt8(ascii: ",") }

  private func citation(_ remark: Range<Int>) -> Mention? {
    guard text.tokens[remark.lowerBound].isCapitalized,
      let comma = remark.prefix(Self.longestName).first(where: isComma), comma > remark.lowerBound
    else { return nil }
    let author = text.quote(remark.lowerBound..<comma)
    let works = linker.works(ofFamily: CitedNames.family(author))
    guard !works.isEmpty, works.count <= Self.mostWorks else { return nil }
    // The title to the next comma; behind that only the place in the work.
    let limit = min(remark.upperBound, remark.lowerBound + Self.longest)
    let titleEnd = ((comma + 1)..<limit).first(where: isComma) ?? limit
    guard titleEnd > comma + 1, text.tokens[titleEnd - 1].kind != .number else { return nil }
    let title = text.quote((comma + 1)..<titleEnd)
    let position = Int(text.tokens[remark.lowerBound].start)
    let fitting = works.filter {
      linker.isTitle(title, of: $0)
        && (!linker.entries[$0].isNote || linker.entries[$0].mention.range.start < position)
    }
    guard !fitting.isEmpty else { return nil }
    var end = titleEnd
    var locator: Range<Int>?
    var index = titleEnd + 1
    while index < limit, text.tokens[index].kind != .word || text.tokens[index].count <= 3 {
      if text.tokens[index].kind == .number {
        locator = (locator?.lowerBound ?? index)..<(index + 1)
        end = index + 1
      }
      index += 1
    }
    while end > comma, text.tokens[end - 1].mark == UInt8(ascii: ".") { end -= 1 }
    var citation = Mention(
      .citation, text.range(remark.lowerBound..<end),
      normalized: ["authors": .array([.string(author)]), "title": .string(title)],
      parts: [Mention.Part("authors", text.range(remark.lowerBound..<comma))], recognizer: "citation/title",
      sentence: text.sentence(ofToken: remark.lowerBound))
    if let locator {
      citation.normalized["locator"] = .string(text.quote(locator))
      citation.parts.append(Mention.Part("locator", text.range(locator)))
    }
    linker.set(CitationLinker.Link(fitting, fitting.count == 1 ? "resolved" : "ambiguous"), of: &citation)
    return citation
  }
}
