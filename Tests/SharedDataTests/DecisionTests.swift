import Digests
import DocumentModel
import Foundation
import Readers
import TestSupport
import Testing

/// Which documents of two suites of XML are read and which are refused. Decisions that differ from the suite's are listed
/// in `decisions.txt`, each below a reason; a difference that is not listed fails, and so does one that is gone.
/// `UPDATE_GOLDENS=1` adds what is new below a heading that must then be given a reason.
@Suite("Decisions on documents of XML", .enabled(if: SharedData.exists))
struct DecisionTests {
  private struct Row: Decodable {
    var id: String
    var file: String
    var type: String?
    var edition: String?
  }

  private static let list = URL(fileURLWithPath: Repository.root + "/Tests/SharedDataTests/decisions.txt")
  private static let unexplained = "# no reason yet"

  @Test("agree with the suites but for those with a reason")
  func decisions() throws {
    var differing: [String] = []
    let suites = [
      ("xml_w3c_xmlconf", "xmlconf.tar.gz", "packages/test-data/xmlconf/"),
      ("xml_libxml2_tests", "libxml2-tests.tar.gz", ""),
    ]
    for (set, archive, top) in suites {
      let folder = try SharedData.unpack(set + "/" + archive)
      defer { try? FileManager.default.removeItem(at: folder) }
      for row in try SharedData.rows(set, as: Row.self) {
        guard let data = try? Data(contentsOf: folder.appendingPathComponent(top + row.file)) else { continue }
        // The reader knows the fifth edition of XML 1.0 alone, which allows more names than those before.
        guard row.edition?.contains("5") != false, let expected = Self.isReadable(row.type, row.file) else { continue }
        let isRead = Self.read([UInt8](data), row.file)
        if isRead != expected { differing.append(row.id) }
      }
    }
    let listed = try ReasonList("decisions.txt").identifiers
    let new = differing.filter { !listed.contains($0) }
    if !new.isEmpty, ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      var text = try String(contentsOf: Self.list, encoding: .utf8)
      text += "\n\(Self.unexplained)\n" + new.joined(separator: "\n") + "\n"
      try text.write(to: Self.list, atomically: true, encoding: .utf8)
    }
    #expect(new.isEmpty, "not listed: \(new)")
    let gone = listed.subtracting(differing)
    #expect(gone.isEmpty, "listed and not differing: \(gone.sorted())")
    #expect(try !String(contentsOf: Self.list, encoding: .utf8).contains(Self.unexplained))
  }

  /// Whether a document should be read: the first suite says so of each, but for errors that a processor need not
  /// report; the other keeps what is not well-formed in a folder of its own.
  private static func isReadable(_ type: String?, _ file: String) -> Bool? {
    switch type {
    case "valid", "invalid": true
    case "not-wf": false
    case .some: nil
    case nil: ["dtd", "ent", "test"].contains((file as NSString).pathExtension) ? nil : !file.hasPrefix("test/errors/")
    }
  }

  /// Whether a document is read as a whole.
  private static func read(_ bytes: [UInt8], _ file: String) -> Bool {
    let isHTML = file.contains("HTML") || file.hasSuffix(".html")
    let source = SourceRecord(
      name: file, mediaType: isHTML ? .html : .xml, sha256: SHA256.digest(bytes), byteCount: bytes.count)
    return DocumentReader().read(bytes, source: source).status == .ok
  }
}
