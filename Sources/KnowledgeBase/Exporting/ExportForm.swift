import DocumentModel

/// One form of an export. It is told the knowledge in a fixed order, and never what an export must not hold: clocks, row
/// numbers, hosts.
protocol ExportForm {
  /// Whether documents are told with their passages.
  var readsPassages: Bool { get }
  /// The export begins.
  mutating func begin(_ summary: KnowledgeSummary)
  /// The next document in the order of its first source's name.
  mutating func document(_ stored: StoredDocument)
  /// The next entity in the order of identifiers; all documents were told before.
  mutating func entity(_ entity: ExportedEntity)
  /// The export ends.
  mutating func end()
  /// The bytes since the last call.
  mutating func take() -> [UInt8]
}

extension ExportForm {
  var readsPassages: Bool { false }
  mutating func begin(_ summary: KnowledgeSummary) {}
  mutating func entity(_ entity: ExportedEntity) {}
  mutating func end() {}
}
