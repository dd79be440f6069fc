import DocumentModel
import Glibc
import TestSupport
import Testing

@testable import Recognition

@Suite struct HostileTextTests {
  @Test(
    "hostile text is recognised in the end, whatever it repeats",
    arguments: [
      "§ ", "Article 5 of the ", "Law No. 21 of ", "Act ", "( ", "12 34 ", "of the and ", "ACTIP (", "Convention on ",
      "1.", "\u{301}", "Ministry of ", "The Agency of ", "Charter (ABC) ", "Law No. 21 of 2007 (TIP Law) ",
      "Agreement between ", "the Amendments to the Protocol, ", "(2019) 1 ", "State v. ", "Section 1, ", "§ 1 BGB ",
      "OJ L 1, ",
      "X Act 2015. that Act ", "Treaty, signed at A, ", "Convention (in the Form of ",
      "12 Am. ", "Cal. ", "§§ 1-2, ", "5 U.S.C. 552, ", "1-", "1 Wash. (", "L. Rev. 7 ", "section 1 of title ",
      "Convention on the ", "Law No. 21 of 2007 on ", "C-34/09, ", "EU:C:", "A v. B, 1 U.S. 1, A, supra, ",
      "X Act 2015 (the Act) ",
      "Section 1 of this ", "UU 1/2007 tersebut ", "Regulation (EU) 2016/679 (the Regulation) or ",
      "Clean Act (Pub. L. 1-1) ",
      "1/2 ", "½", "between 1 and ", "from 1 to ", "5 m-2 ", "10^", "3 × 10", "more than 5 and ", "3, 5 a, ",
      "January 1, ", "first quarter of ", "one and a half ", "$5 to ", "5 ft 2 in ", "half a ", "since 2016 ",
      "may first ", "2 years, ",
      "5% of the ", "12 of the 34 ", "of the depth of the ", "4 kg, ", "(5 m) ", "n = 5 ", "7 (x ", "9 men in A and ",
      "The Coral Reef Board (CRB) met. ", "Board of Coral and ", "The Minstry of Coral met. ", "CRB (CRB (",
      "CORAL REEF ",
      "[1]", "[1, 2] ", "(A, 2001; ", "(ibid.; ", "Id. at 4. ", "A, supra note 1, ", "A (n 1) 2 ", "A, op. cit., ",
      "(A & B, n.d.), ",
    ])
  func repeated(_ unit: String) throws {
    let engine = try RecognitionEngine(packs: try PackSet.embedded())
    let document = PlainDocument.make([String(repeating: unit, count: 20_000)])
    let start = Self.threadSeconds()
    let found = engine.recognize(document)
    // Linear, with a bound for each word that is the length of a sentence: the slowest takes half a second.
    #expect(Self.threadSeconds() - start < 3)
    for mention in found.mentions { #expect(mention.range.end <= document.text.utf8.count) }
    #expect(found.text.sentences.count >= 1)
  }

  @Test("letters with thousands of meanings, and thousands of names that are nearly one, cost no more than others")
  func manyMeanings() throws {
    let engine = try RecognitionEngine(packs: try PackSet.embedded())
    let letters = Array("abcdefghij")
    var document = PlainDocument.make(
      (0..<10_000).map { number in
        let word = String(String(number).compactMap { $0.wholeNumberValue }.map { letters[$0] })
        return "The C\(word) Reef Board (CRB) met the Harbour L\(word) Board. CRB paid."
      })
    for place in document.blocks.indices {
      document.blocks[place].section = place
      document.sections.append(Section(heading: document.blocks[place].range, level: 1, parent: nil))
    }
    let start = Self.threadSeconds()
    let found = engine.recognize(document)
    #expect(Self.threadSeconds() - start < 5)
    #expect(found.mentions.count { $0.kind == .agency } > 20_000)
  }

  /// Processor time of this thread, which other tests running beside it do not lengthen.
  private static func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
