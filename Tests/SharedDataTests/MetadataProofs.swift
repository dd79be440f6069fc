import Digests
import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import Readers

/// For every page: what is said of it stands where it is said to stand.
@Suite("What every shared page says about itself", .enabled(if: SharedData.exists))
struct MetadataProofs {
  @Test("stands in its bytes", arguments: SharedData.sample(SharedData.pages, most: 400))
  func law(_ path: String) throws {
    let bytes = try SharedData.bytes(path)
    let source = SourceRecord(name: path, mediaType: .html, sha256: SHA256.digest(bytes), byteCount: bytes.count)
    let document = DocumentReader().read(bytes, source: source)
    let found = MetadataLaw.breaches(document, bytes, iso: MetadataDate.iso)
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    #expect(Set(document.metadata).count == document.metadata.count)
  }
}
