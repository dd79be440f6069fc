import DocumentModel
import Foundation
import KnowledgeBase
import Testing

@Suite("A knowledge base stores whole documents")
struct StoringTests {
  @Test("and gives them back as they were")
  func roundTrip() throws {
    let space = try Workspace()
    let stored = try Example.report.extraction(status: .partial(reason: "truncated", offset: 9))
    try space.store([[stored]])
    let reader = try KnowledgeBaseReader.open(path: space.path)
    let read = try #require(try reader.extraction(source: "reports/2020.html"))
    #expect(read.document.source == stored.document.source)
    #expect(read.document.status == stored.document.status)
    #expect(read.document.title == stored.document.title)
    #expect(read.diagnostics == stored.diagnostics)
    #expect(read.mentions.count == 4)
    let byKind = Dictionary(grouping: stored.mentions, by: { $0.provenance })
    for mention in read.mentions {
      let before = try #require(byKind[mention.provenance]?.first)
      #expect(mention.mention.normalized == before.mention.normalized)
      #expect(mention.mention.entityKey == before.mention.entityKey)
      #expect(mention.parts == before.parts)
      #expect(mention.textScalars == before.textScalars)
      #expect(mention.context == before.context)
    }
    #expect(read.facts.map(\.evidence) == stored.facts.map(\.evidence))
    #expect(try reader.extraction(source: "unknown") == nil)
    try reader.close()
  }

  @Test("and storing them again changes not one byte")
  func twice() throws {
    let space = try Workspace()
    let batch = [try Example.report.extraction(), try Example.other.extraction()]
    try space.store([batch])
    let (file, export) = (try space.file(), try space.export())
    try space.store([batch, batch])
    #expect(try space.file() == file)
    #expect(try space.export() == export)
    #expect(try FileManager.default.contentsOfDirectory(atPath: space.folder) == ["kb.sqlite"])
  }

  @Test("beside what their sources held before, which is a version and in no export")
  func replace() throws {
    let (space, fresh) = (try Workspace(), try Workspace())
    var changed = Example.report
    changed.html = changed.html.replacingOccurrences(of: "176", with: "177")
    try space.store([[try Example.report.extraction(), try Example.other.extraction()], [try changed.extraction()]])
    try fresh.store([[try changed.extraction(), try Example.other.extraction()]])
    #expect(try space.export() == fresh.export())
    #expect(try space.export().contains("177") == false)
    #expect(try space.verify([changed.name: changed.bytes, Example.other.name: Example.other.bytes]).bad.isEmpty)
  }

  @Test("the same whatever the order and the batches")
  func order() throws {
    let all = try [
      Example.report.extraction(), Example.other.extraction(),
      Example(name: "a.html", html: "<p>Harbour Agency</p>").extraction(),
    ]
    let one = try Workspace()
    try one.store([all])
    for batches in [all.reversed().map { [$0] }, [[all[1], all[0], all[1]], [all[2]]]] {
      let space = try Workspace()
      try space.store(batches)
      #expect(try space.export() == one.export())
      #expect(try space.export(.csv) == one.export(.csv))
    }
  }

  @Test("all of a batch or nothing")
  func allOrNothing() throws {
    let space = try Workspace()
    try space.store([[try Example.other.extraction()]])
    let before = try space.export()
    try space.tamper(
      """
      CREATE TRIGGER fail BEFORE INSERT ON _evidence WHEN NEW.quote = '120'
      BEGIN SELECT raise(ABORT, 'the disk is on fire'); END
      """)
    let first = try Example(name: "a.html", html: "<p>Harbour Agency</p>").extraction()
    #expect(throws: KnowledgeBaseError.self) { try space.store([[first, try Example.report.extraction()]]) }
    #expect(try space.export() == before)
    try space.tamper("DROP TRIGGER fail")
    try space.store([[first, try Example.report.extraction()]])
    #expect(try space.export().contains("a.html"))
  }

  @Test("once where several sources hold the same bytes")
  func duplicates() throws {
    let space = try Workspace()
    var copy = Example.report
    copy.name = "copies/2020.html"
    try space.store([[try Example.report.extraction()], [try copy.extraction()]])
    let reader = try KnowledgeBaseReader.open(path: space.path)
    let summary = try reader.summary()
    #expect(summary.sources == 2)
    #expect(summary.documents.map(\.count) == [1])
    try reader.close()
    let export = try space.export()
    #expect(export.contains(#""source":"copies/2020.html","otherSources":["reports/2020.html"]"#))

    let writer = try KnowledgeBaseWriter.open(path: space.path, extractor: "1", search: true)
    try writer.remove(sources: ["copies/2020.html", "unknown"])
    try writer.close()
    let alone = try Workspace()
    try alone.store([[try Example.report.extraction()]])
    #expect(try space.export() == alone.export())
    #expect(try space.verify([Example.report.name: Example.report.bytes]).bad.isEmpty)
  }

  @Test("and removes them with all that was theirs")
  func remove() throws {
    let space = try Workspace()
    try space.store([[try Example.report.extraction(), try Example.other.extraction()]])
    let writer = try KnowledgeBaseWriter.open(path: space.path, extractor: "1", search: true)
    #expect(try writer.sources() == [Example.report.name, Example.other.name])
    #expect(try writer.known(source: Example.report.name)?.extractor == "1")
    #expect(try writer.known(source: Example.report.name)?.sha256 == Example.report.extraction().document.source.sha256)
    try writer.remove(sources: writer.sources())
    #expect(try writer.known(source: Example.report.name) == nil)
    try writer.close()
    #expect(try space.export().isEmpty)
    #expect(try space.verify([:]).counts.passes(archived: false))
  }

  @Test("and an extraction by other rules supersedes the one before")
  func extractor() throws {
    let space = try Workspace()
    try space.store([[try Example.report.extraction()]])
    var less = try Example.report.extraction()
    less.mentions.removeLast()
    try space.store([[less]], extractor: "2")
    let writer = try KnowledgeBaseWriter.open(path: space.path, extractor: "2", search: true)
    #expect(try writer.known(source: Example.report.name)?.extractor == "2")
    try writer.close()
    let reader = try KnowledgeBaseReader.open(path: space.path)
    #expect(try reader.extraction(source: Example.report.name)?.mentions.count == 3)
    #expect(try Searcher(reader).search("1999", kinds: [.mention]).isEmpty)
    try reader.close()
  }
}
