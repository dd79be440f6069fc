public import DocumentModel

extension KnowledgeBaseWriter {
  /// The place of the document that a source holds; nil where it holds none from an archive.
  public func archivePlace(source: String) throws -> ArchivePlace? {
    guard let known = try known(source: source) else { return nil }
    return try places { try $0.place(name: source, sha256: known.sha256.hex) }
  }

  /// The place of a record that is known by its identifier, or as what a source held at a time.
  public func archivePlace(recordID: String?, target: String, date: String) throws -> ArchivePlace? {
    try places { places in
      if let recordID, let place = try places.place(record: recordID) { return place }
      return try places.place(name: target, captured: date)
    }
  }

  /// Whether an archive file was read to its end before: as `mark` tells its bytes, by this extractor.
  public func isRead(archive: String, mark: String) throws -> Bool {
    try places { try $0.isRead(archive, mark: mark, extractor: fingerprint) ? true : nil } ?? false
  }

  /// Lets documents cite other records with the same bytes, where those that they cite are gone.
  public func move(_ moves: [(source: String, sha256: SHA256Digest, place: ArchivePlace)]) throws {
    guard !moves.isEmpty else { return }
    try note { places in
      var root = try places.root()
      for move in moves { try places.move(name: move.source, sha256: move.sha256.hex, to: move.place, &root) }
      try root.store()
    }
  }

  /// Notes that archive files were read to their ends.
  public func noteRead(archives: [(file: String, mark: String)]) throws {
    try note { places in
      for archive in archives { try places.noteRead(archive.file, mark: archive.mark, extractor: fingerprint) }
    }
  }
}
