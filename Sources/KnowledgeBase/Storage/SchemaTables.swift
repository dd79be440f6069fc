import DocumentModel

extension Schema {
  /// What is stored of sources and documents. A document is never changed: what takes its place is another row, and
  /// `_sources` tells from which run to which a source held it.
  static let tables = """
    -- One row. `root` joins the digests of all sources and documents by exclusive or: a missing row is noticed.
    CREATE TABLE _state (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      root TEXT NOT NULL
    ) STRICT;
    INSERT INTO _state VALUES (1, '\(ContentDigest.emptyRoot.hex)');

    -- What the views and their columns mean; `column` is empty for a view as a whole.
    CREATE TABLE _about (
      "view" TEXT NOT NULL,
      "column" TEXT NOT NULL,
      meaning TEXT NOT NULL,
      PRIMARY KEY ("view", "column")
    ) STRICT, WITHOUT ROWID;

    -- One row for each opening that changed something. `started` is in seconds since 1970; no export shows it.
    CREATE TABLE _runs (
      id INTEGER PRIMARY KEY,
      extractor TEXT NOT NULL,
      started INTEGER NOT NULL,
      stored INTEGER NOT NULL DEFAULT 0,
      removed INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    -- What was read from some bytes in some way; several sources may hold the same bytes. `content_hash`: SHA-256 of all
    -- that is stored of the document; `passages_hash`: of its passages, absent where they were left out; `current`:
    -- whether a source holds it now; `searchable`: whether it is in the search indexes; `run`: the first that stored it.
    CREATE TABLE _documents (
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
      run INTEGER NOT NULL REFERENCES _runs,
      current INTEGER NOT NULL,
      searchable INTEGER NOT NULL,
      content_hash TEXT NOT NULL,
      passages_hash TEXT
    ) STRICT;
    CREATE INDEX _documents_sha256 ON _documents (sha256);

    -- Which document a source held from run `since` until before run `until`; `until` is absent for what it holds now.
    CREATE TABLE _sources (
      name TEXT NOT NULL,
      since INTEGER NOT NULL REFERENCES _runs,
      until INTEGER REFERENCES _runs,
      url TEXT,
      document INTEGER NOT NULL REFERENCES _documents,
      PRIMARY KEY (name, since)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX _sources_document ON _sources (document, name);

    -- Bytes as received, kept where the pipeline asks for it, packed by zlib.
    CREATE TABLE _originals (
      sha256 TEXT PRIMARY KEY,
      byte_count INTEGER NOT NULL,
      packed BLOB NOT NULL
    ) STRICT;

    CREATE TABLE _diagnostics (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES _documents,
      code TEXT NOT NULL,
      severity TEXT NOT NULL,
      message TEXT NOT NULL,
      start INTEGER,
      "limit" INTEGER,
      value INTEGER
    ) STRICT;
    CREATE INDEX _diagnostics_document ON _diagnostics (document);

    -- The text of blocks, for search. `start` and `end` are half-open bytes of the source, absent where unproven.
    CREATE TABLE _passages (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES _documents,
      kind TEXT NOT NULL,
      start INTEGER,
      "end" INTEGER,
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX _passages_document ON _passages (document);

    -- Sentences in which mentions stand, each once.
    CREATE TABLE _sentences (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES _documents,
      block TEXT NOT NULL,
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX _sentences_document ON _sentences (document);

    CREATE TABLE _entities (
      id INTEGER PRIMARY KEY,
      identifier TEXT NOT NULL,
      kind TEXT NOT NULL,
      key TEXT NOT NULL UNIQUE
    ) STRICT;

    -- What entities are called (`scheme` absent; `rank` 0 for a canonical name, 1 for one as written) and their
    -- identifiers elsewhere (`scheme` eli, celex, ecli, akn, …; `rank` 2).
    CREATE TABLE _labels (
      id INTEGER PRIMARY KEY,
      entity INTEGER NOT NULL REFERENCES _entities,
      rank INTEGER NOT NULL,
      scheme TEXT,
      name TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX _labels_entity ON _labels (entity, rank, name);

    -- Which documents use a label.
    CREATE TABLE _names (
      document INTEGER NOT NULL REFERENCES _documents,
      label INTEGER NOT NULL REFERENCES _labels,
      PRIMARY KEY (document, label)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX _names_label ON _names (label);

    -- `start`, `end`: half-open bytes of the source; `ranges`: JSON [[start,end],…] where there are several;
    -- `text_start`, `text_end`: half-open Unicode scalars of the text; `normalized`, `parts`: JSON as in the contract;
    -- `year_from`, `year_to`: the years of what is a time.
    CREATE TABLE _mentions (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES _documents,
      kind TEXT NOT NULL,
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      ranges TEXT,
      text_start INTEGER NOT NULL,
      text_end INTEGER NOT NULL,
      quote TEXT NOT NULL,
      sentence INTEGER NOT NULL REFERENCES _sentences,
      recognizer TEXT NOT NULL,
      within TEXT,
      role TEXT,
      entity INTEGER REFERENCES _entities,
      normalized TEXT,
      parts TEXT,
      year_from INTEGER,
      year_to INTEGER
    ) STRICT;
    CREATE INDEX _mentions_document ON _mentions (document, start);
    CREATE INDEX _mentions_entity ON _mentions (entity) WHERE entity IS NOT NULL;

    -- `value` is JSON; `low`, `high` what numbers it allows, after its qualifier; `year_from`, `year_to` the years of its
    -- period; `measure` the same number for facts that can be compared (`FactMeasure`), absent where none can.
    CREATE TABLE _facts (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES _documents,
      identifier TEXT NOT NULL,
      property TEXT NOT NULL,
      subject TEXT NOT NULL,
      subject_entity INTEGER REFERENCES _entities,
      value TEXT NOT NULL,
      value_entity INTEGER REFERENCES _entities,
      unit TEXT,
      period TEXT,
      place TEXT,
      population TEXT,
      qualifier TEXT,
      attribution TEXT,
      negated INTEGER NOT NULL,
      number REAL,
      low REAL,
      high REAL,
      year_from INTEGER,
      year_to INTEGER,
      measure INTEGER
    ) STRICT;
    CREATE INDEX _facts_document ON _facts (document);
    CREATE INDEX _facts_measure ON _facts (measure) WHERE measure IS NOT NULL;
    CREATE INDEX _facts_subject ON _facts (subject_entity) WHERE subject_entity IS NOT NULL;

    -- In the order of the fact's evidence by `id`.
    CREATE TABLE _evidence (
      id INTEGER PRIMARY KEY,
      fact INTEGER NOT NULL REFERENCES _facts,
      role TEXT NOT NULL,
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      ranges TEXT,
      quote TEXT NOT NULL
    ) STRICT;
    CREATE INDEX _evidence_fact ON _evidence (fact);
    """

