import KnowledgeBase

/// Writes the files that a run leaves beside the knowledge base.
enum ExportFile {
  /// Throws where a file cannot be written, so that this is known before an hour's work. Throws `KnowledgeBaseError` (73).
  static func check(_ path: String) throws { _ = try OutputFile(path) }

  /// Writes text to a file. Throws `KnowledgeBaseError` (73, 74).
  static func write(_ text: String, to path: String) throws {
    let file = try OutputFile(path)
    try file.write(Array(text.utf8))
    try file.finish()
  }
}
