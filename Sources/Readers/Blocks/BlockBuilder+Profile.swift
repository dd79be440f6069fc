import DocumentModel

/// What a profile says of single elements, beside their roles.
extension BlockBuilder {
  /// The role of an element whose profile says more than a role: of its parent, its level, its marks.
  mutating func refine(_ role: ElementRole, _ event: Event) -> ElementRole {
    guard let profile = log.profile, let facet = profile.facet(role) else { return role }
    var role = role
    if !facet.contexts.isEmpty, let parent = stack.last.map({ log.names.lowercased[Int($0.name)] }),
      let context = facet.contexts.first(where: { $0.parent == parent })
    {
      role = context.role
    }
    let tag = TagAttributes(bytes: assembler.source, start: Int(event.start))
    if let level = facet.level, let value = tag.value(of: level.attribute)?.text,
      let digits = Int(value.reversed().prefix { $0.isASCII && $0.isNumber }.reversed().map(String.init).joined())
    {
      role.level = UInt8(clamping: digits + (level.add ?? 0))
    }
    guard let rule = facet.marks.first(where: { $0.holds(for: tag) }), let kind = rule.kind else { return role }
    if kind == .note, !options.fullText { return ElementRole(special: .noteMark) }
    if stack.count < options.depth {
      marks.start(kind, rule, tag: tag, depth: stack.count, position: assembler.text.count)
    }
    return role
  }

  /// Takes the place of a cell from its attributes.
  mutating func place(_ cells: VocabularyProfile.Cells, _ event: Event) {
    let tag = TagAttributes(bytes: assembler.source, start: Int(event.start))
    guard let last = openTables.last else { return }
    if let name = cells.headerLevel, let level = tag.value(of: name).flatMap({ Int($0.text) }) {
      tables[last].setHeaderLevel(level)
    }
    if let name = cells.moreColumns, let more = tag.value(of: name).flatMap({ Int($0.text) }), more > 0 {
      tables[last].widen(by: min(more, TableGrid.mostColumns))
    }
  }
}
