import DocumentModel
import Foundation
import KnowledgeBase
import Pipelines
import Testing

@testable import Review

/// What people decide is kept beside what was found, and applied by the next run.
@Suite struct DecisionTests {
  private static let law = "Law No. 13 of 2006"

  private func form(
    _ served: Served, _ verdict: String, _ more: String = "", token: String? = nil
  ) async throws -> ReviewReply {
    let (id, start, end) = try await served.place(of: Self.law, in: "report.html")
    let own = try await served.token()
    return await served.post(
      "/decisions",
      "token=\(token ?? own)&document=\(id)&kind=law&start=\(start)&end=\(end)&verdict=\(verdict)&who=Ada&why=seen\(more)"
    )
  }

  private func laws(_ served: Served) throws -> [String] {
    let reader = try KnowledgeBaseReader.open(path: served.folder + "/kb.sqlite")
    return try (reader.extraction(source: "report.html")?.mentions ?? []).filter { $0.mention.kind == .law }
      .map(\.provenance.quote)
  }

  @Test("a rejected mention is gone after the next run, and back when the decision is withdrawn")
  func reject() async throws {
    let served = try await Served()
    defer { served.remove() }
    let reply = try await form(served, "rejected")
    #expect(reply.status == 303)
    #expect(reply.value("location")?.hasPrefix("/documents/") == true)
    #expect(try laws(served) == [Self.law])
    let summary = try await Served.run(served.folder)
    #expect(summary.unchanged == 1)
    #expect(try laws(served).isEmpty)
    #expect(try await Served.run(served.folder).unchanged == 2)
    let decisions = DecisionFile(knowledgeBase: served.folder + "/kb.sqlite")
    var taken = try #require(try decisions.read().first)
    #expect((taken.who, taken.why, taken.quote) == ("Ada", "seen", Self.law))
    taken.verdict = .withdrawn
    try decisions.add(taken)
    try await Served.run(served.folder)
    #expect(try laws(served) == [Self.law])
    let reader = try KnowledgeBaseReader.open(path: served.folder + "/kb.sqlite")
    let originals = try Originals(reader)
    let counts = try Verifier(reader).verify(open: { originals.open($0) }) { _ in }
    #expect(counts.passes(archived: false))
  }

  @Test("a corrected place is cut from the bytes again; one that is not proven is left out and noted")
  func correct() async throws {
    let served = try await Served()
    defer { served.remove() }
    let (_, start, end) = try await served.place(of: Self.law, in: "report.html")
    #expect(try await form(served, "corrected", "&newKind=law&newStart=\(start)&newEnd=\(end - 8)").status == 303)
    try await Served.run(served.folder)
    #expect(try laws(served) == ["Law No. 13"])
  }

  @Test("a correction into the middle of a tag is noted and changes nothing")
  func unproven() async throws {
    let served = try await Served()
    defer { served.remove() }
    #expect(try await form(served, "corrected", "&newKind=law&newStart=3&newEnd=9").status == 303)
    try await Served.run(served.folder)
    #expect(try laws(served) == [Self.law])
    let twin = try await served.twin("/diagnostics.json")["diagnostics"] as? [[String: Any]] ?? []
    #expect(twin.contains { $0["code"] as? String == "review.unproven" })
  }

  @Test("names are merged into another entity")
  func merge() async throws {
    let served = try await Served()
    defer { served.remove() }
    let entities = try await served.twin("/laws.json")["entities"] as? [[String: Any]] ?? []
    let ids = entities.compactMap { $0["id"] as? String }
    #expect(ids.count == 2)
    let token = try await served.token()
    let reply = await served.post(
      "/decisions", "token=\(token)&entity=\(ids[0])&into=/entities/\(ids[1])&verdict=corrected&who=Ada")
    #expect(reply.status == 303)
    try await Served.run(served.folder)
    let after = try await served.twin("/laws.json")["entities"] as? [[String: Any]] ?? []
    #expect(after.compactMap { $0["id"] as? String } == [ids[1]])
    #expect(after.first?["mentions"] as? Int == 2)
  }

