import Foundation
import KnowledgeBase
import Pipelines
import TestSupport
import Testing

@testable import Review

/// Text that becomes script wherever it is not escaped: on no page does it become markup. `Tests/Browser` opens the same in a
/// browser.
@Suite struct PayloadTests {
  /// The ways out of a place and the ways to run, of `Tests/Browser/payloads.json`.
  private struct Families: Decodable {
    var breaks: [String]
    var runs: [String]
  }

  private static func payloads() throws -> [String] {
    let file = try Data(contentsOf: URL(fileURLWithPath: Repository.root + "/Tests/Browser/payloads.json"))
    let families = try JSONDecoder().decode(Families.self, from: file)
    return families.breaks.flatMap { way in families.runs.map { way + $0 } }
  }

  /// As text of HTML.
  private static func escaped(_ text: String) -> String {
    String(
      text.unicodeScalars.map { sign in
        switch sign {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        case "\0": ""
        default: String(sign)
        }
      }.joined())
  }

  /// Pages that carry them in titles, names, texts, tables, languages, citations and entries.
  private static func pages(_ payloads: [String]) -> [String: String] {
    var pages: [String: String] = [:]
    for start in stride(from: 0, to: payloads.count, by: 160) {
      let some = payloads[start..<min(payloads.count, start + 160)].map(escaped)
      var body = ""
      var entries = ""
      for (index, text) in some.enumerated() {
        body +=
          "<p>Under Law No. \(index + 1) of 2007 \(text) the Agency of Wards counted \(index + 3) cases \(text).</p>"
        guard index % 16 == 0 else { continue }
        body += "<h2>\(text)</h2><p><a href=\"\(text)\">\(text)</a> was cited (Ward, \(2000 + index / 16)).</p>"
        body += "<table><caption>\(text)</caption><tr><th>Year</th><th>\(text)</th></tr>"
        body += "<tr><td>2010</td><td>\(index + 5)</td></tr><tr><td>2011</td><td>\(index + 9)</td></tr></table>"
        entries += "<p>Ward, A. (\(2000 + index / 16)). \(text) of the wards. \(text) Press.</p>"
      }
      pages["\(start).html"] =
        "<!doctype html><html lang=\"\(some[4])\"><head><title>\(some[1])</title></head><body><main><h1>\(some[2])</h1>"
        + body + "<h2>References</h2>" + entries + "</main></body></html>"
    }
    return pages
  }

  @Test("no payload of a document becomes markup on any page")
  func documents() async throws {
    let payloads = try Self.payloads()
    #expect(payloads.count >= 2_500)
    let served = try await Served(Self.pages(payloads))
    defer { served.remove() }
    var paths = PageTests.paths
    for document in try await served.twin("/documents.json")["documents"] as? [[String: Any]] ?? [] {
      let id = document["id"] as? String ?? ""
      let parts = try await served.twin("/documents/\(id).json")["parts"] as? Int ?? 0
      paths += (1...max(1, parts)).map { "/documents/\(id)?part=\($0)" }
    }
    for (list, name) in [("/entities", "entities"), ("/counts", "figures")] {
      for row in try await served.twin(list + ".json")[name] as? [[String: Any]] ?? [] {
        paths.append((name == "entities" ? "/entities/" : "/facts/") + (row["id"] as? String ?? ""))
      }
    }
    #expect(paths.count > 200)
    var shown = ""
    for path in paths {
      let reply = await served.get(path)
      #expect(reply.status == 200, "\(path)")
      MarkupCheck.check(reply.text, path)
      if path.hasPrefix("/documents/") { shown += reply.text }
    }
    // The text is there, as text: a page that left it out would pass as well.
    #expect(shown.contains("&lt;svg/onload=mark(3)&gt;"))
    var export: [UInt8] = []
    try Exporter(try KnowledgeBaseReader.open(path: served.folder + "/kb.sqlite")).export(.html) { export += $0 }
    MarkupCheck.check(String(decoding: export, as: UTF8.self), "export", isFile: true)
    #expect(export.count < 2_000_000)
  }

  @Test("nor in the file of one document")
  func file() throws {
    let extractor = try Extractor.standard()
    for (name, page) in Self.pages(Array(try Self.payloads().prefix(800))) {
      let file = DocumentFile.render(extractor.examine(DocumentInput(name: name, bytes: Array(page.utf8))).extraction)
      MarkupCheck.check(String(decoding: file, as: UTF8.self), name, isFile: true)
    }
  }

  @Test("nor what is sent in an address or a form")
  func addresses() async throws {
    let served = try await Served()
    defer { served.remove() }
    let token = try await served.token()
    let templates = [
      "/search?q=P&kind=P&property=P&entity=P&source=P&from=P&to=P&only=P&page=P", "/documents?q=P&status=P&language=P",
      "/sql?q=SELECT+'P'+AS+x", "/sql?q=P", "/counts?q=P&property=P&unit=P", "/entities?q=P&kind=P", "/series?q=P",
      "/citations?q=P&resolution=P", "/diagnostics?severity=P&code=P", "/contradictions?scope=P", "/documents/P",
      "/P", "/P.json?P", "/graph?of=P", "/documents/0123456789abcdef0123456789abcdef/at?range=P",
    ]
    let all = ProcessInfo.processInfo.environment["EVERY"] == "1"
    for (index, payload) in try Self.payloads().enumerated() {
      let sent = FormFields.encode(payload)
      for (place, template) in templates.enumerated() where all || index % templates.count == place {
        let path = template.replacing("P", with: sent)
        let reply = await served.get(path)
        #expect([200, 400, 404, 503].contains(reply.status), "\(path)")
        if reply.value("content-type")?.hasPrefix("text/html") == true { MarkupCheck.check(reply.text, path) }
        for field in SecurityFields.all { #expect(reply.value(field.name) == field.value, "\(path)") }
      }
      guard index % 40 == 0 else { continue }
      let reply = await served.post(
        "/decisions", "token=\(token)&entity=\(sent)&verdict=\(sent)&who=\(sent)&why=\(sent)")
      #expect(reply.status == 400 || reply.status == 404)
      MarkupCheck.check(reply.text, "a form")
    }
  }

  @Test("nor what stands in the file of decisions")
  func decisions() async throws {
    let served = try await Served()
    defer { served.remove() }
    let file = DecisionFile(knowledgeBase: served.folder + "/kb.sqlite")
    for payload in try Self.payloads().prefix(200) {
      try file.add(
        ReviewDecision(
          .confirmed, entity: payload, name: payload, into: payload, who: payload, when: payload, why: payload))
    }
    for page in 1...3 { MarkupCheck.check(await served.get("/decisions?page=\(page)").text, "/decisions") }
    #expect(await served.get("/decisions").text.contains("&lt;"))
  }
}
