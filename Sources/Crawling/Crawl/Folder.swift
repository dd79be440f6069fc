import Foundation

/// Folders that a crawl writes into.
enum Folder {
  /// Makes a folder and those above it. Throws `CrawlError`.
  static func make(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw CrawlError.cannotCreate("\(path): the folder cannot be made")
    }
  }
}
