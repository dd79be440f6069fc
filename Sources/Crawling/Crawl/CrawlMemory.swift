import Foundation

/// What a frontier remembers of an archive whose files are deleted.
public enum CrawlMemory {
  /// Forgets copies in files that were deleted from an archive: the next crawl fetches their URLs anew, instead of referring
  /// to what is gone. Throws `CrawlError`.
  public static func forget(files: [String], archive: String) throws {
    let path = archive + "/frontier.sqlite"
    guard FileManager.default.fileExists(atPath: path) else { return }
    let left = ((try? FileManager.default.contentsOfDirectory(atPath: archive)) ?? []).filter {
      $0.hasSuffix(".warc.gz")
    }
    // A file holds what was captured from its beginning until that of the next.
    let starts = (files.map { ($0 as NSString).lastPathComponent } + left).compactMap { name in
      Clock.micros(stamp: name.dropLast(8).suffix(20))
    }.sorted()
    let frontier = try Frontier(path: path, now: nil)
    for file in files {
      guard let since = Clock.micros(stamp: (file as NSString).lastPathComponent.dropLast(8).suffix(20)) else {
        continue
      }
      _ = try frontier.forget(from: since, until: starts.first { $0 > since }, except: [])
      try frontier.drop(file: (file as NSString).lastPathComponent)
    }
  }
}
