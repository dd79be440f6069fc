import DocumentModel

/// What a stored fact says, without its evidence, as those read it who compare facts.
extension FactDraft {
  /// The columns that `init` reads, over `tables`.
  static let columns =
    "property, subject, subjects.key, value, objects.key, unit, period, place, population, qualifier, negated"

  /// The facts, named `facts`, with the entities they name.
  static let tables = """
    _facts AS facts LEFT JOIN _entities AS subjects ON subjects.id = subject_entity
      LEFT JOIN _entities AS objects ON objects.id = value_entity
    """

  /// Reads `columns` from where the reader stands. Throws `KnowledgeBaseError` where the value is no JSON.
  init(_ reader: inout ColumnReader) throws {
    let (property, subject, subjectKey) = (try reader.text(), try reader.text(), try reader.optionalText())
    guard let value = JSONParser.parse(try reader.text()) else {
      throw KnowledgeBaseError.corrupt("a fact is damaged")
    }
    self.init(
      property: property, subject: subject, subjectKey: subjectKey, value: value,
      valueKey: try reader.optionalText(), unit: try reader.optionalText(), period: try reader.optionalText(),
      evidence: [])
    (place, population) = (try reader.optionalText(), try reader.optionalText())
    qualifier = try reader.optionalText()
    negated = try reader.int() != 0
  }
}
