public import DocumentModel
public import Recognition

/// What each numeral of a document was taken for, as `show --explain` prints it.
public enum NumeralReasons {
  /// One line a numeral: its byte range, the numeral, the kind and rule that took it, or `not taken`.
  public static func render(_ extraction: Extraction, _ recognition: RecognitionEngine.Recognition) -> String {
    let text = recognition.text
    var out = ""
    for token in text.tokens where token.kind == .number {
      let range = TextRange(Int(token.start), Int(token.end))
      let takers = extraction.mentions.filter { $0.mention.range.contains(range) }
      let taker = takers.min { $0.mention.range.count < $1.mention.range.count }
      let place = text.document.sourceMap.sourceRanges(of: range)?.first
      let bytes = place.map { "\($0.start)–\($0.end)" } ?? "?"
      let why =
        taker.map { "\($0.mention.kind.rawValue) (\($0.mention.recognizer)): \($0.provenance.quote)" } ?? "not taken"
      out += "\(bytes)\t\(text.string(token))\t\(why)\n"
    }
    return out
  }
}
