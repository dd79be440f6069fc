import DocumentModel

/// Makes sections of headings: each lasts to the next heading of its level or above, in XML also no longer than the element
/// around it. Headings in the cells of data tables make none.
struct SectionBuilder {
  /// The sections in document order.
  private(set) var sections: [Section] = []

  private struct Open {
    var index: Int
    var level: Int
    var scope: HeadingScopes.Scope?
  }

  /// Gives each block its section. `scopes` are those of XML, and empty where only levels count; `tables` are the blocks of
  /// data tables, in the order of the document.
  init(_ blocks: inout [Block], scopes: [HeadingScopes.Scope], tables: [Range<Int>]) {
    var open: [Open] = []
    var table = 0
    var next = 0
    for index in blocks.indices {
      while let last = open.last, let end = last.scope?.end, end <= index { open.removeLast() }
      while table < tables.count, tables[table].upperBound <= index { table += 1 }
      let isInTable = table < tables.count && tables[table].contains(index)
      if blocks[index].kind == .heading, !isInTable {
        while next < scopes.count, scopes[next].block < index { next += 1 }
        let scope = next < scopes.count && scopes[next].block == index ? scopes[next] : nil
        let level = max(blocks[index].level, 1)
        while let last = open.last, ends(last, at: level, scope) { open.removeLast() }
        open.append(Open(index: sections.count, level: level, scope: scope))
        sections.append(
          Section(heading: blocks[index].range, level: level, parent: open.dropLast().last?.index))
      }
      blocks[index].section = open.last?.index
    }
  }

  /// Whether a heading ends an open section: one in an element inside of the section's is a part of it.
  private func ends(_ open: Open, at level: Int, _ scope: HeadingScopes.Scope?) -> Bool {
    if let outer = open.scope, let scope, outer.depth > 0, scope.depth != outer.depth {
      return scope.depth < outer.depth
    }
    return open.level >= level
  }
}
