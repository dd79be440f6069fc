import Foundation
public import Recognition

/// Packs beside a pipeline.
public enum PackFolder {
  /// The embedded packs, then each `*.yaml` of the folders in byte order. Throws `PipelineError` (66 or 78).
  public static func load(_ folders: [String]) throws -> PackSet {
    do {
      var packs = try PackSet.embedded()
      for folder in folders {
        for path in try SourceWalker.find([(path: folder, include: ["*.yaml", "*.yml"], exclude: [])]).paths {
          guard let data = FileManager.default.contents(atPath: path) else {
            throw PipelineError(.permission, "\(path): cannot be read")
          }
          packs = try packs.adding(String(decoding: data, as: UTF8.self), file: path)
        }
      }
      return packs
    } catch let error as PackError {
      throw PipelineError(.configuration, error.description)
    }
  }
}
