import Foundation

/// Deletes archive files of old nights that hold nothing which is still cited.
enum ArchivePruning {
  /// Deletes all but the latest `keep` files and those that are cited, with their indexes; the paths of what was deleted.
  /// Throws `PipelineError` (74).
  static func run(_ folder: String, keep: Int, cited: Set<String>) throws -> [String] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
      $0.hasSuffix(".warc.gz")
    }.sorted()
    let cited = Set(cited.map { ($0 as NSString).lastPathComponent })
    var deleted: [String] = []
    for name in names.dropLast(keep) where !cited.contains(name) {
      let path = folder + "/" + name
      do {
        try FileManager.default.removeItem(atPath: path)
      } catch {
        throw PipelineError(.inputOutput, "\(path): cannot be deleted")
      }
      try? FileManager.default.removeItem(atPath: folder + "/" + name.dropLast(8) + ".cdxj")
      deleted.append(path)
    }
    return deleted
  }

  /// Bytes of all files of a folder.
  static func bytes(_ folder: String) -> Int {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).reduce(0) { sum, name in
      let size = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)[.size] as? Int
      return sum + (size ?? 0)
    }
  }
}
