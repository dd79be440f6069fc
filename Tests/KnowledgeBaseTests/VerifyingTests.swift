import Digests
import DocumentModel
import KnowledgeBase
import Testing

@Suite("Verifying finds every change")
struct VerifyingTests {
  let files = [Example.report.name: Example.report.bytes, Example.other.name: Example.other.bytes]

  private func space() throws -> Workspace {
    let space = try Workspace()
    try space.store([[try Example.report.extraction(), try Example.other.extraction()]])
    return space
  }

  @Test("and none where there is none")
  func exact() throws {
    let (bad, counts) = try space().verify(files)
    #expect(bad.isEmpty)
    #expect(counts.passes(archived: false))
    #expect(counts.documents == [.exact: 2])
    #expect(counts.mentions == [.exact: 5])
    #expect(counts.facts == [.exact: 3])
  }

  @Test(
    "of the bytes",
    arguments: [
      ("Nothing is said", "Nothing was said", Verdict.exact, "120 applications"),
      ("<p>In 2020", "<p>Then, in 2020", .moved, "120 applications"),
      ("&#8220;120 applications&#8221;", "<b>120 applications</b>, 120 applications", .ambiguous, "120 applications"),
      ("120 applications", "1200 applications", .changed, "120 applications"),
      ("176 applications", "175 applications", .changed, "176 applications"),
    ])
  func bytes(_ old: String, _ new: String, _ verdict: Verdict, _ quote: String) throws {
    let space = try space()
    var files = files
    files[Example.report.name] = Array(Example.report.html.replacing(old, with: new).utf8)
    let (bad, counts) = try space.verify(files)
    #expect(counts.passes(archived: true) == false)
    #expect(bad.filter { $0.subject == .document }.map(\.source) == [Example.report.name])
    #expect(counts.documents == [.exact: 1, .changed: 1])
    let mention = bad.first { $0.subject == .mention && $0.quote == quote }
    #expect((mention?.verdict ?? .exact) == verdict)
  }

  @Test(
    "of any stored field",
    arguments: [
      "UPDATE _mentions SET quote = '177 applications' WHERE quote = '176 applications'",
      "UPDATE _evidence SET quote = '175' WHERE quote = '176'",
      "UPDATE _evidence SET start = start + 1 WHERE quote = '176'",
      #"UPDATE _mentions SET normalized = replace(normalized, '176', '716')"#,
      #"UPDATE _mentions SET normalized = '{"value":' WHERE kind = 'count'"#,
      "UPDATE _mentions SET parts = replace(parts, '\"textEnd\":5', '\"textEnd\":6')",
      "UPDATE _mentions SET \"end\" = -5", "UPDATE _mentions SET within = 'law' WHERE kind = 'count'",
      "UPDATE _mentions SET recognizer = 'x' WHERE kind = 'law'", "UPDATE _mentions SET text_start = 99",
      "UPDATE _sentences SET text = text || '!'", "UPDATE _sentences SET block = ''",
      "UPDATE _facts SET value = '121' WHERE value = '120'", "UPDATE _facts SET unit = NULL",
      "UPDATE _facts SET period = '2020'", "UPDATE _facts SET property = 'total'", "DELETE FROM _evidence WHERE id = 1",
      "DELETE FROM _facts WHERE id = 1", "DELETE FROM _mentions WHERE id = 1",
      "DELETE FROM _sources WHERE name = 'reports/2021.html'", "UPDATE _sources SET url = 'https://example.org/'",
      "UPDATE _documents SET status = 'failed'", "UPDATE _documents SET title = 'Another'",
      "UPDATE _documents SET extractor = '9'", "UPDATE _documents SET sha256 = 'x' WHERE id = 1",
      "UPDATE _labels SET name = 'Harbor'", "UPDATE _labels SET rank = 2",
      "UPDATE _facts SET low = 1", "UPDATE _facts SET year_from = 1999", "UPDATE _facts SET measure = 7",
      "UPDATE _facts SET identifier = 'x'", "UPDATE _facts SET place = 'here'", "UPDATE _mentions SET year_to = 3",
      "UPDATE _sources SET since = 0", "UPDATE _documents SET searchable = 0", "UPDATE _entities SET kind = 'law'",
      "UPDATE _mentions SET entity = 1 WHERE kind = 'law'",
      "UPDATE _mentions SET entity = 2 WHERE kind = 'agency'",
      "UPDATE _entities SET key = key || 'x'", "UPDATE _passages SET text = 'Nothing'", "UPDATE _state SET root = ''",
      "DELETE FROM _passages WHERE id = 2",
    ])
  func rows(_ sql: String) throws {
    let space = try space()
    try space.tamper(sql)
    let (bad, counts) = try space.verify(files)
    #expect(!bad.isEmpty)
    #expect(counts.passes(archived: true) == false)
  }

  @Test("and tells a stored quote that its bytes do not say from one that they do")
  func quote() throws {
    let space = try space()
    try space.tamper("UPDATE _mentions SET quote = '177 applications' WHERE quote = '176 applications'")
    let mentions = try space.verify(files).bad.filter { $0.subject == .mention }
    #expect(mentions.map(\.quote) == ["177 applications"])
    #expect(mentions.map(\.verdict) == [.changed])
  }

  @Test("of files that are gone, which a kept copy stands in for")
  func gone() throws {
    let space = try Workspace()
    let report = try Example.report.extraction()
    try space.store(
      [[report, try Example.other.extraction()]], originals: [report.document.source.sha256: Example.report.bytes])
    let (_, counts) = try space.verify([:])
    #expect(counts.documents == [.archived: 1, .gone: 1])
    #expect(counts.facts == [.archived: 2, .gone: 1])
    let kept = try space.verify([Example.other.name: Example.other.bytes]).counts
    #expect(kept.passes(archived: true))
    #expect(!kept.passes(archived: false))
    try space.tamper("UPDATE _originals SET packed = x'00'")
    #expect(try space.verify([:]).counts.documents == [.gone: 2])
  }

  @Test("and each outcome is a line of the contract")
  func line() throws {
    let space = try space()
    var files = files
    files[Example.other.name] = nil
    let fact = try #require(try space.verify(files).bad.first { $0.subject == .fact })
    var writer = JSONWriter()
    fact.write(into: &writer)
    #expect(writer.string.hasPrefix(#"{"fact":""#))
    #expect(writer.string.contains(#""verdict":"gone","source":"reports/2021.html","start":"#))
  }
}
