import DocumentModel
import Foundation
import Glibc
import KnowledgeBase
import Testing

/// Damage to the file at random places: whatever is asked of it, the answer is the exact one or "corrupt", never a wrong one.
/// ATTEST_MUTATIONS and ATTEST_SEED set how many and which.
@Suite("A damaged file gives no wrong answer")
struct CorruptionTests {
  /// A generator whose seed a failure names.
  struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 11 ^ state << 7
    }
  }

  private static let environment = ProcessInfo.processInfo.environment

  /// What each command would say.
  private static func answers(_ path: String, _ files: [String: [UInt8]]) -> [String: String] {
    func answer(_ body: (KnowledgeBaseReader) throws -> String) -> String {
      do {
        let reader = try KnowledgeBaseReader.open(path: path)
        defer { try? reader.close() }
        return try body(reader)
      } catch KnowledgeBaseError.corrupt {
        return "corrupt"
      } catch {
        return "another error: \(error)"
      }
    }
    var answers = [
      "summary": answer { "\(try $0.summary())" }, "documents": answer { "\(try $0.documents())" },
      "export": answer { reader in
        var bytes: [UInt8] = []
        try Exporter(reader).export(.jsonl) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
      },
      "verify": answer { reader in
        var lines = ""
        let counts = try Verifier(reader).verify(open: { files[$0] }) { item in
          if item.verdict != .exact { lines += "\(item)\n" }
        }
        return counts.passes(archived: false) ? "exact" : lines
      },
    ]
    for query in ["applicants", "act*", "harbour agency"] {
      answers["search \(query)"] = answer { "\(try Searcher($0).search(query))" }
    }
    return answers
  }

  @Test("but the right one or none")
  func mutations() throws {
    let count = Int(Self.environment["ATTEST_MUTATIONS"] ?? "") ?? 150
    let seed = UInt64(Self.environment["ATTEST_SEED"] ?? "") ?? UInt64.random(in: 0..<1_000_000)
    var random = Random(state: seed)
    let space = try Workspace()
    let report = SyntheticReport(paragraphs: 6, mentions: 4, facts: 1, entities: 20, measures: 3)
    try space.store([(0..<6).map { report.extraction($0) }])
    try space.store([(4..<8).map { report.extraction($0) }])
    let files = Dictionary(uniqueKeysWithValues: (0..<8).map { ("reports/\($0).html", report.bytes($0)) })
    let pristine = [UInt8](try space.file())
    let reference = Self.answers(space.path, files)
    #expect(reference["verify"] == "exact")
    var found = 0
    for number in 0..<count {
      var bytes = pristine
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let what: String
      switch number % 4 {
      case 0, 1:
        let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &random)
        bytes[place] ^= bit
        what = "bit \(bit) of byte \(place) flipped"
      case 2:
        let start = place / 512 * 512
        guard bytes[start..<start + 512].contains(where: { $0 != 0 }) else { continue }
        bytes.replaceSubrange(start..<start + 512, with: repeatElement(0, count: 512))
        what = "512 bytes from \(start) zeroed"
      default:
        let other = Int.random(in: 0..<bytes.count, using: &random) / 4096 * 4096
        let page = place / 4096 * 4096
        if number % 8 == 3, page != other {
          let kept = Array(bytes[page..<page + 4096])
          bytes.replaceSubrange(page..<page + 4096, with: Array(bytes[other..<other + 4096]))
          bytes.replaceSubrange(other..<other + 4096, with: kept)
          what = "pages at \(page) and \(other) swapped"
        } else {
          // Half of them in the last page, of which SQLite takes the rest for zeros.
          let cut = number % 16 == 7 ? bytes.count - 1 - place % 4096 : place
          bytes.removeLast(bytes.count - cut)
          what = "cut at \(cut)"
        }
      }
      try Data(bytes).write(to: URL(fileURLWithPath: space.path))
      let answers = Self.answers(space.path, files)
      for (command, answer) in answers where command != "verify" {
        #expect(
          answer == reference[command] || answer == "corrupt",
          "seed \(seed): \(what): \(command): \(answer.prefix(200))")
      }
      if answers["verify"] == "exact" {
        // Only a page that holds nothing may be damaged unseen.
        #expect(answers == reference, "seed \(seed): \(what)")
      } else {
        found += 1
      }
      #expect(
        answers["verify"]?.hasPrefix("another error") == false, "seed \(seed): \(what): \(answers["verify"] ?? "")")
    }
    #expect(found * 2 > count)
  }
}
