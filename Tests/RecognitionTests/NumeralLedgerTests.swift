import DocumentModel
import TestSupport
import Testing

@testable import Recognition

@Suite struct NumeralLedgerTests {
  private static let engine = Result { try RecognitionEngine(packs: try PackSet.embedded()) }

  private static func uses(_ text: String) throws -> (TokenizedDocument, [NumeralUse]) {
    let recognition = try engine.get().recognize(PlainDocument.make([text]))
    return (recognition.text, try engine.get().numerals(in: recognition.text, mentions: recognition.mentions))
  }

  @Test(
    "a numeral is taken for what stands around it",
    arguments: [
      ("In 2019 it rained.", "2019", NumeralUse.Kind.year), ("It opened on 3 May 2019.", "3", .date),
      ("It ran from 2015 to 2017.", "2015", .year), ("It took five years.", "five", .period),
      ("About 85 herons came.", "85", .count), ("Two hundred and four herons came.", "Two hundred and four", .count),
      ("It rose by 7.4% then.", "7.4", .percent), ("It cost $450 then.", "450", .money),
      ("It lies 12 km off.", "12", .measure),
      ("Under Article 14 of Law No. 21 of 2007 it is void.", "14", .provision),
      ("Under Law No. 21 of 2007 it is void.", "21", .lawNumber), ("See page 12 for it.", "12", .page),
      ("See pp. 14 and 17 for it.", "17", .page), ("See Table 3 for it.", "3", .tableNumber),
      ("1. Introduction", "1", .listMarker),
      ("Call 021-555-0199 for help.", "555", .phone), ("Release 2.4.1 fixed it.", "2.4.1", .version),
      ("Use COVID-19 rules.", "19", .identifier), ("It was the 4th meeting.", "4", .ordinal),
      ("It failed again [12].", "12", .citation),
      ("The train leaves at 10:45 daily.", "45", .timeOfDay),
      ("The host 192.168.1.2 failed.", "192.168.1.2", .identifier),
      ("In phases 3, 5 and 7 it rained.", "3", .designation), ("Only one clerk came.", "one", .unclear),
    ])
  func kinds(_ text: String, _ numeral: String, _ kind: NumeralUse.Kind) throws {
    let (tokens, uses) = try Self.uses(text)
    let found = uses.first { tokens.document.text.quote($0.range) == numeral }
    #expect(found?.kind == kind, "\(text): \(String(describing: found))")
    #expect(found?.why.isEmpty == false)
  }

  @Test(
    "each numeral has exactly one reason",
    arguments: [
      "On 3 May 2019, 12 of the 34 ships, or 35.3%, paid $1.2 million under Article 5 of Law No. 21 of 2007 (p. 7).",
      "Rp2,1 miliar, 3bn, 2 1/2 miles, 3.7 × 10^6 cells, two-thirds, 5 ft 6 in, 192.168.1.2 and 1990s; [3, 5–7].",
      "12 34 56 1999 2000, 7. 8) (9) 10:45 +62-21-555-0199 v2.0 A4 B-52 x=3 −5 °C 1/2/3 50/50.",
    ])
  func once(_ text: String) throws {
    let (tokens, uses) = try Self.uses(text)
    for token in tokens.tokens where token.kind == .number {
      let holders = uses.filter { $0.range.start <= Int(token.start) && Int(token.end) <= $0.range.end }
      #expect(holders.count == 1, "\(tokens.string(token)) in \(text)")
    }
    for (a, b) in zip(uses, uses.dropFirst()) { #expect(a.range.end <= b.range.start) }
  }
}
