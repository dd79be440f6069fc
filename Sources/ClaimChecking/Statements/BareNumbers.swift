import DocumentModel
import Recognition

/// Numbers that stand alone beside counts: "1,260 patients, Harbour Hospital 890"; "Nepal (112), Myanmar (97)".
enum BareNumbers {
  /// Words whose number is a name: "Table 2", "No. 5".
  private static let labels: Set<String> = [
    "no", "nomor", "table", "tabel", "figure", "gambar", "article", "pasal", "section", "ayat", "page", "chapter",
    "bab", "part",
    "annex", "step", "phase", "version", "paragraph", "number", "tahun", "year", "of", "level", "grade", "kelas",
    "class", "room",
    "route", "line", "item", "goal", "target",
  ]

  static func add(
    to statement: inout Statement, _ mentions: ArraySlice<Mention>, _ text: TokenizedDocument, _ tokens: Range<Int>,
    isIndonesian: Bool
  ) {
    guard let count = statement.figures.first(where: { $0.amount.kind == .count }), tokens.count <= 400 else { return }
    for index in tokens where text.tokens[index].kind == .number {
      let token = text.tokens[index]
      let range = TextRange(Int(token.start), Int(token.end))
      guard range.start > count.range.start, !mentions.contains(where: { $0.range.overlaps(range) && !isUnlinked($0) }),
        let value = value(text.string(token), isIndonesian),
        !(1_500...2_200).contains(value) || value != value.rounded()
      else { continue }
      let before = index > tokens.lowerBound ? text.string(text.tokens[index - 1]).lowercased() : ""
      let after = index + 1 < tokens.upperBound ? text.string(text.tokens[index + 1]) : ""
      guard !labels.contains(before), !["[", "-", "–", "/", ":", "$", "§"].contains(before),
        !["-", "–", "/", "%", "]", ":"].contains(after)
      else { continue }
      statement.figures.append(Figure(amount: Amount(.count, value), range: range, things: []))
    }
    statement.figures.sort { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
  }

  /// "Louisiana (16)": a number in brackets that could be a citation and leads to no reference.
  private static func isUnlinked(_ mention: Mention) -> Bool {
    mention.kind == .citation && mention.normalized["ref_id"] == nil && mention.normalized["authors"] == nil
  }

  /// A whole number, with groups of three digits where it has marks.
  private static func value(_ text: String, _ isIndonesian: Bool) -> Double? {
    let groups = text.split(separator: isIndonesian ? "." : ",", omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.utf8.count) || groups.count == 1 && first.utf8.count < 10,
      groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
      groups.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    return Double(groups.joined())
  }
}
