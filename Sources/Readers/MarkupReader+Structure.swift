import DocumentModel

/// What stands among the blocks: tables, sections, notes, figures.
extension MarkupReader {
  /// Adds them to a document that has its text and blocks.
  func addStructure(
    _ document: inout Document, _ builder: BlockBuilder, _ log: EventLog, _ map: CanonicalMap,
    _ outcome: inout ReadingOutcome
  ) {
    let bytes = builder.assembler.source
    var marks = builder.structure.marks
    NoteTargets(log: log, bytes: bytes, isXML: isXML, sources: builder.sources).resolve(&marks)
    let page = TableBuilder.Page(
      blocks: builder.blocks, sources: builder.sources, map: map, text: builder.assembler.text, bytes: bytes,
      isXML: isXML && !log.isXHTML, marks: marks)
    let tables = TableBuilder(builder.tables, page, budget: options.limits.tableCells)
    if tables.isClamped {
      outcome.note(
        "reader.table-limit", .error, "a table has more places, or wider cells, than are read",
        limit: options.limits.tableCells)
      outcome.makePartial("table-clamped", at: nil)
    }
    document.tables = tables.tables
    document.sections =
      SectionBuilder(&document.blocks, scopes: builder.headings.scopes, tables: tables.extents).sections
    document.figures = builder.structure.figures(builder.blocks, map)
    document.noteLinks = tables.marks.map { mark in
      let source = SourceRange(map.sourceOffset(mark.range.lowerBound), map.sourceOffset(mark.range.upperBound))
      return NoteLink(label: mark.label, mark: source, position: mark.position, note: mark.note)
    }
  }
}
