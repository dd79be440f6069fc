public import DocumentModel

/// Finds single records by their places.
public enum ArchiveLookup {
  /// The record at a place of the file at `path`; nil where another or none stands there, or it is damaged. Throws
  /// `ArchiveError`.
  public static func record(_ place: ArchivePlace, path: String, keep: Int) throws -> ArchiveRecord? {
    let reader = try ArchiveReader(path: path, offset: place.offset, keep: keep)
    while let item = try reader.next() {
      switch item {
      case .record(let record) where record.identifier == place.recordID: return record
      // Other records may stand before it where records are not packed one by one.
      case .record(let record) where record.offset > place.offset: return nil
      case .damage(let damage) where damage.isLoss: return nil
      default: continue
      }
    }
    return nil
  }
}
