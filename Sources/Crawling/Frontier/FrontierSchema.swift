/// The tables of a frontier.
enum FrontierSchema {
  /// Stands in the file's header: "ATCF".
  static let applicationID: Int64 = 0x4154_4346

  static let tables = """
    -- One row. `night` counts crawls; `archive` is the file being written, of which `length` bytes are committed.
    CREATE TABLE state (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      night INTEGER NOT NULL,
      is_finished INTEGER NOT NULL,
      started INTEGER NOT NULL,
      archive TEXT,
      length INTEGER NOT NULL
    ) STRICT;
    INSERT INTO state VALUES (1, 0, 1, 0, NULL, 0);

    -- `pages`, `bytes`: used up of the budget in `night`; `ready`: when the host may be asked again, in milliseconds since
    -- 1970, which also holds for the next start of the program.
    CREATE TABLE hosts (
      id INTEGER PRIMARY KEY,
      origin TEXT NOT NULL UNIQUE,
      site INTEGER NOT NULL,
      night INTEGER NOT NULL,
      pages INTEGER NOT NULL,
      bytes INTEGER NOT NULL,
      ready INTEGER NOT NULL
    ) STRICT;

    -- `hash`: of the path; `night`: the last in which it was asked for; `role`: 0 a page, 1 a sitemap, 2 a feed, 3 no document; `outcome`,
    -- `change`: of that night; `digest`, `record`, `captured` (microseconds since 1970): of the copy that is known.
    CREATE TABLE urls (
      id INTEGER PRIMARY KEY,
      host INTEGER NOT NULL,
      hash INTEGER NOT NULL,
      path TEXT NOT NULL,
      night INTEGER NOT NULL,
      depth INTEGER NOT NULL,
      hops INTEGER NOT NULL,
      role INTEGER NOT NULL,
      via INTEGER,
      outcome INTEGER,
      change INTEGER,
      detail TEXT,
      etag TEXT,
      modified TEXT,
      digest BLOB,
      record BLOB,
      captured INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX urls_path ON urls (host, hash);
    CREATE INDEX urls_due ON urls (host, night, depth);
    CREATE INDEX urls_digest ON urls (digest) WHERE digest IS NOT NULL;
    """

  /// Tables that a frontier of an earlier version does not have.
  static let laterTables = """
    -- What the archive holds besides the copies of `urls`: earlier versions, and answers that are no documents.
    CREATE TABLE IF NOT EXISTS payloads (
      digest BLOB PRIMARY KEY,
      url TEXT NOT NULL,
      record BLOB NOT NULL,
      captured INTEGER NOT NULL,
      is_document INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Documents that cannot be had any more while their copy stays: `night` and `since` (seconds since 1970): when that was
    -- first so.
    CREATE TABLE IF NOT EXISTS losses (
      url INTEGER PRIMARY KEY,
      night INTEGER NOT NULL,
      since INTEGER NOT NULL
    ) STRICT;

    -- Archive files that were ended and should be there.
    CREATE TABLE IF NOT EXISTS files (
      name TEXT PRIMARY KEY
    ) STRICT, WITHOUT ROWID;

    -- `text`: of robots.txt; `fetched`, `expires`: seconds since 1970.
    CREATE TABLE IF NOT EXISTS robots (
      host INTEGER PRIMARY KEY,
      text BLOB NOT NULL,
      fetched INTEGER NOT NULL,
      expires INTEGER NOT NULL
    ) STRICT;
    """
}