  @Test("reviewed documents become gold on which the program scores what people confirmed")
  func gold() async throws {
    let served = try await Served()
    defer { served.remove() }
    _ = try await form(served, "rejected")
    let path = served.folder + "/kb.sqlite"
    let extractor = try Extractor.standard()
    let decisions = DecisionSet(try DecisionFile(knowledgeBase: path).read())
    let reader = try KnowledgeBaseReader.open(path: path)
    let summary = try GoldWriter(extractor: extractor, decisions: decisions)
      .write(reader, to: served.folder + "/gold")
    #expect((summary.documents, summary.decided) == (1, 1))
    let report = try Evaluator(extractor: extractor).evaluate(served.folder + "/gold")
    #expect(report.misplaced.isEmpty)
    #expect(report.scores["law"]?.wrong == 1)
    let others = report.scores.filter { $0.key != "law" }.values
    #expect(others.allSatisfy { $0.wrong == 0 && $0.missed == 0 })
  }

  @Test("nothing is decided without the token, a name, from elsewhere, or by reading")
  func refused() async throws {
    let served = try await Served()
    defer { served.remove() }
    #expect(try await form(served, "rejected", token: "x").status == 403)
    let token = try await served.token()
    #expect(await served.post("/decisions", "token=\(token)&verdict=rejected").status == 400)
    let foreign = [("host", "127.0.0.1:\(Served.port)"), ("origin", "http://evil.example")]
    let reply = await served.post(
      "/decisions", "token=\(token)&verdict=rejected&who=x", fields: foreign.map { (name: $0.0, value: $0.1) })
    #expect(reply.status == 403)
    #expect(await served.get("/decisions?token=\(token)&verdict=rejected&who=x").status == 200)
    #expect(await served.post("/documents", "token=\(token)").status == 404)
    #expect(try DecisionFile(knowledgeBase: served.folder + "/kb.sqlite").read().isEmpty)
  }

  @Test("lines that are no decisions are told, and a place that none can be is noted")
  func broken() async throws {
    let served = try await Served()
    defer { served.remove() }
    let (_, start, end) = try await served.place(of: Self.law, in: "report.html")
    #expect(try await form(served, "confirmed").status == 303)
    let file = DecisionFile(knowledgeBase: served.folder + "/kb.sqlite")
    var hostile = try #require(try file.read().first)
    hostile.verdict = .corrected
    (hostile.newStart, hostile.newEnd) = (-5, 10)
    try file.add(hostile)
    (hostile.newStart, hostile.newEnd) = (Int.max - 1, Int.max)
    (hostile.start, hostile.end) = (start, end)
    try file.add(hostile)
    var bytes = try #require(FileManager.default.contents(atPath: file.path))
    bytes.append(contentsOf: Array("nonsense\n{\"verdict\":\"rej\n".utf8))
    try bytes.write(to: URL(fileURLWithPath: file.path))
    #expect(try file.readLines().broken == [4, 5])
    let page = await served.get("/decisions").text
    #expect(page.contains("2 lines, from line 4, are no decisions"))
    try await Served.run(served.folder)
    #expect(try laws(served) == [Self.law])
  }

  @Test("names are not merged into their own entity")
  func selfMerge() async throws {
    let served = try await Served()
    defer { served.remove() }
    let id = try #require(
      (try await served.twin("/laws.json")["entities"] as? [[String: Any]])?.first?["id"] as? String)
    let token = try await served.token()
    let reply = await served.post("/decisions", "token=\(token)&entity=\(id)&into=\(id)&verdict=corrected&who=Ada")
    #expect(reply.status == 400)
  }

  @Test("a line that was cut by a crash loses no other")
  func torn() throws {
    let path = NSTemporaryDirectory() + "attest-decisions-\(UUID().uuidString)"
    let file = DecisionFile(knowledgeBase: path)
    defer { try? FileManager.default.removeItem(atPath: file.path) }
    let decision = ReviewDecision(.rejected, entity: "k", name: nil, into: nil, who: "Ada", when: "now", why: "")
    try file.add(decision)
    var bytes = try #require(FileManager.default.contents(atPath: file.path))
    bytes.append(contentsOf: Array("{\"verdict\":\"rej".utf8))
    try bytes.write(to: URL(fileURLWithPath: file.path))
    try file.add(decision)
    #expect(try file.read() == [decision, decision])
  }
}
