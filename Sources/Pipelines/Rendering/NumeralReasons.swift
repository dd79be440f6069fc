public import DocumentModel
public import Recognition

/// What each numeral of a document was taken for, as `show --explain` prints it.
public enum NumeralReasons {
  /// One line a numeral: its bytes, the numeral, what it was taken for, and why, with the mention that holds it.
  public static func render(_ extraction: Extraction, _ uses: [NumeralUse]) -> String {
    var out = ""
    for use in uses {
      let place = extraction.document.sourceMap.sourceRanges(of: use.range)?.first
      out += place.map { "\($0.start)–\($0.end)" } ?? "?"
      out += "\t\(extraction.document.text.quote(use.range))\t\(use.kind.rawValue)\t\(use.why)"
      if let quote = quote(extraction, use) { out += ": \(quote)" }
      out += "\n"
    }
    return out
  }

  /// One JSON object a line: `quote`, `start`, `end` in bytes, `textStart`, `textEnd` in scalars, `taken`, `why`, and the
  /// `mention` that holds it.
  public static func lines(_ extraction: Extraction, _ uses: [NumeralUse]) -> JSONWriter {
    var writer = JSONWriter()
    for use in uses {
      object(extraction, use, into: &writer)
      writer.newline()
    }
    return writer
  }

  /// All numerals as one JSON object with the array `numerals`.
  public static func json(_ extraction: Extraction, _ uses: [NumeralUse]) -> JSONWriter {
    var writer = JSONWriter()
    writer.object {
      $0.key("numerals")
      $0.array { list in for use in uses { object(extraction, use, into: &list) } }
    }
    writer.newline()
    return writer
  }

  private static func object(_ extraction: Extraction, _ use: NumeralUse, into writer: inout JSONWriter) {
    let place = extraction.document.sourceMap.sourceRanges(of: use.range)
    let scalars = extraction.document.text.scalarRange(use.range)
    writer.object { object in
      object.member("quote", extraction.document.text.quote(use.range))
      object.member("start", place?.first?.start)
      object.member("end", place?.last?.end)
      object.member("textStart", scalars.lowerBound)
      object.member("textEnd", scalars.upperBound)
      object.member("taken", use.kind.rawValue)
      object.member("why", use.why)
      object.member("mention", quote(extraction, use))
    }
  }

  private static func quote(_ extraction: Extraction, _ use: NumeralUse) -> String? {
    use.mention.map { extraction.document.text.quote(extraction.mentions[$0].mention.range) }
  }
}
