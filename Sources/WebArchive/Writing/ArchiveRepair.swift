import Glibc

/// Saves what can be saved of a damaged file.
public enum ArchiveRepair {
  /// Cuts a file after its last whole record before any damage; how many bytes were cut off. Throws `ArchiveError`.
  public static func cut(_ path: String) throws -> Int {
    let reader = try ArchiveReader(path: path, keep: 1 << 16)
    while try reader.next() != nil {}
    let lost = reader.size - reader.soundEnd
    guard lost > 0 else { return 0 }
    guard truncate(path, off_t(reader.soundEnd)) == 0 else {
      throw ArchiveError.inputOutput("\(path): \(String(cString: strerror(errno)))")
    }
    return lost
  }
}
