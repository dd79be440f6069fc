import GRDB

extension Schema {
  /// Where in web archives the bytes of documents are. Made where they are missing, so that a knowledge base of before goes
  /// on as it is; without them nothing was read from an archive.
  static let archiveTables = """
    -- The record whose payload a source's document is. `offset`: byte of the file at which the record, or the packed
    -- member it begins in, begins; `captured`: ISO 8601, when.
    CREATE TABLE IF NOT EXISTS _archived (
      name TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      file TEXT NOT NULL,
      record TEXT NOT NULL,
      offset INTEGER NOT NULL,
      captured TEXT NOT NULL,
      PRIMARY KEY (name, sha256)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS _archived_record ON _archived (record);

    -- Archive files that were read to their end without damage: `mark` tells their bytes, `extractor` what read them.
    CREATE TABLE IF NOT EXISTS _archives (
      file TEXT PRIMARY KEY,
      mark TEXT NOT NULL,
      extractor TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
