import Digests
import DocumentModel
import Foundation
import Readers

/// What the tests of this folder share.
enum Reading {
  /// Reads a source as a document.
  static func document(
    _ bytes: [UInt8], as mediaType: MediaType = .html, options: ReadOptions = ReadOptions()
  ) -> Document {
    let source = SourceRecord(
      name: "test", mediaType: mediaType, sha256: SHA256.digest(bytes), byteCount: bytes.count)
    return DocumentReader(options: options).read(bytes, source: source)
  }

  /// Reads a source in UTF-8.
  static func document(
    _ text: String, as mediaType: MediaType = .html, options: ReadOptions = ReadOptions()
  ) -> Document {
    document(Array(text.utf8), as: mediaType, options: options)
  }

  /// The quotes of all blocks.
  static func blocks(_ document: Document) -> [String] {
    document.blocks.map { document.text.quote($0.range) }
  }

  /// The bytes that the first occurrence of `words` in the document's text leads back to.
  static func source(of words: String, in document: Document, _ bytes: [UInt8]) -> [[UInt8]]? {
    let text = document.text.utf8
    let sought = Array(words.utf8)
    guard let start = text.indices.first(where: { text[$0...].starts(with: sought) }) else { return nil }
    return document.sourceMap.sourceRanges(of: TextRange(start, start + sought.count))?
      .map { Array(bytes[$0.start..<$0.end]) }
  }

  /// The folder of the package.
  static let package = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The files of a folder of the corpus, in the order of their names.
  static func corpus(_ folder: String) -> [URL] {
    let root = package.appendingPathComponent("Corpus").appendingPathComponent(folder)
    let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.allObjects ?? []
    return found.compactMap { $0 as? URL }
      .filter { ["html", "xml", "txt", "xhtml", "nxml"].contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
  }

  /// Reads a file of the corpus.
  static func file(_ url: URL, options: ReadOptions = ReadOptions()) throws -> (bytes: [UInt8], document: Document) {
    let bytes = [UInt8](try Data(contentsOf: url))
    let mediaType = MediaTypeSniffer.mediaType(name: url.lastPathComponent, declared: nil, bytes: bytes)
    return (bytes, document(bytes, as: mediaType, options: options))
  }
}
