import DocumentModel
import TestSupport
import Testing

@testable import Recognition

@Suite struct SentenceTests {
  @Test(
    "sentences end where a reader ends them",
    arguments: [
      "Law No. 21 of 2007 holds. ‖ It was amended.", "See Art. 5 and p. 12. ‖ The rest follows.",
      "Dr. M. N. Hidayati spoke. ‖ She left at 5.30.", "About 1.4 million left. ‖ None returned.",
      "It is governed by the Safety at Work etc. Act 1974. ‖ Others differ.",
      "The U.S. Court ruled. ‖ Nobody appealed.",
      "They live in the U.S. ‖ The others do not.", "1. First item of a list.", "Did it rise? ‖ Yes! ‖ It did.",
      "He said “no.” ‖ She agreed.", "Figures (see Table 2. for details) rose. ‖ Then they fell.",
      "Data dari LPSK, dkk. menunjukkan kenaikan. ‖ Jumlahnya naik.", "Table 1. Applications by year",
      "Menurut UU No. 21 Tahun 2007 hal itu dilarang. ‖ Namun pelaku bebas.",
      "The rate was 3.5 per cent. ‖ 2019 was worse.",
    ])
  func boundaries(_ marked: String) throws {
    let expected = marked.split(separator: "‖").map { $0.trimmingSpaces() }
    let document = PlainDocument.make([expected.joined(separator: " ")])
    let text = try RecognitionEngine(packs: try PackSet.embedded()).tokenize(document)
    #expect(text.sentences.indices.map { document.text.quote(text.sentenceRange($0)) } == expected)
  }

  @Test(
    "tokens tile the text: only white space stands between them",
    arguments: ["Law No. 21/2007, “naïve” café—1,4 juta.", "a\u{A0}b  c\nd"])
  func tokensTile(_ text: String) throws {
    let document = PlainDocument.make([text])
    let tokens = try RecognitionEngine(packs: try PackSet.embedded()).tokenize(document).tokens
    var end = 0
    for token in tokens {
      #expect(document.text.quote(TextRange(end, Int(token.start))) == "")
      #expect(token.start < token.end)
      end = Int(token.end)
    }
    #expect(end == text.utf8.count)
  }
}

extension Substring {
  fileprivate func trimmingSpaces() -> String {
    var part = self
    while part.first == " " { part = part.dropFirst() }
    while part.last == " " { part = part.dropLast() }
    return String(part)
  }
}
