import DocumentModel

/// Gives each numeral of a document its one reason: from the smallest mention that holds it, else from what stands beside
/// it. Numerals are number tokens and runs of number words; each stands in the ledger once, in the order of the text.
struct NumeralLedger: Sendable {
  private let quantities: QuantityRecognizer
  private let context: NumeralSurroundings

  init(_ quantities: QuantityRecognizer, _ packs: PackSet, _ vocabulary: inout Vocabulary) {
    self.quantities = quantities
    context = NumeralSurroundings(packs, &vocabulary)
  }

  /// The uses of all numerals. `mentions` are by start and end, outer ones first of equal starts or last: either works.
  func uses(in text: TokenizedDocument, mentions: [Mention]) -> [NumeralUse] {
    let order = mentions.indices.sorted {
      mentions[$0].range.start != mentions[$1].range.start
        ? mentions[$0].range.start < mentions[$1].range.start : mentions[$0].range.end > mentions[$1].range.end
    }
    var uses: [NumeralUse] = []
    var (next, open) = (0, [Int]())
    for sentence in text.sentences.indices {
      let range = text.sentences[sentence]
      var clause: Clause?
      var index = range.lowerBound
      while index < range.upperBound {
        defer { index += 1 }
        guard quantities.mayBeNumeral(text.tokens[index]) else { continue }
        let known = clause ?? quantities.clause(text, sentence)
        clause = known
        guard let end = numeralEnd(known, index) else { continue }
        let place = text.range(index..<end)
        index = end - 1
        while next < order.count, mentions[order[next]].range.start <= place.start {
          open.append(order[next])
          next += 1
        }
        open.removeAll { mentions[$0].range.end <= place.start }
        // The smallest that holds it; of equal ones the first.
        let holder = open.filter { mentions[$0].range.contains(place) }
          .min { mentions[$0].range.count < mentions[$1].range.count }
        if let holder {
          uses.append(use(known, index, place, mentions, holder))
        } else {
          let (kind, why) = context.use(known, index, quantities)
          uses.append(NumeralUse(range: place, kind: kind, why: why))
        }
      }
    }
    return uses
  }

  /// One past the numeral that begins at a token: one number token, or the words of a number.
  private func numeralEnd(_ clause: Clause, _ index: Int) -> Int? {
    if clause.isNumber(index) { return index + 1 }
    return quantities.wordsEnd(clause, index)
  }

  private func use(
    _ clause: Clause, _ index: Int, _ place: TextRange, _ mentions: [Mention], _ holder: Int
  ) -> NumeralUse {
    let mention = mentions[holder]
    let kind: NumeralUse.Kind
    switch mention.kind {
    case .year: kind = clause.block == .reference ? .referenceYear : .year
    case .date: kind = .date
    case .period: kind = .period
    case .count: kind = .count
    case .percent: kind = .percent
    case .money: kind = .money
    case .measure: kind = .measure
    case .citation: kind = .citation
    case .reference: kind = .reference
    case .law, .treaty:
      kind = mention.parts.contains { $0.name == "provision" && $0.range.contains(place) } ? .provision : .lawNumber
    default: kind = .name
    }
    return NumeralUse(range: place, kind: kind, why: mention.recognizer, mention: holder)
  }
}
