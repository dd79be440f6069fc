import DocumentModel
import GRDB

/// The tables of a knowledge base. Inside rows are found by integers, which no output shows; at the surface by the
/// contract's identifiers.
enum Schema {
  /// Stands in the file's header: "ATST".
  static let applicationID: Int64 = 0x4154_5354
  /// Counted up with each change of the tables.
  static let version: Int64 = 1

  /// Makes the tables of an empty file, whole or not at all.
  static func create(_ db: Database) throws {
    try db.inTransaction(.immediate) {
      try db.execute(sql: tables)
      try db.execute(sql: views)
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(version)")
      return .commit
    }
  }

  /// Whether the file is a knowledge base of this version; false for an empty one. Throws `corrupt` and `version`.
  static func check(_ db: Database, path: String) throws -> Bool {
    let application = try Int64.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let found = try Int64.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard application == applicationID else {
      if application == 0, found == 0, try Int64.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0 {
        return false
      }
      throw KnowledgeBaseError.corrupt("\(path): an SQLite file of another program, no knowledge base")
    }
    guard found == version else {
      let age = found > version ? "newer" : "older"
      throw KnowledgeBaseError.version(
        "\(path): its schema \(found) is \(age) than this program's \(version); nothing was changed")
    }
    return true
  }

  private static let tables = """
    -- One row. `root` joins the digests of all sources by exclusive or: a missing row is noticed.
    CREATE TABLE state (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      root TEXT NOT NULL
    ) STRICT;
    INSERT INTO state VALUES (1, '\(ContentDigest.emptyRoot.hex)');

    -- One row for each opening that wrote something. `started` is in seconds since 1970; no export shows it.
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY,
      extractor TEXT NOT NULL,
      started INTEGER NOT NULL,
      stored INTEGER NOT NULL DEFAULT 0,
      removed INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    -- What was read from some bytes in some way; several sources may hold the same bytes.
    -- `content_hash` is the SHA-256 of all that is stored of the document, `offset` a byte of the source.
    CREATE TABLE documents (
      id INTEGER PRIMARY KEY,
      sha256 TEXT NOT NULL,
      media_type TEXT NOT NULL,
      charset TEXT NOT NULL,
      charset_why TEXT NOT NULL,
      byte_count INTEGER NOT NULL,
      language TEXT,
      title TEXT,
      status TEXT NOT NULL,
      reason TEXT,
      offset INTEGER,
      extractor TEXT NOT NULL,
      run INTEGER NOT NULL REFERENCES runs,
      searchable INTEGER NOT NULL,
      content_hash TEXT NOT NULL,
      UNIQUE (sha256, media_type, charset, charset_why)
    ) STRICT;

    CREATE TABLE sources (
      name TEXT PRIMARY KEY,
      url TEXT,
      document INTEGER NOT NULL REFERENCES documents
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sources_document ON sources (document, name);

    -- Bytes as received, kept where the pipeline asks for it.
    CREATE TABLE originals (
      sha256 TEXT PRIMARY KEY,
      bytes BLOB NOT NULL
    ) STRICT;

    CREATE TABLE diagnostics (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES documents,
      code TEXT NOT NULL,
      severity TEXT NOT NULL,
      message TEXT NOT NULL,
      start INTEGER,
      "limit" INTEGER,
      value INTEGER
    ) STRICT;
    CREATE INDEX diagnostics_document ON diagnostics (document);

    -- The text of blocks, for search. `start` and `end` are half-open bytes of the source, absent where unproven.
    CREATE TABLE passages (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES documents,
      kind TEXT NOT NULL,
      path TEXT NOT NULL,
      start INTEGER,
      "end" INTEGER,
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX passages_document ON passages (document);

    -- Sentences in which mentions stand, each once.
    CREATE TABLE sentences (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES documents,
      block TEXT NOT NULL,
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX sentences_document ON sentences (document);

    CREATE TABLE entities (
      id INTEGER PRIMARY KEY,
      identifier TEXT NOT NULL,
      kind TEXT NOT NULL,
      key TEXT NOT NULL UNIQUE
    ) STRICT;

    -- What documents call an entity: `rank` 0 for a canonical name, 1 for one as written.
    CREATE TABLE names (
      entity INTEGER NOT NULL REFERENCES entities,
      rank INTEGER NOT NULL,
      name TEXT NOT NULL,
      document INTEGER NOT NULL REFERENCES documents,
      PRIMARY KEY (entity, rank, name, document)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX names_document ON names (document);

    -- `start`, `end`: half-open bytes of the source; `ranges`: JSON [[start,end],…] where there are several;
    -- `text_start`, `text_end`: half-open Unicode scalars of the text; `normalized`, `parts`: JSON as in the contract.
    CREATE TABLE mentions (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES documents,
      kind TEXT NOT NULL,
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      ranges TEXT,
      text_start INTEGER NOT NULL,
      text_end INTEGER NOT NULL,
      quote TEXT NOT NULL,
      sentence INTEGER NOT NULL REFERENCES sentences,
      recognizer TEXT NOT NULL,
      within TEXT,
      role TEXT,
      entity INTEGER REFERENCES entities,
      normalized TEXT,
      parts TEXT
    ) STRICT;
    CREATE INDEX mentions_document ON mentions (document);
    CREATE INDEX mentions_entity ON mentions (entity) WHERE entity IS NOT NULL;

    -- `value` is JSON.
    CREATE TABLE facts (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES documents,
      identifier TEXT NOT NULL,
      property TEXT NOT NULL,
      subject TEXT NOT NULL,
      subject_entity INTEGER REFERENCES entities,
      value TEXT NOT NULL,
      value_entity INTEGER REFERENCES entities,
      unit TEXT,
      period TEXT,
      qualifier TEXT,
      attribution TEXT,
      negated INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX facts_document ON facts (document);
    CREATE INDEX facts_identifier ON facts (identifier);

    -- In the order of the fact's evidence by `id`.
    CREATE TABLE evidence (
      id INTEGER PRIMARY KEY,
      fact INTEGER NOT NULL REFERENCES facts,
      role TEXT NOT NULL,
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      ranges TEXT,
      quote TEXT NOT NULL
    ) STRICT;
    CREATE INDEX evidence_fact ON evidence (fact);

    CREATE VIEW fact_texts AS
      SELECT id, replace(property, '_', ' ') || ' ' || subject || ' ' || value || ' ' || coalesce(unit, '') || ' ' ||
        coalesce(period, '') || ' ' || coalesce(attribution, '') AS text
      FROM facts;

    -- Full-text indexes without a copy of the text, filled and emptied a batch at a time.
    CREATE VIRTUAL TABLE passage_search USING fts5(
      text, content = 'passages', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE mention_search USING fts5(
      quote, content = 'mentions', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE fact_search USING fts5(
      text, content = 'fact_texts', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
    """

  /// For those who ask in SQL: names instead of numbers.
  private static let views = """
    CREATE VIEW document_list AS
      SELECT sources.name AS source, sources.url, sha256, media_type, byte_count, charset, language, title, status,
        reason, offset, extractor
      FROM sources JOIN documents ON documents.id = sources.document;

    CREATE VIEW entity_list AS
      SELECT identifier, kind, key,
        (SELECT name FROM names WHERE entity = entities.id ORDER BY rank, length(name), name LIMIT 1) AS name
      FROM entities;

    CREATE VIEW mention_list AS
      SELECT (SELECT min(name) FROM sources WHERE document = mentions.document) AS source, mentions.kind, start, "end",
        quote, sentences.text AS context, block, recognizer, within, role, entities.identifier AS entity, normalized,
        parts
      FROM mentions JOIN sentences ON sentences.id = sentence LEFT JOIN entities ON entities.id = entity;

    CREATE VIEW fact_list AS
      SELECT facts.identifier, (SELECT min(name) FROM sources WHERE document = facts.document) AS source, property,
        subject, value, unit, period, qualifier, attribution, negated, role, start, "end", quote
      FROM facts JOIN evidence ON fact = facts.id;
    """
}
