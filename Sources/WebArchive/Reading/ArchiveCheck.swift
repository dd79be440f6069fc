/// Looks at every byte of an archive file.
public enum ArchiveCheck {
  /// All that is wrong with a file, in order; empty for one that is as it was written. Throws `ArchiveError`.
  public static func damages(_ path: String) throws -> [ArchiveDamage] {
    let reader = try ArchiveReader(path: path)
    var seal = ArchiveSeal.Reading()
    var damages: [ArchiveDamage] = []
    while let item = try reader.next() {
      switch item {
      case .record(let record): seal.see(record)
      case .damage(let damage): damages.append(damage)
      }
    }
    if let damage = try seal.problem(path: path, size: reader.size) { damages.append(damage) }
    return damages
  }
}
