import DocumentModel
import Foundation
import Glibc
import TestSupport
import Testing

@testable import Recognition

/// How long linking takes: ten thousand references with a hundred thousand citations, of which some are misspelt, some name
/// nobody, and some fit them all.
@Suite struct CitationSpeedTests {
  private static let syllables = [
    "ba", "ce", "di", "fo", "gu", "ha", "jo", "ka", "lu", "mi", "no", "pe", "ro", "su", "ta",
  ]

  /// A name for a number, and different ones for different numbers.
  private static func name(_ number: Int) -> String {
    var (rest, name) = (number, "")
    for _ in 0..<4 {
      name += syllables[rest % syllables.count]
      rest /= syllables.count
    }
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  private static func entry(_ number: Int, _ name: String, _ year: Int) -> ReferenceEntry {
    let mention = Mention(
      .reference, TextRange(0, 1),
      normalized: [
        "ref_id": .string("ref\(number)"), "authors": .array([.string(name + ", Ada B.")]), "year": .integer(year),
      ], recognizer: "reference/entry")
    return ReferenceEntry(mention: mention, number: number)
  }

  @Test(
    "ten thousand references and a hundred thousand citations are linked, in two seconds",
    arguments: ["mixed", "equal"])
  func link(_ names: String) {
    let text = TokenizedDocument(document: PlainDocument.make(["a"]), tokens: [], sentences: [], blocks: [0..<0])
    let entries = (1...10_000).map { number in
      names == "equal"
        ? Self.entry(number, "Halloran", 2001) : Self.entry(number, Self.name(number), 1960 + number % 60)
    }
    var citations = (0..<100_000).map { number -> Mention in
      let work = number % 10_000 + 1
      var (name, year) = names == "equal" ? ("Halloran", 2001) : (Self.name(work), 1960 + work % 60)
      if number % 4 == 1 { name += "s" }
      if number % 4 == 2 { name = Self.name(20_000 + number) }
      if number % 8 == 3 { year += 1 }
      return Mention(
        .citation, TextRange(0, 1), normalized: ["authors": .array([.string(name)]), "year": .integer(year)],
        recognizer: "citation/brackets")
    }
    let start = Self.threadSeconds()
    CitationLinker(entries, in: text).link(&citations, acronyms: [:])
    // A measurement of time, so in the night only.
    if ProcessInfo.processInfo.environment["ATTEST_MEASURE"] != nil { #expect(Self.threadSeconds() - start < 2) }
    let resolutions = Set(citations.compactMap { $0.normalized["resolution"]?.text })
    #expect(resolutions.contains(names == "equal" ? "ambiguous" : "resolved"))
  }

  private static func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
