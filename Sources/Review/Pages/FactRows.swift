import DocumentModel

/// Facts as pages show them, with the place of their first evidence.
enum FactRows {
  /// A query up to its conditions; `facts` are the facts, `documents` their documents, which are current.
  static let select = """
    SELECT facts.identifier AS id, property, replace(property, '_', ' ') AS label, subject,
      CASE json_type(facts.value) WHEN 'object'
        THEN (facts.value ->> 'low') || '–' || (facts.value ->> 'high') ELSE facts.value ->> '$' END AS value,
      number, unit, period, year_from, year_to, place, population, replace(qualifier, '_', ' ') AS qualifier,
      attribution, CASE negated WHEN 1 THEN 'denied' END AS denied, subjects.identifier AS subject_entity,
      objects.identifier AS value_entity, substr(sha256, 1, 32) AS document,
      (SELECT min(name) FROM _sources WHERE document = documents.id AND until IS NULL) AS source,
      evidence.start, evidence."end", evidence.quote
    FROM _facts AS facts JOIN _documents AS documents ON documents.id = facts.document AND current = 1
      LEFT JOIN _entities AS subjects ON subjects.id = subject_entity
      LEFT JOIN _entities AS objects ON objects.id = value_entity
      JOIN _evidence AS evidence ON evidence.id = (SELECT min(id) FROM _evidence WHERE fact = facts.id)
    """
}
