import DocumentModel
import Foundation
import Pipelines
import Recognition

/// Reads the inputs of commands that take documents without a knowledge base.
struct InputReader {
  let extractor: Extractor
  let limit: Int

  /// The documents of files and folders in order. Throws where none can be used.
  func documents(_ paths: [String]) throws -> [RecognitionEngine.Recognition] {
    var found: [RecognitionEngine.Recognition] = []
    for path in try SourceWalker.find(paths.map { (path: $0, include: [], exclude: []) }).paths {
      guard let input = try input(path) else { continue }
      let (extraction, recognition) = extractor.examine(input)
      let status = extraction.document.status
      if case .rejected = status {
        Output.error("\(path): rejected: \(status.reason ?? "")")
      } else {
        found.append(recognition)
      }
    }
    guard !found.isEmpty else { throw PipelineError(.unusableData, "no input could be used") }
    return found
  }

  private func input(_ path: String) throws -> DocumentInput? {
    if path == "-" { return DocumentInput(name: path, bytes: [UInt8](FileHandle.standardInput.readDataToEndOfFile())) }
    switch try FileReader.read(path, limit: limit) {
    case .bytes(let bytes, let isCut):
      var input = DocumentInput(name: path, bytes: bytes)
      input.isCut = isCut
      return input
    case .rejected(let reason):
      Output.error("\(path): rejected: \(reason)")
      return nil
    }
  }

  /// The text of a file in UTF-8. Throws `PipelineError`.
  func text(_ path: String) throws -> String {
    guard let input = try input(path) else { throw PipelineError(.unusableData, "\(path): cannot be read") }
    return String(decoding: input.bytes, as: UTF8.self)
  }
}
