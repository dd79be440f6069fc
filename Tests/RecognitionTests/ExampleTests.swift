import DocumentModel
import TestSupport
import Testing

@testable import Recognition

@Suite struct ExampleTests {
  private static let engine = Result { try RecognitionEngine(packs: try PackSet.embedded()) }

  private static func found(_ text: String, _ kind: MentionKind) throws -> [String] {
    let document = PlainDocument.make([text])
    return try engine.get().recognize(document).mentions.filter { $0.kind == kind && $0.role != "use" }
      .map { document.text.quote($0.range) }
  }

  @Test(
    "every positive example is found exactly",
    arguments: ExampleCatalog.all.flatMap { entry in entry.positive.map { (entry.kind, $0) } })
  func positive(_ kind: MentionKind, _ marked: String) throws {
    let example = MarkedExample(marked)
    let expected = example.marks.filter { $0.kind == kind.rawValue }.map(\.quote)
    #expect(!expected.isEmpty)
    #expect(try Self.found(example.text, kind).sorted() == expected.sorted())
  }

  @Test(
    "no negative example is found",
    arguments: ExampleCatalog.all.flatMap { entry in entry.negative.map { (entry.kind, $0) } })
  func negative(_ kind: MentionKind, _ text: String) throws {
    #expect(try Self.found(text, kind) == [])
  }

  @Test("an undefined acronym is a use, a part of a program's name is none")
  func uses() throws {
    let document = PlainDocument.make(["UNODC set MAX_SIZE in the file."])
    let uses = try Self.engine.get().recognize(document).mentions.filter { $0.role == "use" }
    #expect(uses.map { document.text.quote($0.range) } == ["UNODC"])
  }

  @Test("every example of the packs' law forms is found exactly")
  func packExamples() throws {
    for pack in try PackSet.embedded().packs {
      for form in pack.laws ?? [] {
        for marked in form.examples ?? [] {
          let example = MarkedExample(marked.replacingMarks())
          #expect(try Self.found(example.text, .law) == example.marks.map(\.quote), "\(pack.pack): \(form.pattern)")
        }
      }
    }
  }
}

@Suite struct ReporterExampleTests {
  private static let engine = Result { try RecognitionEngine(packs: try PackSet.embedded()) }

  private static func laws(_ text: String) throws -> [String] {
    let document = PlainDocument.make([text])
    return try engine.get().recognize(document).mentions.filter { $0.kind == .law }.map {
      document.text.quote($0.range)
    }
  }

  @Test("every example of the packs' reporters, journals and codes is found exactly, and nothing in the others")
  func examples() throws {
    for pack in try PackSet.embedded().packs {
      for group in pack.reporters ?? [] {
        for marked in group.examples ?? [] {
          let example = MarkedExample(marked.replacingMarks())
          #expect(try Self.laws(example.text) == example.marks.map(\.quote), "\(pack.pack): \(group.type)")
        }
        for text in group.negative ?? [] { #expect(try Self.laws(text) == [], "\(pack.pack): \(text)") }
      }
    }
  }

  @Test("abbreviations are one whatever their stops and spaces, and unlisted ones are known by their words")
  func spellings() throws {
    for written in ["F. Supp. 2d", "F.Supp.2d", "F Supp 2d", "F. Supp. 2nd"] {
      #expect(try Self.laws("It held so in 427 \(written) 1084 then.") == ["427 \(written) 1084"])
    }
    #expect(try Self.laws("It appeared in 12 Gotham L. Rev. 7 then.") == ["12 Gotham L. Rev. 7"])
    #expect(try Self.laws("It appeared in 12 Gotham Phys. Rev. 7 then.") == [])
  }

  @Test("a section of the United States Code has the path of USLM down to its letter")
  func identifiers() throws {
    let document = PlainDocument.make(["Both 18 U.S.C. § 1591(a)(1) and 40 CFR Part 122 apply."])
    let found = try Self.engine.get().recognize(document).mentions.filter { $0.kind == .law }
    #expect(found.map { $0.normalized["id"] } == [.string("/us/usc/t18/s1591/a/1"), .string("/us/cfr/t40/p122")])
    #expect(found.map { $0.entityKey } == ["law:/us/usc/t18/s1591", "law:/us/cfr/t40/p122"])
  }
}

extension String {
  /// Pack examples leave the kind out: `⟦Law No. 21 of 2007⟧`.
  fileprivate func replacingMarks() -> String {
    split(separator: "⟦", omittingEmptySubsequences: false).joined(separator: "⟦law|")
  }
}
