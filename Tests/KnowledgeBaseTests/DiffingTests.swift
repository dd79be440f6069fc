import DocumentModel
import KnowledgeBase
import Testing

@Suite("A comparison of two states")
struct DiffingTests {
  /// The kinds of changes with what they are of, in order; without contradictions.
  private func told(_ changes: [FactChange]) -> [String] {
    changes.filter { $0.kind != .contradicted }.map { change in
      func text(_ fact: ComparedFact?) -> String { fact.map { "\($0.source) \($0.place.quote)" } ?? "–" }
      return "\(change.kind.rawValue): \(text(change.before)) → \(text(change.after))"
    }
  }

  private func diff(_ before: [Extraction], _ after: [Extraction]) throws -> [String] {
    let (one, other) = (try Workspace(), try Workspace())
    try one.store([before])
    try other.store([after])
    return told(
      try KnowledgeDiff(
        from: .now(try KnowledgeBaseReader.open(path: one.path)),
        to: .now(try KnowledgeBaseReader.open(path: other.path))
      ).changes())
  }

  @Test("finds nothing where nothing changed, in whatever order it was stored")
  func equal() throws {
    let (a, b) = (try Example.report.extraction(), try Example.other.extraction())
    #expect(try diff([a, b], [b, a]).isEmpty)
    #expect(try diff([], []).isEmpty)
  }

  @Test("tells what is new and what is gone")
  func addedAndRemoved() throws {
    let (a, b) = (try Example.report.extraction(), try Example.other.extraction())
    #expect(try diff([a], [a, b]) == ["added: – → reports/2021.html 121"])
    #expect(try diff([a, b], [a]) == ["removed: reports/2021.html 121 → –"])
  }

  @Test("tells the same fact elsewhere from another value of the same")
  func movedAndChanged() throws {
    let a = try Example.report.extraction()
    var shifted = Example.report
    shifted.html = shifted.html.replacing("<h1>", with: "<!-- new --><h1>")
    #expect(
      try diff([a], [try shifted.extraction()]) == [
        "moved: reports/2020.html 176 → reports/2020.html 176", "moved: reports/2020.html 120 → reports/2020.html 120",
      ])
    var edited = Example.report
    edited.html = edited.html.replacing("120 applications", with: "121 applications")
    #expect(
      try diff([a], [try edited.extraction()]) == ["changed: reports/2020.html 120 → reports/2020.html 121"])
  }

  @Test("follows a file that was renamed")
  func renamed() throws {
    var copy = try Example.report.extraction()
    copy.document.source.name = "renamed.html"
    #expect(
      try diff([try Example.report.extraction()], [copy]) == [
        "moved: reports/2020.html 176 → renamed.html 176", "moved: reports/2020.html 120 → renamed.html 120",
      ])
  }

  @Test("is of any two runs, and tells what a new fact contradicts")
  func runs() throws {
    let space = try Workspace()
    try space.store([[try Example.report.extraction()]])
    try space.store([[try Example.other.extraction()]])
    var edited = Example.report
    edited.html = edited.html.replacing("120 applications", with: "121 applications")
    try space.store([[try edited.extraction()]])
    let reader = try KnowledgeBaseReader.open(path: space.path)
    #expect(try KnowledgeState.runs(reader) == [1, 2, 3])
    #expect(try KnowledgeState.asOf(run: 4, reader) == nil)
    #expect(try KnowledgeState.asOf(run: 0, reader) == nil)
    func changes(_ a: Int, _ b: Int) throws -> [FactChange] {
      try KnowledgeDiff(
        from: try #require(try KnowledgeState.asOf(run: a, reader)),
        to: try #require(try KnowledgeState.asOf(run: b, reader))
      ).changes()
    }
    #expect(told(try changes(1, 2)) == ["added: – → reports/2021.html 121"])
    #expect(told(try changes(2, 1)) == ["removed: reports/2021.html 121 → –"])
    #expect(try changes(3, 3).isEmpty)
    let last = try changes(1, 3)
    let kinds: [FactChange.Kind] = last.map(\.kind).filter { $0 != .contradicted }
    #expect(Set(kinds) == [.added, .changed])
    let told: [[String]] = last.filter { $0.kind == .contradicted }.map { change in
      [change.after, change.other].compactMap { $0?.id }.sorted()
    }
    let stored = try space.contradictions()
    #expect(!stored.isEmpty)
    #expect(Set(told) == stored)
  }
}
