import Digests
import DocumentModel
import Foundation
import TestSupport
import Testing

@Suite struct ManifestTests {
  @Test("the corpus is what the manifest says")
  func pinned() throws {
    let corpus = Repository.root + "/Corpus"
    let data = try #require(FileManager.default.contents(atPath: corpus + "/manifest.json"))
    let manifest = try JSONDecoder().decode([String: String].self, from: data)
    var actual: [String: String] = [:]
    let names = FileManager.default.enumerator(atPath: corpus + "/documents")?.compactMap { $0 as? String } ?? []
    for name in names {
      guard let content = FileManager.default.contents(atPath: corpus + "/documents/" + name) else { continue }
      actual["documents/" + name] = SHA256.digest([UInt8](content)).hex
    }
    #expect(actual == manifest)
  }
}
