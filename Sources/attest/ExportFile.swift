import Foundation
import KnowledgeBase
import Pipelines

/// Writes files beside their final name and moves them there, so that a reader never sees half a file.
enum ExportFile {
  /// Exports a knowledge base to a file. Throws `PipelineError` (73, 74).
  static func write(_ knowledgeBase: String, format: String, path: String) throws {
    guard let format = Exporter.Format(rawValue: format) else { return }
    var bytes: [UInt8] = []
    try Exporter(try KnowledgeBaseReader.open(path: knowledgeBase)).export(format) { bytes += $0 }
    try write(bytes, to: path)
  }

  /// Writes text to a file. Throws `PipelineError` (73).
  static func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

  private static func write(_ bytes: [UInt8], to path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    do {
      if !folder.isEmpty { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw PipelineError(.cannotCreate, "\(path): cannot be written")
    }
  }
}