  /// What facts of one measure say, and how it goes together; derived from the facts of current documents at the end of a
  /// run, for the measures that changed.
  static let comparisonTables = """
    -- Measures whose facts changed since they were compared.
    CREATE TABLE _pending (
      measure INTEGER PRIMARY KEY
    ) STRICT;

    -- One value that facts of a measure give.
    CREATE TABLE _positions (
      id INTEGER PRIMARY KEY,
      measure INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX _positions_measure ON _positions (measure);

    -- `ambiguous`: the document says several things of the measure that exclude each other, in the same words: what it
    -- means by them is not known well enough to contradict other documents. 2 and 3: the document gives the value by an
    -- earlier fact, which speaks for it, so that one contradiction is told once.
    CREATE TABLE _position_facts (
      position INTEGER NOT NULL REFERENCES _positions,
      fact INTEGER NOT NULL REFERENCES _facts,
      ambiguous INTEGER NOT NULL,
      PRIMARY KEY (position, fact)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX _position_facts_fact ON _position_facts (fact);

    -- `agrees` 1: both can be true (a position with itself where several facts give it); 0: they cannot.
    CREATE TABLE _relations (
      a INTEGER NOT NULL REFERENCES _positions,
      b INTEGER NOT NULL REFERENCES _positions,
      agrees INTEGER NOT NULL,
      PRIMARY KEY (a, b)
    ) STRICT, WITHOUT ROWID;
    """

  /// Full-text indexes without a copy of the text, filled and emptied a batch at a time. Words are folded for both
  /// languages: case and diacritics do not count, and `/` and `.` part numbers (`13/2006` is found by `13` and by
  /// `"13/2006"`). Without sizes of columns, since hits are not ranked by them.
  static let searchTables = """
    CREATE VIEW _fact_texts AS
      SELECT id, replace(property, '_', ' ') || ' ' || subject || ' ' || value || ' ' || coalesce(unit, '') || ' ' ||
        coalesce(period, '') || ' ' || coalesce(place, '') || ' ' || coalesce(population, '') || ' ' ||
        coalesce(attribution, '') AS text
      FROM _facts;

    CREATE VIRTUAL TABLE _passage_search USING fts5(
      text, content = '_passages', content_rowid = 'id', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE _fact_search USING fts5(
      text, content = '_fact_texts', content_rowid = 'id', columnsize = 0,
      tokenize = 'unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE _label_search USING fts5(
      name, content = '_labels', content_rowid = 'id', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2');
    -- The words of the indexes, to find those that begin in some way.
    CREATE VIRTUAL TABLE _passage_words USING fts5vocab(_passage_search, row);
    CREATE VIRTUAL TABLE _fact_words USING fts5vocab(_fact_search, row);
    CREATE VIRTUAL TABLE _label_words USING fts5vocab(_label_search, row);
    -- One segment a batch instead of one a megabyte, and merges of more of them at once.
    INSERT INTO _passage_search (_passage_search, rank) VALUES ('hashsize', 8000000), ('automerge', 8);
    INSERT INTO _fact_search (_fact_search, rank) VALUES ('hashsize', 4000000), ('automerge', 8);
    """
}
