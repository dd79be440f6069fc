import Foundation

/// A pipeline file with its paths resolved against its folder.
public struct PipelineFile: Sendable {
  /// What the file says.
  public var definition: PipelineDefinition
  /// The path of the file.
  public var path: String
  /// The folder the file lies in, `.` for the current one.
  public var folder: String

  /// Reads a pipeline file. Throws `PipelineError` (66 or 78).
  public static func read(_ path: String) throws -> PipelineFile {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw PipelineError(.inputNotFound, "\(path): no such pipeline file")
    }
    let folder = (path as NSString).deletingLastPathComponent
    return PipelineFile(
      definition: try PipelineDefinition(yaml: String(decoding: data, as: UTF8.self), file: path), path: path,
      folder: folder.isEmpty ? "." : folder)
  }

  /// A path of the file as seen from the current folder, `.` and `..` resolved as written.
  public func resolve(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    var parts: [Substring] = []
    for part in (folder + "/" + path).split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (folder.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// What to read.
  public var inputs: [(path: String, include: [String], exclude: [String])] {
    definition.sources.map { (path: resolve($0.path), include: $0.include, exclude: $0.exclude) }
  }

  /// The folder of the archive.
  public var archive: String? {
    definition.archive.map { path in
      let folder = resolve(path)
      return folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    }
  }

  /// The knowledge base to write.
  public var knowledgeBase: String { resolve(definition.knowledgeBase) }

  /// Folders of packs.
  public var packs: [String] { definition.packs.map(resolve) }

  /// Exports with their paths.
  public var exports: [PipelineDefinition.Export] {
    definition.exports.map {
      PipelineDefinition.Export(format: $0.format, path: resolve($0.path) + ($0.path.hasSuffix("/") ? "/" : ""))
    }
  }

  /// The run report's path.
  public var report: String? { definition.report.map(resolve) }
}
