import Foundation
import WebArchive

/// What a damaged archive file has lost: all that was captured since it was begun, but what is whole.
struct ArchiveLoss {
  /// What happened, with numbers.
  let message: String
  /// When the file was begun: microseconds since 1970.
  let since: Int
  /// Identifiers of the records that are whole, in 16 bytes.
  let kept: Set<[UInt8]>

  init(_ path: String, _ message: String, kept: Set<[UInt8]>) {
    (self.message, self.kept) = (message, kept)
    let stem = path.hasSuffix(".warc.gz") ? path.dropLast(8) : path[...]
    since = Clock.micros(stamp: stem.suffix(20)) ?? 0
  }

  /// Puts a copy of a damaged file, which is not ended, beside it, and cuts it after its last whole record before the damage;
  /// its length then, nil where nothing is whole. Throws `ArchiveError`.
  static func repair(_ path: String, _ damage: ArchiveDamage) throws -> (loss: ArchiveLoss, length: Int?) {
    let open = path + ArchiveWriter.openSuffix
    var copy = path + ".damaged"
    var number = 1
    while FileManager.default.fileExists(atPath: copy) {
      number += 1
      copy = path + ".damaged-\(number)"
    }
    do {
      try FileManager.default.copyItem(atPath: open, toPath: copy)
    } catch {
      throw ArchiveError.inputOutput("\(copy): the copy of the damaged archive cannot be written")
    }
    let lost = try ArchiveRepair.cut(open)
    var kept: Set<[UInt8]> = []
    let reader = try ArchiveReader(path: open, keep: 1 << 16)
    while case .record(let record)? = try reader.next() { kept.insert(RecordKey.bytes(record.identifier)) }
    if kept.isEmpty { try? FileManager.default.removeItem(atPath: open) }
    let message =
      "\(open): damaged at byte \(damage.offset) (\(damage.message)); \(kept.count) whole records were kept, \(lost) bytes "
      + "cut off; a copy as it was is \(copy)"
    return (ArchiveLoss(path, message, kept: kept), kept.isEmpty ? nil : reader.size)
  }
}
