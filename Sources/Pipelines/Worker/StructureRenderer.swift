import DocumentModel

/// Writes the structure of a document as members of the worker's answer: its tables, blocks, notes and figures.
///
/// `start` and `end` are half-open bytes as received, `textStart` and `textEnd` Unicode scalars of the text, as in mentions.
enum StructureRenderer {
  /// `tables`, each with `caption`, `unit`, `notes`, `outer` (the index of the table around it), `path` and `rows`; each
  /// cell with `text`, its place, `header` (its header path) and `heads` (`column`, `row` or `section`).
  static func tables(_ document: Document, into object: inout JSONWriter) {
    object.key("tables")
    object.array { list in for table in document.tables { self.table(table, document, into: &list) } }
  }

  private static func table(_ table: DocumentTable, _ document: Document, into writer: inout JSONWriter) {
    let headers = TableHeaders(table)
    writer.object { object in
      object.member("caption", table.caption.map { document.text.quote($0) })
      if let unit = table.unit {
        object.key("unit")
        place(unit, document, into: &object)
      }
      object.member("outer", table.outer)
      object.member("path", table.path)
      object.key("rows")
      object.array { rows in
        for (row, cells) in table.rows.enumerated() {
          let paths = headers.cells(ofRow: row)
          rows.array { list in for (cell, path) in zip(cells, paths) { self.cell(cell, path, document, into: &list) } }
        }
      }
      guard !table.notes.isEmpty else { return }
      object.key("notes")
      object.array { list in
        for note in table.notes { place(document.blocks[note].range, document, into: &list) }
      }
    }
  }

  private static func cell(
    _ cell: DocumentTable.Cell, _ headers: [DocumentTable.Cell], _ document: Document, into writer: inout JSONWriter
  ) {
    writer.object {
      $0.member("text", cell.range.start < cell.range.end ? document.text.quote(cell.range) : "")
      $0.member("start", cell.source.start)
      $0.member("end", cell.source.end)
      if cell.heads != .nothing { $0.member("heads", cell.heads.rawValue) }
      guard !headers.isEmpty else { return }
      $0.key("header")
      $0.array { names in for header in headers { names.value(document.text.quote(header.range)) } }
    }
  }

  /// `blocks`, each with `kind`, `level` of headings, `path`, `section` (the headings around it from the outermost) and its
  /// place; `notes`, each with the `label` and place of its mark, `position` (scalars of the text before it), `note` (the
  /// index of its first block) and `works` (the references that block is or cites); `figures`, each with `caption`, `alt` with its place, `image` and `path`.
  static func structure(_ extraction: Extraction, into object: inout JSONWriter) {
    let document = extraction.document
    let cited = extraction.mentions.map(\.mention).filter { $0.kind == .citation || $0.kind == .reference }
    object.key("blocks")
    object.array { list in
      for block in document.blocks {
        list.object {
          $0.member("kind", block.kind.rawValue)
          if block.level > 0 { $0.member("level", block.level) }
          $0.member("path", block.path)
          let path = document.sectionPath(of: block)
          if !path.isEmpty {
            $0.key("section")
            $0.array { names in for name in path { names.value(name) } }
          }
          members(block.range, document, into: &$0)
        }
      }
    }
    object.key("notes")
    object.array { list in
      for link in document.noteLinks {
        list.object {
          $0.member("label", link.label)
          $0.member("start", link.mark.start)
          $0.member("end", link.mark.end)
          $0.member("position", document.text.scalarOffset(of: link.position))
          $0.member("note", link.note)
          let works = link.note.map { self.works(in: document.blocks[$0].range, cited) } ?? []
          guard !works.isEmpty else { return }
          $0.key("works")
          $0.array { ids in for work in works { ids.value(work) } }
        }
      }
    }
    object.key("figures")
    object.array { list in for figure in document.figures { self.figure(figure, document, into: &list) } }
  }

  /// The references that a block is or cites, each once; `cited` are in the order of the text.
  private static func works(in block: TextRange, _ cited: [Mention]) -> [String] {
    var low = 0
    var high = cited.count
    while low < high {
      let middle = (low + high) / 2
      if cited[middle].range.start < block.start { low = middle + 1 } else { high = middle }
    }
    var works: [String] = []
    for mention in cited[low...].prefix(mostWorks).prefix(while: { $0.range.end <= block.end }) {
      var ids = [mention.normalized["ref_id"]?.text].compactMap(\.self)
      if case .array(let several)? = mention.normalized["ref_ids"] { ids += several.compactMap(\.text) }
      for id in ids where !works.contains(id) { works.append(id) }
    }
    return works
  }

  /// Places of one note that are looked at.
  private static let mostWorks = 32

  private static func figure(_ figure: Figure, _ document: Document, into writer: inout JSONWriter) {
    writer.object { object in
      if let caption = figure.caption {
        object.key("caption")
        place(caption, document, into: &object)
      }
      if let alternative = figure.alternative, let source = figure.alternativeSource {
        object.key("alt")
        object.object {
          $0.member("text", alternative)
          $0.member("start", source.start)
          $0.member("end", source.end)
        }
      }
      object.member("image", figure.image)
      object.member("path", figure.path)
    }
  }

  private static func place(
    _ range: TextRange, _ document: Document, into writer: inout JSONWriter
  ) {
    writer.object {
      $0.member("text", document.text.quote(range))
      members(range, document, into: &$0)
    }
  }

  private static func members(_ range: TextRange, _ document: Document, into object: inout JSONWriter) {
    if let ranges = document.sourceMap.sourceRanges(of: range), let first = ranges.first, let last = ranges.last {
      object.member("start", first.start)
      object.member("end", last.end)
    }
    let scalars = document.text.scalarRange(range)
    object.member("textStart", scalars.lowerBound)
    object.member("textEnd", scalars.upperBound)
  }
}
