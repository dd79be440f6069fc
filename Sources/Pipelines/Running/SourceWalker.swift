import Foundation
import Glibc

/// Finds what a run reads: folders are walked in byte order, files taken by name.
public struct SourceWalker: Sendable {
  /// What was found.
  public struct Found: Sendable {
    /// Paths in the order they are read.
    public var paths: [String] = []
    /// How many files were passed over for their names or because they are no regular files.
    public var skipped = 0
    /// Folders that cannot be read: what lies in them is unknown.
    public var unreadable: [String] = []
  }

  /// Names of files that `run DIR` takes.
  public static let suffixes = [".html", ".htm", ".xhtml", ".xml", ".nxml", ".rss", ".atom", ".txt", ".warc"]

  /// All files of some inputs. A file is always taken; a folder is walked. Throws `PipelineError` (66) for a path that is
  /// not there. `leaveOut` are paths that are never read, such as the knowledge base itself; `onSkip` hears of each file that
  /// is passed over.
  public static func find(
    _ inputs: [(path: String, include: [String], exclude: [String])], leaveOut: Set<String> = [],
    onSkip: (_ path: String) -> Void = { _ in }
  ) throws -> Found {
    var found = Found()
    for input in inputs {
      var status = stat()
      guard lstat(input.path, &status) == 0 else {
        throw PipelineError(.inputNotFound, "\(input.path): no such file or folder")
      }
      var target = stat()
      if stat(input.path, &target) == 0, target.st_mode & S_IFMT == S_IFDIR {
        walk(input.path, input.include, input.exclude, leaveOut, onSkip, &found)
      } else {
        found.paths.append(input.path)
      }
    }
    return found
  }

  private static func walk(
    _ folder: String, _ include: [String], _ exclude: [String], _ leaveOut: Set<String>,
    _ onSkip: (String) -> Void, _ found: inout Found
  ) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      found.unreadable.append(folder)
      return
    }
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: walk(path, include, exclude, leaveOut, onSkip, &found)
      case S_IFREG where takes(name, include, exclude) && !leaveOut.contains(path): found.paths.append(path)
      default:
        found.skipped += 1
        onSkip(path)
      }
    }
  }

  private static func takes(_ name: String, _ include: [String], _ exclude: [String]) -> Bool {
    if exclude.contains(where: { fnmatch($0, name, 0) == 0 }) { return false }
    if !include.isEmpty { return include.contains { fnmatch($0, name, 0) == 0 } }
    let lower = name.lowercased()
    let plain = lower.hasSuffix(".gz") ? String(lower.dropLast(3)) : lower
    return suffixes.contains { plain.hasSuffix($0) }
  }
}
