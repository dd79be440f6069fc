import DocumentModel
import Foundation
import Pipelines
import TestSupport
import Testing

/// Scores on the shared data, by the scorer that stands beside it, with floors somewhat below what is reached; and the
/// referee of the contract over what the program prints.
@Suite("On the shared data", .enabled(if: SharedData.exists))
struct ScoreTests {
  private struct Score: Decodable {
    var set: String
    var what: String
    var p: Double?
    var r: Double?
    var f: Double?
  }

  private static let attest = Command.binaries.appendingPathComponent("attest").path
  private static let beside = SharedData.root.deletingLastPathComponent()

  @Test("scores stay above their floors")
  func scores() throws {
    let folder = URL(fileURLWithPath: try Repository.temporaryFolder())
    defer { try? FileManager.default.removeItem(at: folder) }
    let sets = [
      "html_trafilatura_eval", "html_article_benchmark", "doc_docling_tables", "table_federal_register",
      "html_encoding_sniff", "html_html5lib_tree",
    ]
    let result = folder.appendingPathComponent("scores.json")
    let run = try Command.run(
      "/usr/bin/env",
      [
        "python3", Self.beside.appendingPathComponent("eval.py").path, Self.attest, "--only",
        sets.joined(separator: ","), "--json", result.path,
      ], in: folder)
    #expect(run.code == 0, "\(run.error)")
    let scores = try JSONDecoder().decode([Score].self, from: try Data(contentsOf: result))
    func score(_ set: String, _ value: KeyPath<Score, Double?>) -> Double? {
      scores.first { $0.set == set }?[keyPath: value]
    }
    #expect(try #require(score("html_trafilatura_eval", \.f)) >= 0.93)
    #expect(try #require(score("html_article_benchmark", \.f)) >= 0.96)
    #expect(try #require(score("doc_docling_tables", \.f)) >= 0.93)
    #expect(try #require(score("table_federal_register", \.f)) >= 0.98)
    #expect(score("html_encoding_sniff", \.r) == 1)
    // Documents that are ok with words lost, and robustness inputs without an answer.
    #expect(score("html_html5lib_tree", \.r) == 0)
    #expect(score("robustness", \.r) == 0)
  }

  @Test("what is printed of mentions passes the contract's referee")
  func contract() throws {
    let folder = URL(fileURLWithPath: try Repository.temporaryFolder())
    defer { try? FileManager.default.removeItem(at: folder) }
    let half = SharedData.isFull ? 1000 : 100
    let pages = SharedData.sample(SharedData.pages, most: half).map { ($0, "text/html") }
    let reports = SharedData.sample(SharedData.reports, most: half / 2).map { ($0, "application/xml") }
    var sent = Data()
    for (path, type) in pages + reports {
      var writer = JSONWriter()
      let bytes = Data(try SharedData.bytes(path))
      writer.object {
        $0.member("id", path)
        $0.member("mediaType", type)
        $0.member("base64", bytes.base64EncodedString())
      }
      writer.newline()
      sent.append(contentsOf: writer.bytes)
    }
    let input = folder.appendingPathComponent("sent.jsonl")
    try sent.write(to: input)
    let answers = try Command.run(Self.attest, ["worker", "--tables"], in: folder, input: input)
    let answered = folder.appendingPathComponent("answers.jsonl")
    try Data(answers.output).write(to: answered)
    let referee = Self.beside.appendingPathComponent("contract-check.py").path
    let verdict = try Command.run(
      "/usr/bin/env", ["python3", referee, "worker", input.path, answered.path], in: folder)
    #expect(verdict.code == 0, "\(String(decoding: verdict.output.suffix(4000), as: UTF8.self)) \(verdict.error)")
  }

  @Test("each document is read in good time and none ends the reader")
  func time() throws {
    let extractor = try MentionProofs.extractor.get()
    var slow: [String] = []
    for path in SharedData.sample(
      SharedData.files(["html_jsoup_fuzz", "crawl_sitemaps"], ["html", "xhtml", "xml"]), most: 60)
    {
      let bytes = try SharedData.bytes(path)
      let start = ContinuousClock.now
      _ = extractor.extract(.init(name: path, bytes: bytes))
      let taken = ContinuousClock.now - start
      if taken > .seconds(1) { print("\(path): \(taken)") }
      // A watchdog, not a measure: ten times what is asked for, on a machine with other work.
      if taken > .seconds(10) { slow.append(path) }
    }
    #expect(slow.isEmpty, "\(slow)")
  }
}
