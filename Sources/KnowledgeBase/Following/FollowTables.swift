import GRDB

extension Schema {
  /// Which documents of the knowledge base its references name, and what those say of the facts that cite them. Made where
  /// they are missing; all but the DOIs is derived from current documents at the end of a run.
  static let followTables = """
    -- The DOI that a document says it has.
    CREATE TABLE IF NOT EXISTS _dois (
      document INTEGER PRIMARY KEY REFERENCES _documents,
      doi TEXT NOT NULL
    ) STRICT;

    -- A reference (a row of `_mentions`) and a document that it names, by `basis`: doi, url or title.
    CREATE TABLE IF NOT EXISTS _cited_documents (
      reference INTEGER NOT NULL,
      document INTEGER NOT NULL,
      basis TEXT NOT NULL,
      PRIMARY KEY (reference, document)
    ) STRICT, WITHOUT ROWID;

    -- What a cited document says of a fact that rests on it; `other` is its own fact, where it has one.
    CREATE TABLE IF NOT EXISTS _cited_facts (
      fact INTEGER NOT NULL,
      reference INTEGER NOT NULL,
      document INTEGER NOT NULL,
      verdict TEXT NOT NULL,
      other INTEGER,
      PRIMARY KEY (fact, reference, document)
    ) STRICT, WITHOUT ROWID;

    -- The root of the knowledge base (`_state`) that they were derived from; no row where documents changed since.
    CREATE TABLE IF NOT EXISTS _followed (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      root TEXT NOT NULL
    ) STRICT;

    CREATE INDEX IF NOT EXISTS _mentions_references ON _mentions (document) WHERE kind = 'reference';

    CREATE VIEW IF NOT EXISTS cited_documents AS
      SELECT (SELECT min(name) FROM _sources WHERE document = mentions.document AND until IS NULL) AS source,
        mentions.normalized ->> 'ref_id' AS ref_id, mentions.start, mentions."end", mentions.quote, basis,
        (SELECT min(name) FROM _sources WHERE document = cited.document AND until IS NULL) AS cited_source,
        substr(documents.sha256, 1, 32) AS cited_document
      FROM _cited_documents AS cited JOIN _mentions AS mentions ON mentions.id = reference
        JOIN _documents AS documents ON documents.id = cited.document;

    CREATE VIEW IF NOT EXISTS cited_facts AS
      SELECT x.identifier AS fact, (SELECT min(name) FROM _sources WHERE document = x.document AND until IS NULL) AS source,
        x.property, x.subject, x.value ->> '$' AS value, x.unit, x.period, v.start, v."end", v.quote,
        reference.normalized ->> 'ref_id' AS ref_id, cited.basis, verdict,
        (SELECT min(name) FROM _sources WHERE document = checked.document AND until IS NULL) AS cited_source,
        y.identifier AS other_fact, y.subject AS other_subject, y.value ->> '$' AS other_value, w.start AS other_start,
        w."end" AS other_end, w.quote AS other_quote
      FROM _cited_facts AS checked JOIN _facts AS x ON x.id = checked.fact
        JOIN _mentions AS reference ON reference.id = checked.reference
        JOIN _cited_documents AS cited ON cited.reference = checked.reference AND cited.document = checked.document
        JOIN _evidence AS v ON v.id = (SELECT min(id) FROM _evidence WHERE fact = x.id)
        LEFT JOIN _facts AS y ON y.id = other
        LEFT JOIN _evidence AS w ON w.id = (SELECT min(id) FROM _evidence WHERE fact = y.id);
    """

  /// Makes them in a knowledge base of before.
  static func addFollowTables(_ db: Database) throws {
    guard try !db.tableExists("_followed") else { return }
    try db.inTransaction(.immediate) {
      try db.execute(sql: followTables)
      let entry = try db.makeStatement(sql: "INSERT OR IGNORE INTO _about VALUES (?, ?, ?)")
      for (view, column, text) in guide { try entry.execute(arguments: [view, column, text]) }
      return .commit
    }
  }
}
