import DocumentModel
import Foundation
import Testing

@testable import Readers

@Suite("Laws of every document")
struct LawTests {
  @Test(
    "blocks are disjoint and lead back, reading twice gives the same",
    arguments: Reading.corpus("documents") + Reading.corpus("hostile"), [false, true])
  func laws(_ url: URL, _ fullText: Bool) throws {
    let options = ReadOptions(fullText: fullText)
    let (bytes, document) = try Reading.file(url, options: options)
    let again = try Reading.file(url, options: options).document
    #expect(again.text.utf8 == document.text.utf8)
    #expect(again.blocks == document.blocks)
    #expect(again.tables == document.tables)
    #expect(String(validating: document.text.utf8, as: UTF8.self) != nil)
    var last = 0
    var sources: [SourceRange] = []
    for block in document.blocks {
      #expect(block.range.start >= last && block.range.end > block.range.start, "\(block)")
      #expect(block.range.end <= document.text.utf8.count)
      last = block.range.end
      let ranges = try #require(document.sourceMap.sourceRanges(of: block.range), "\(block)")
      #expect(ranges.allSatisfy { $0.end <= bytes.count && $0.start < $0.end }, "\(ranges)")
      sources += ranges
      #expect(cut(bytes, ranges, document) == document.text.quote(block.range), "\(block.path)")
    }
    // A note in a line stands behind it in the text and inside it in the source.
    sources.sort { $0.start < $1.start }
    #expect(zip(sources, sources.dropFirst()).allSatisfy { $0.end <= $1.start })
    structure(bytes, document)
  }

  /// Cells are their blocks, sections stand behind their parents, marks and alternative texts are what the bytes say.
  private func structure(_ bytes: [UInt8], _ document: Document) {
    let blocks = document.blocks
    for (index, table) in document.tables.enumerated() {
      #expect(table.outer ?? -1 < index && table.rows.allSatisfy { $0.count == table.rows[0].count })
      #expect(table.notes.upperBound <= blocks.count)
      for cell in table.rows.joined() {
        #expect(cell.source.start <= cell.source.end && cell.source.end <= bytes.count)
        guard let first = cell.blocks.first, let last = cell.blocks.last else {
          #expect(cell.range.count == 0)
          continue
        }
        #expect(last < blocks.count)
        #expect(cell.range == TextRange(blocks[first].range.start, blocks[last].range.end))
      }
    }
    for (index, section) in document.sections.enumerated() {
      #expect(section.parent ?? -1 < index && section.level > 0)
      #expect(blocks.contains { $0.kind == .heading && $0.range == section.heading })
    }
    #expect(blocks.allSatisfy { $0.section.map { document.sections.indices.contains($0) } ?? true })
    for link in document.noteLinks {
      #expect(cut(bytes, [link.mark], document) == link.label)
      #expect(link.position <= document.text.utf8.count && link.note ?? 0 < blocks.count)
    }
    for figure in document.figures {
      guard let source = figure.alternativeSource else { continue }
      #expect(cut(bytes, [source], document) == figure.alternative)
    }
  }

  /// The quote of some ranges, cut with a scanner of markup alone: slow, and without a parser.
  private func cut(_ bytes: [UInt8], _ ranges: [SourceRange], _ document: Document) -> String {
    let isXML = document.source.mediaType == .xml
    var out: [UInt8] = []
    for range in ranges {
      let text = CanonicalText(Array(bytes[range.start..<range.end]), charset: document.charset.name).utf8
      guard document.source.mediaType != .text else {
        out += text
        continue
      }
      text.withUnsafeBufferPointer { text in
        let scanner = MarkupScanner(bytes: text, isXML: isXML)
        var index = 0
        var section = 0
        while index < text.count {
          if index >= section, text[index] == 0x3C, case let piece = scanner.piece(at: index), piece.kind != .text {
            let name = String(decoding: text[index..<min(text.count, index + 4)], as: UTF8.self).lowercased()
            if name == "<br>" || name == "<br/" || name == "<br " { out.append(0x20) }
            if ASCII.matches(text, at: index, "<![cdata[") {
              index += 9
              section = isXML ? scanner.sectionEnd(from: index) : 0
              continue
            }
            index = piece.end
            if piece.kind == .startTag { index = rawEnd(text, name, index) }
          } else if ASCII.matches(text, at: index, "]]>") {
            index += 3
          } else if index >= section, text[index] == 0x26,
            let reference = CharacterReference(text, at: index, isXML: isXML)
          {
            UTF8Bytes.append(reference.first, to: &out)
            if let second = reference.second { UTF8Bytes.append(second, to: &out) }
            index += reference.length
          } else {
            out.append(text[index])
            index += 1
          }
        }
      }
    }
    return QuoteText.tidy(out)
  }

  /// One past the end tag of an element that the quote law deletes.
  private func rawEnd(_ text: UnsafeBufferPointer<UInt8>, _ head: String, _ start: Int) -> Int {
    let ends: [(String, StaticString)] = [
      ("<scr", "</script>"), ("<sty", "</style>"), ("<tem", "</template>"), ("<nos", "</noscript>"),
    ]
    guard let end = ends.first(where: { $0.0 == head })?.1 else { return start }
    return (start..<text.count).first { ASCII.matches(text, at: $0, end) }.map { $0 + end.utf8CodeUnitCount } ?? start
  }
}
