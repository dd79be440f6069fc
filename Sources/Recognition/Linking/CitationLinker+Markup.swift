import DocumentModel

/// Citations that the markup of a document links to its entries.
extension CitationLinker {
  /// The entries that the marks inside a range lead to; `marks` are in document order.
  func markedTargets(_ range: TextRange, _ marks: [SourceMark]) -> [Int] {
    guard !byIdentifier.isEmpty else { return [] }
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].range.end <= range.start { low = middle + 1 } else { high = middle }
    }
    var targets: [Int] = []
    while low < marks.count, marks[low].range.start < range.end {
      for target in self.targets(of: marks[low]) where targets.count < 200 && !targets.contains(target) {
        targets.append(target)
      }
      low += 1
    }
    // `[7–9]` with marks on its ends.
    if targets.count == 2, range.end > range.start, targets[1] > targets[0] + 1, targets[1] - targets[0] < 200,
      isRange(range)
    {
      targets = Array(targets[0]...targets[1])
    }
    return targets
  }

  func isRange(_ range: TextRange) -> Bool {
    let bytes = text.document.text.utf8[range.start..<range.end]
    return bytes.contains(0x2D) || bytes.contains(0xE2)
  }

  func targets(of mark: SourceMark) -> [Int] {
    guard let identifier = mark.identifier else { return [] }
    return identifier.split(separator: " ").compactMap { byIdentifier[String($0.drop { $0 == "#" })] }
  }

  /// Adds a citation for each mark that no citation touches.
  func addMarked(_ mentions: inout [Mention]) {
    let marks = text.document.sourceMarks.filter { $0.kind == .citation && !targets(of: $0).isEmpty }
    guard !marks.isEmpty else { return }
    let taken = mentions.filter { $0.kind == .citation }.map(\.range).sorted { $0.start < $1.start }
    for mark in marks {
      var low = 0
      var high = taken.count
      while low < high {
        let middle = (low + high) / 2
        if taken[middle].end <= mark.range.start { low = middle + 1 } else { high = middle }
      }
      if low < taken.count, taken[low].overlaps(mark.range) { continue }
      // A link inside an entry is part of it.
      if isInEntry(mark.range) { continue }
      let token = text.token(at: mark.range.start)
      guard token < text.tokens.count, Int(text.tokens[token].start) < mark.range.end else { continue }
      mentions.append(
        Mention(.citation, mark.range, recognizer: "citation/markup", sentence: text.sentence(ofToken: token)))
    }
  }

  func isInEntry(_ range: TextRange) -> Bool {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].mention.range.end <= range.start { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].mention.range.overlaps(range)
  }

  /// The link that the markup makes: what it leads to is sure, and what is written may still differ from it.
  func linked(_ mention: Mention, to targets: [Int]) -> Link {
    guard targets.count == 1, let name = Self.names(mention).first else { return Link(targets, "resolved") }
    var differs: [String] = []
    if let first = families[targets[0]].first {
      let family = CitedNames.family(name)
      if family != first, CitedNames.areNear(family, first) { differs.append("name") }
    }
    if let year = mention.normalized["year"], let own = entries[targets[0]].mention.normalized["year"], year != own {
      differs.append("year")
    }
    return differs.isEmpty ? Link(targets, "resolved") : Link(targets, "fuzzy", differs)
  }
}
