import DocumentModel
import Foundation
import QuoteLaw
import Testing

@testable import Readers

/// One short document of each vocabulary in `Fixtures`, and beside it what is read: a readable golden.
/// `UPDATE_GOLDENS=1` writes what came out, and fails once so that someone looks.
@Suite("Vocabularies of XML")
struct ProfileTests {
  static let fixtures: [URL] = {
    let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("Fixtures")
    let found = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (found ?? []).filter { $0.pathExtension == "xml" }.sorted { $0.path < $1.path }
  }()

  @Test("are read as their golden says", arguments: fixtures)
  func golden(_ url: URL) throws {
    let (bytes, document) = try Reading.file(url)
    let told = Self.tell(document, bytes)
    let file = url.deletingPathExtension().appendingPathExtension("txt")
    let expected = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    if told != expected, ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      try told.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(told == expected, "\(file.lastPathComponent)")
  }

  @Test("keep the quote law in each block and mark", arguments: fixtures)
  func law(_ url: URL) throws {
    for fullText in [false, true] {
      let (bytes, document) = try Reading.file(url, options: ReadOptions(fullText: fullText))
      #expect(document.status == .ok)
      let cutter = QuoteCutter(bytes: bytes, mediaType: .xml, charset: document.charset.name)
      for range in document.blocks.map(\.range) + document.sourceMarks.map(\.range) {
        let ranges = try #require(document.sourceMap.sourceRanges(of: range))
        #expect(cutter.quote(ranges) == document.text.quote(range))
      }
    }
  }

  @Test("have each a fixture, known fields and kinds, and a source")
  func files() throws {
    for (name, text) in ProfileSet.embeddedFiles {
      let profile = try ProfileSet.parse(text)
      #expect(!profile.source.isEmpty)
      #expect((profile.marks ?? []).allSatisfy { $0.kind != nil }, "\(name)")
      let fields = profile.metadata.map { Set($0.keys) } ?? []
      #expect(fields.isSubset(of: Set(MetadataItem.Field.allCases.map(\.rawValue))), "\(name)")
      let isTried = Self.fixtures.contains { $0.lastPathComponent.hasPrefix(profile.profile) }
      #expect(isTried || profile.profile == "generic", "\(name)")
    }
  }

  @Test(
    "are recognised by namespace, document type, or root and company",
    arguments: [
      ("<article><front/></article>", "jats"), ("<article><info/></article>", "docbook"),
      ("<x:akomaNtoso xmlns:x='http://www.akomantoso.org/2.0'/>", "akoma-ntoso"), ("<bill><form/></bill>", "us-bill"),
      ("<bill xmlns='http://schemas.gpo.gov/xml/uslm'/>", "uslm"), ("<notice><p>x</p></notice>", "generic"),
      ("<document><p>x</p></document>", "generic"), ("<!-- <TEI> --><report/>", "generic"),
    ])
  func recognition(_ source: String, _ name: String) {
    let head = Array(source.utf8).withUnsafeBufferPointer { DocumentHead($0) }
    #expect(ProfileSet.embedded.roles(for: head).name == name)
  }

  @Test("lose nothing of a note that a truncated document leaves open")
  func truncatedNote() {
    let document = Reading.document("<report><p>Before<note><p>in it</p> after", as: .xml)
    #expect(Reading.blocks(document) == ["Before", "in it", "after"])
    #expect(document.status != .ok)
  }

  /// What was read, a line a thing.
  static func tell(_ document: Document, _ bytes: [UInt8]) -> String {
    let text = document.text
    var lines = ["title: \(document.title ?? "")", "language: \(document.language ?? "")"]
    for item in document.metadata {
      let source = item.source.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) } ?? ""
      lines.append("\(item.field.rawValue): \(item.value) ← \(QuoteText.tidy(Array(source.utf8)))")
    }
    for block in document.blocks {
      let level = block.level > 0 ? String(block.level) : ""
      lines.append("\(block.kind.rawValue)\(level) \(block.path)\n  \(text.quote(block.range))")
    }
    for (index, section) in document.sections.enumerated() {
      let count = document.blocks.count { $0.section == index }
      let outer = section.parent.map { " in " + text.quote(document.sections[$0].heading) } ?? ""
      lines.append("section of \(count) \(text.quote(section.heading))\(outer)")
    }
    for table in document.tables {
      lines.append("table \(table.caption.map { text.quote($0) } ?? "")")
      for row in table.rows {
        lines.append("  " + row.map { ($0.isHeader ? "*" : "") + text.quote($0.range) }.joined(separator: " | "))
      }
    }
    for link in document.noteLinks {
      let mark = String(decoding: bytes[link.mark.start..<link.mark.end], as: UTF8.self)
      let note = link.note.map { text.quote(document.blocks[$0].range) } ?? ""
      lines.append("note \(link.label) ⟦\(mark)⟧ → \(note)")
    }
    for figure in document.figures {
      lines.append(
        "figure \(figure.caption.map { text.quote($0) } ?? "") | \(figure.alternative ?? "") | \(figure.image ?? "")")
    }
    for mark in document.sourceMarks {
      let ranges = document.sourceMap.sourceRanges(of: mark.range) ?? []
      let source = ranges.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }.joined(separator: "…")
      lines.append("\(mark.kind.rawValue) ⟦\(source)⟧ \(mark.identifier ?? "") \(mark.value ?? "")")
    }
    return lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n") + "\n"
  }
}
