import DocumentModel
import Foundation
import Logging
import Pipelines
import TestSupport

@testable import Review

/// A knowledge base of a few pages, some of them hostile, and the application over it.
struct Served {
  static let port = 7420
  let folder: String
  let application: ReviewApplication

  /// Pages by file name. Removed by `remove`.
  init(_ pages: [String: String] = Self.pages) async throws {
    folder = try Repository.temporaryFolder()
    for (name, page) in pages { try page.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8) }
    try await Self.run(folder)
    application = try ReviewApplication(knowledgeBase: folder + "/kb.sqlite")
  }

  /// Runs the pipeline over the folder.
  @discardableResult
  static func run(_ folder: String) async throws -> RunSummary {
    var quiet = Logger(label: "test")
    quiet.logLevel = .critical
    let plan = PipelineRunner.Plan(
      inputs: [(folder, [], [])], knowledgeBase: folder + "/kb.sqlite", documentBytes: 1 << 26, jobs: 2, search: true,
      keepSources: false)
    return try await PipelineRunner(extractor: try Extractor.standard(), plan: plan, logger: quiet).run { _, _ in }
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// Asks as a browser on this machine does.
  func get(_ target: String, method: String = "GET") async -> ReviewReply {
    await application.answer(
      ReviewRequest(
        method: method, target: target, fields: [("host", "127.0.0.1:\(Self.port)")], port: Self.port))
  }

  /// Sends a form as a page of the application does; `fields` are encoded.
  func post(_ target: String, _ form: String, fields: [(name: String, value: String)]? = nil) async -> ReviewReply {
    let own = [("host", "127.0.0.1:\(Self.port)"), ("origin", "http://127.0.0.1:\(Self.port)")]
    return await application.answer(
      ReviewRequest(
        method: "POST", target: target, fields: fields ?? own.map { (name: $0.0, value: $0.1) },
        body: Array(form.utf8), port: Self.port))
  }

  /// The place of some words in a page of `pages`, and the identifier of its document.
  func place(of words: String, in name: String) async throws -> (document: String, start: Int, end: Int) {
    let documents = try await twin("/documents.json")["documents"] as? [[String: Any]] ?? []
    let id = documents.first { $0["source"] as? String == name }?["id"] as? String ?? ""
    let (page, wanted) = (Array((Self.pages[name] ?? "").utf8), Array(words.utf8))
    let start = page.indices.first { page[$0...].starts(with: wanted) } ?? 0
    return (id, start, start + wanted.count)
  }

  /// The token that forms carry.
  func token() async throws -> String {
    let (id, start, end) = try await place(of: "Law No. 13 of 2006", in: "report.html")
    let page = await get("/documents/\(id)?at=\(start)-\(end)").text
    return page.firstMatch(of: /name="token" value="([^"]+)"/).map { String($0.1) } ?? ""
  }

  /// The JSON twin of a page as an object.
  func twin(_ target: String) async throws -> [String: Any] {
    let reply = await get(target)
    return try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any] ?? [:]
  }

  static let pages: [String: String] = [
    "report.html": """
    <!doctype html><html lang="en"><head><title>Wardship report</title></head><body><main><h1>Wardship report</h1>
    <p>Under Law No. 13 of 2006 the Witness Agency registered 412 requests in 2019, and 350 requests in 2018.</p>
    <table><caption>Requests registered</caption><tr><th>Year</th><th>Requests</th></tr>
    <tr><td>2016</td><td>120</td></tr><tr><td>2017</td><td>240</td></tr><tr><td>2018</td><td>350</td></tr>
    <tr><td>2019</td><td>412</td></tr></table></main></body></html>
    """,
    "hostile.html": """
    <!doctype html><html lang="en"><head><title>&lt;script&gt;alert(1)&lt;/script&gt; "x"&#x301; onload=alert(2)</title></head>
    <body><main><h1>&lt;img src=x onerror=alert(3)&gt;</h1>
    <p>Law No. 21 of 2007 &quot;&#x301; onmouseover=alert(4) &lt;/a&gt;&lt;svg/onload=alert(5)&gt; was passed on 5 May 2007.</p>
    <p>Before \u{202E}after\u{202C} and zero\u{200B}width in 2011.</p>
    <p>The Ministry of &lt;b&gt;Justice&lt;/b&gt; counted 55 &lt;script&gt; cases in 2010.</p></main></body></html>
    """,
  ]
}

extension ReviewReply {
  var text: String { String(decoding: body, as: UTF8.self) }
}
