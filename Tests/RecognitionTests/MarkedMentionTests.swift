import DocumentModel
import TestSupport
import Testing

@testable import Recognition

@Suite("Mentions from a document's own markup")
struct MarkedMentionTests {
  /// Recognises one block in which `words` are marked.
  private func mentions(
    _ text: String, _ words: String, _ kind: SourceMark.Kind, identifier: String? = nil, value: String? = nil
  ) throws -> [Mention] {
    var document = PlainDocument.make([text])
    let bytes = Array(text.utf8)
    let sought = Array(words.utf8)
    let start = try #require(bytes.indices.first { bytes[$0...].starts(with: sought) })
    let range = TextRange(start, start + sought.count)
    document.sourceMarks = [SourceMark(kind, range, identifier: identifier, value: value)]
    return try RecognitionEngine(packs: .embedded()).recognize(document).mentions
  }

  @Test("carry the identifier's fields where the text gives no law")
  func law() throws {
    let found = try mentions(
      "An offence under section 1591 is one.", "section 1591", .law, identifier: "/us/usc/t18/s1591")
    let law = try #require(found.first { $0.kind == .law })
    #expect(law.range == TextRange(17, 29))
    #expect(law.normalized["id"] == .string("/us/usc/t18/s1591"))
    #expect(law.normalized["jurisdiction"] == .string("US"))
    #expect(law.normalized["number"] == .string("1591"))
  }

  @Test("complete what the text says, and do not change it")
  func complete() throws {
    let found = try mentions(
      "The court cited 18 U.S.C. 1591(a) here.", "18 U.S.C. 1591(a)", .law, identifier: "/us/usc/t18/s1591/a")
    let laws = found.filter { $0.kind == .law }
    #expect(laws.count == 1)
    #expect(laws.first?.recognizer.hasPrefix("law/laws-united-states") == true)
    #expect(laws.first?.normalized["id"] == .string("/us/usc/t18/s1591/a"))
  }

  @Test("have the markup's date")
  func date() throws {
    let found = try mentions("Sesión del 8 de noviembre de 2005.", "8 de noviembre de 2005", .date, value: "20051108")
    #expect(found.first { $0.kind == .date }?.normalized["iso"] == .string("2005-11-08"))
  }

  @Test("are no words that only point", arguments: ["that Act", "there", "section 1"])
  func pointers(_ words: String) throws {
    let link = words == "section 1" ? "#sec_1" : "http://www.legislation.gov.uk/id/ukpga/1998/42"
    #expect(try mentions("It is said in \(words) often.", words, .law, identifier: link).allSatisfy { $0.kind != .law })
  }

  @Test(
    "know the forms of identifiers",
    arguments: [
      ("/us/usc/t18/s1591/a", "US code 1591"), ("usc/18/1591", "US code 1591"), ("/us/pl/113/67", "US act 113-67"),
      ("/us/cfr/t14/s39.13", "US regulation 39.13"),
      ("http://www.legislation.gov.uk/id/ukpga/1998/42/section/6", "GB act 42 1998"),
      ("https://caselaw.nationalarchives.gov.uk/uksc/2017/5", "GB case 5 2017"),
      ("http://data.europa.eu/eli/reg/2024/903/oj", "EU regulation 903 2024"),
      ("CELEX:32016R0679", "EU regulation 679 2016"),
      ("/akn/za/act/1957/59", "ZA act 59 1957"), ("#part_1", ""), ("https://example.org/us/act", ""), ("bib12", ""),
    ])
  func identifiers(_ written: String, _ expected: String) {
    let fields = LawIdentifier(written)?.fields
    let told = ["jurisdiction", "type", "number", "year"].compactMap { name -> String? in
      switch fields?[name] {
      case .string(let value)?: value
      case .integer(let value)?: String(value)
      default: nil
      }
    }
    #expect(told.joined(separator: " ") == expected)
  }
}
