import CReviewFiles
import Digests
import DocumentModel
import Mustache

/// The templates and the files that pages load, as they were when the program was built.
struct EmbeddedFiles: Sendable {
  /// A file that is served.
  struct File: Sendable {
    /// Its path with part of its digest, so that it may be kept forever.
    var path: String
    var type: String
    var bytes: [UInt8]
  }

  let library: MustacheLibrary
  /// Served files by their names.
  let served: [String: File]

  /// Parses the templates. Throws Mustache's error for one that is none.
  init() throws {
    var library = MustacheLibrary()
    var served: [String: File] = [:]
    for (name, bytes) in Self.all {
      let parts = name.split(separator: ".").map(String.init)
      if parts.last == "mustache" {
        // Text is escaped by `TemplateScope`.
        try library.register("{{% CONTENT_TYPE:TEXT}}" + String(decoding: bytes, as: UTF8.self), named: parts[0])
      } else {
        let digest = SHA256.digest(bytes).hex.prefix(12)
        guard let type = Self.types[parts[1]] else { continue }
        served[name] = File(path: "/static/\(parts[0])-\(digest).\(parts[1])", type: type, bytes: bytes)
      }
    }
    (self.library, self.served) = (library, served)
  }

  private static let types = [
    "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml; charset=utf-8",
  ]

  /// The file of a path.
  func file(at path: String) -> File? { served.values.first { $0.path == path } }

  private static var all: [(name: String, bytes: [UInt8])] {
    var count = 0
    let files = UnsafeBufferPointer(start: attest_review_files(&count), count: count)
    return files.map {
      (String(cString: $0.name), Array(UnsafeBufferPointer(start: $0.bytes, count: $0.size)))
    }
  }
}
