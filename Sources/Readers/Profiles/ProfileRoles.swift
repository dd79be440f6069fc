import DocumentModel

/// A profile made ready for reading: the role of each of its elements, and what else must be known of a few of them.
struct ProfileRoles: Sendable {
  /// What must be known of an element beside its role.
  struct Facet: Sendable {
    /// Its roles in certain parents.
    var contexts: [(parent: String, role: ElementRole)] = []
    /// What its markup says.
    var marks: [MarkRule] = []
    /// The attribute with its level as a heading.
    var level: VocabularyProfile.Level?
    /// The attributes with a cell's place.
    var cells: VocabularyProfile.Cells?
  }

  /// What the profile is called.
  let name: String
  /// Whether its text is lines with positions.
  let isLines: Bool
  /// Facets; `ElementRole.facet` is one more than the index.
  private(set) var facets: [Facet] = []
  /// The paths of metadata.
  let metadata: [MetadataPath]
  /// Indexes of the paths that end with an element, by its local name in lower case.
  let metadataEnds: [String: [Int]]

  private var roles: [String: ElementRole] = [:]

  /// Takes a profile and the one it falls back on.
  init(_ profile: VocabularyProfile, fallback: VocabularyProfile?) {
    name = profile.profile
    isLines = profile.form == "lines"
    metadata = MetadataPath.paths(profile.metadata ?? [:])
    metadataEnds = Dictionary(grouping: metadata.indices) { [metadata] in metadata[$0].steps.last?.name ?? "" }
    var found: [String: Facet] = [:]
    for source in [fallback, profile].compactMap({ $0 }) {
      for (words, role) in Self.lists(source) {
        for word in words {
          let steps = word.split(separator: "/").map(String.init)
          guard let last = steps.last else { continue }
          let lawful = LawElements.lawful(role, last)
          if steps.count > 1 {
            found[last, default: Facet()].contexts.insert((steps[steps.count - 2], lawful), at: 0)
          } else {
            roles[last] = lawful
          }
        }
      }
      for mark in source.marks ?? [] { found[mark.element, default: Facet()].marks.append(mark) }
      for level in source.levels ?? [] { found[level.element, default: Facet()].level = level }
      for cell in (source.cells == nil ? nil : source.headerCell.map { $0.words + (source.cell?.words ?? []) }) ?? [] {
        found[cell, default: Facet()].cells = source.cells
      }
    }
    for (name, facet) in found.sorted(by: { $0.key < $1.key }) {
      facets.append(facet)
      roles[name, default: LawElements.lawful(.unknown, name)].facet = UInt16(facets.count)
      for place in facets[facets.count - 1].contexts.indices {
        facets[facets.count - 1].contexts[place].role.facet = UInt16(facets.count)
      }
    }
  }

  /// The role of an element by its local name in lower case.
  func role(_ name: String) -> ElementRole { roles[name] ?? LawElements.lawful(.unknown, name) }

  /// The facet of a role.
  func facet(_ role: ElementRole) -> Facet? { role.facet > 0 ? facets[Int(role.facet) - 1] : nil }

  /// The lists of a profile with the role each gives; a later list stands above an earlier one.
  private static func lists(_ profile: VocabularyProfile) -> [(words: [String], role: ElementRole)] {
    let heading = ElementRole(layout: .leaf, kind: .heading)
    return [
      (profile.inline, ElementRole()),
      (profile.block, ElementRole(layout: .block)),
      (profile.section, ElementRole(layout: .block, special: .section)),
      (profile.paragraph, ElementRole(layout: .leaf)),
      (profile.label, ElementRole(layout: .leaf)),
      (profile.item, ElementRole(layout: .block, kind: .listItem)),
      (profile.heading, heading),
      (profile.title, ElementRole(layout: .leaf, kind: .heading, level: 1)),
      (profile.caption, ElementRole(layout: .block, kind: .caption)),
      (profile.preformatted, ElementRole(layout: .leaf, special: .preformatted)),
      (profile.lineBreak, ElementRole(layout: .lineBreak)),
      (profile.table, ElementRole(layout: .block, special: .table)),
      (profile.tableHead, ElementRole(layout: .block, special: .tableHead)),
      (profile.tableBody, ElementRole(layout: .block, special: .tableBody)),
      (profile.tableFoot, ElementRole(layout: .block, special: .tableFoot)),
      (profile.tableColumn, ElementRole(layout: .block, special: .tableColumn)),
      (profile.row, ElementRole(layout: .block, special: .row)),
      (profile.cell, ElementRole(layout: .block, special: .cell, kind: .tableCell)),
      (profile.headerCell, ElementRole(layout: .block, special: .headerCell, kind: .tableCell)),
      (profile.references, ElementRole(layout: .block, special: .references)),
      (profile.entry, ElementRole(layout: .leaf, kind: .reference)),
      (profile.note, ElementRole(layout: .block, kind: .note)),
      (profile.noteMark, ElementRole(special: .noteMark)),
      (profile.figure, ElementRole(layout: .block, special: .figure)),
      (profile.image, ElementRole(special: .image)),
      (profile.alternative, ElementRole(treatment: .furniture, special: .alternative)),
      (profile.front, ElementRole(layout: .block, treatment: .furniture)),
    ].compactMap { list, role in list.map { ($0.words, role) } }
  }
}
