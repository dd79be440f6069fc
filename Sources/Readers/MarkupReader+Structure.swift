import DocumentModel

/// The blocks, and what stands among them: tables, sections, notes, figures.
extension MarkupReader {
  /// Adds them to a document; blocks get their section.
  func addStructure(
    _ document: inout Document, _ builder: inout BlockBuilder, _ log: EventLog, _ map: CanonicalMap,
    _ outcome: inout ReadingOutcome
  ) {
    let tables = tables(builder, log, map)
    if tables.isClamped {
      outcome.note(
        "reader.table-limit", .error, "a table has more places, or wider cells, than are read",
        limit: options.limits.tableCells)
      outcome.makePartial("table-clamped", at: nil)
    }
    document.tables = tables.tables
    document.figures = builder.structure.figures(builder.blocks, map)
    document.noteLinks = tables.marks.map { mark in
      let source = SourceRange(map.sourceOffset(mark.range.lowerBound), map.sourceOffset(mark.range.upperBound))
      return NoteLink(label: mark.label, mark: source, position: mark.position, note: mark.note)
    }
    // The blocks are changed where they are, before anybody shares them.
    document.sections =
      SectionBuilder(&builder.blocks, scopes: builder.headings.scopes, tables: tables.extents).sections
    document.blocks = builder.blocks
  }

  private func tables(_ builder: BlockBuilder, _ log: EventLog, _ map: CanonicalMap) -> TableBuilder {
    let bytes = builder.assembler.source
    var marks = builder.structure.marks
    NoteTargets(log: log, bytes: bytes, isXML: isXML, sources: builder.sources).resolve(&marks)
    let page = TableBuilder.Page(
      blocks: builder.blocks, sources: builder.sources, map: map, text: builder.assembler.text, bytes: bytes,
      isXML: isXML && !log.isXHTML, marks: marks)
    return TableBuilder(builder.tables, page, budget: options.limits.tableCells)
  }
}
