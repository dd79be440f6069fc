import DocumentModel
public import Recognition

extension ClaimChecker {
  /// The sentences of a report that can be checked: those with a law, an agency, a number or a date.
  public func claims(in report: RecognitionEngine.Recognition) -> [Claim] {
    let kinds: Set<MentionKind> = [.law, .treaty, .agency, .count, .percent, .money, .measure, .date, .year, .period]
    var sentences: Set<Int> = []
    for mention in report.mentions where kinds.contains(mention.kind) && mention.within != .reference {
      sentences.insert(mention.sentence)
    }
    let text = report.text
    var claims: [Claim] = []
    for sentence in sentences.sorted() {
      let block = text.document.blocks[text.block(ofToken: text.sentences[sentence].lowerBound)]
      guard ![.tableCell, .reference, .heading].contains(block.kind), text.sentences[sentence].count > 3 else {
        continue
      }
      claims.append(
        Claim(
          id: String(claims.count + 1), isNumbered: true, text: text.document.text.quote(text.sentenceRange(sentence))))
    }
    return claims
  }
}
