import Foundation
import Testing

@testable import Review

/// Pages, their twins, and what hostile documents make of them.
@Suite struct PageTests {
  /// Every page that needs no identifier.
  static let paths = [
    "/", "/documents", "/entities", "/laws", "/agencies", "/counts", "/series", "/timeline", "/graph",
    "/graph?of=citations", "/citations", "/contradictions", "/search", "/search?q=requests", "/runs", "/diagnostics",
    "/check", "/lint", "/decisions",
    "/sql", "/sql?q=SELECT+*+FROM+facts",
  ]

  /// Addresses of this server in a page.
  private static func links(_ html: String) -> Set<String> {
    Set(
      html.matches(of: /href="(\/[^"#]*)/).map {
        String($0.1).replacing("&amp;", with: "&").replacing("&#39;", with: "'")
      })
  }

  @Test("every link of every page leads to a page with a twin and all security fields")
  func crawl() async throws {
    let served = try await Served()
    defer { served.remove() }
    var (queue, seen) = (Self.paths, Set(Self.paths))
    while let target = queue.popLast(), seen.count < 800 {
      let reply = await served.get(target)
      #expect(reply.status == 200, "\(target)")
      for field in SecurityFields.all { #expect(reply.value(field.name) == field.value, "\(target)") }
      if reply.value("content-type")?.hasPrefix("text/html") == true {
        #expect(reply.body.count < 100_000, "\(target)")
        MarkupCheck.check(reply.text, target)
        for link in Self.links(reply.text) where seen.insert(link).inserted { queue.append(link) }
      } else if target.contains(".json") {
        let twin = try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any]
        #expect(twin?["formatVersion"] as? Int == 1, "\(target)")
      }
    }
    #expect(seen.count > 60)
  }

  @Test("errors have the security fields too, and nothing of what was asked")
  func errors() async throws {
    let served = try await Served()
    defer { served.remove() }
    for index in 0..<500 {
      let target = ["/none\(index)", "/documents/<x>\(index)", "/%zz\(index)", "/entities/x\(index).json"][index % 4]
      let reply = await served.get(target)
      #expect(reply.status == 404)
      #expect(!reply.text.contains("none\(index)") && !reply.text.contains("x\(index)"))
      for field in SecurityFields.all { #expect(reply.value(field.name) == field.value) }
    }
  }

  @Test("a HEAD request has the length of the page and no body")
  func head() async throws {
    let served = try await Served()
    defer { served.remove() }
    let (whole, head) = (await served.get("/runs"), await served.get("/runs", method: "HEAD"))
    #expect(head.body.isEmpty)
    #expect(head.value("content-length") == String(whole.body.count))
  }

  @Test("the overview's twin counts what the knowledge base holds")
  func overview() async throws {
    let served = try await Served()
    defer { served.remove() }
    let totals = try await served.twin("/index.json")["totals"] as? [String: Any]
    #expect(totals?["documents"] as? Int == 2)
    #expect((totals?["facts"] as? Int ?? 0) > 4)
  }

  @Test("a place shows the bytes that are cited")
  func place() async throws {
    let served = try await Served()
    defer { served.remove() }
    let documents = try await served.twin("/documents.json")["documents"] as? [[String: Any]] ?? []
    let report = try #require(documents.first { $0["source"] as? String == "report.html" })
    #expect(report["status"] as? String == "ok")
    let (id, start, end) = try await served.place(of: "Law No. 13 of 2006", in: "report.html")
    let range = "\(start)-\(end)"
    let twin = try await served.twin("/documents/\(id)/at.json?range=\(range)")
    let place = try #require(twin["place"] as? [String: Any])
    #expect((place["source"] as? [String: Any])?["marked"] as? String == "Law No. 13 of 2006")
    #expect((place["mentions"] as? [[String: Any]])?.first?["kind"] as? String == "law")
    let html = await served.get("/documents/\(id)?at=\(range)").text
    #expect(html.contains("id=\"at\" aria-current=\"true\""))
    #expect(html.contains("<mark>Law No. 13 of 2006</mark>"))
  }

  @Test("a table is set as a table, and its series as a chart whose points lead to facts")
  func series() async throws {
    let served = try await Served()
    defer { served.remove() }
    let documents = try await served.twin("/documents.json")["documents"] as? [[String: Any]] ?? []
    let id = try #require(documents.first { $0["source"] as? String == "report.html" }?["id"] as? String)
    let text = await served.get("/documents/\(id)").text
    #expect(text.contains("<th scope=\"col\""))
    let chart = await served.get("/series").text
    #expect(chart.contains("<svg") && chart.contains("aria-label=\"2017: 240"))
    #expect(chart.contains("<summary>As a table</summary>"))
  }

  @Test("a document without its original is set from its passages")
  func passages() async throws {
    let served = try await Served()
    defer { served.remove() }
    try FileManager.default.removeItem(atPath: served.folder + "/report.html")
    let documents = try await served.twin("/documents.json")["documents"] as? [[String: Any]] ?? []
    let id = try #require(documents.first { $0["source"] as? String == "report.html" }?["id"] as? String)
    let page = await served.get("/documents/\(id)").text
    #expect(page.contains("set from the stored passages"))
    #expect(page.contains(">Law No. 13 of 2006</a>") || page.contains(">Law No. 13 of <mark"))
  }

  @Test(
    "a paragraph of many pages is cut between words; its text is whole, no mention is lost, and each is found again")
  func longParagraph() async throws {
    let sentence = (0..<2_000).map { "the Ministry of Justice saw \($0 + 3) cases in \(1_990 + $0 % 30)" }
    let text = sentence.joined(separator: " and ")
    let page =
      "<!doctype html><html lang=\"en\"><head><title>Long</title></head><body><main><p>\(text)</p></main></body></html>"
    let served = try await Served(["long.html": page])
    defer { served.remove() }
    let document = try #require((try await served.twin("/documents.json")["documents"] as? [[String: Any]])?.first)
    let id = try #require(document["id"] as? String)
    let parts = try #require(try await served.twin("/documents/\(id).json")["parts"] as? Int)
    #expect(parts > 3)
    var (read, marks) = ("", 0)
    for part in 1...parts {
      let twin = try await served.twin("/documents/\(id).json?part=\(part)")
      read += (twin["text"] as? [String] ?? []).joined(separator: " ") + " "
      let html = await served.get("/documents/\(id)?part=\(part)")
      #expect(html.body.count < 200_000)
      marks += html.text.matches(of: #/class="m\s/#).count - html.text.matches(of: #/<label class="m\s/#).count
    }
    #expect(read.split(separator: " ") == text.split(separator: " "))
    #expect(marks == document["mentions"] as? Int)
    let last = try #require(page.utf8.firstRange(of: "2002 cases".utf8))
    let offset = page.utf8.distance(from: page.utf8.startIndex, to: last.lowerBound)
    let found = await served.get("/documents/\(id)?at=\(offset)-\(offset + 10)").text
    #expect(found.contains("id=\"at\""))
    #expect(found.contains("Part \(parts) of \(parts)"))
    // A place that is no mention stands in its part as well.
    let word = await served.get("/documents/\(id)?at=\(offset + 11)-\(offset + 13)").text
    #expect(word.contains("id=\"at\"") && word.contains("Part \(parts) of \(parts)"))
  }

  @Test("directional overrides and zero-width signs are shown")
  func hidden() async throws {
    let served = try await Served()
    defer { served.remove() }
    let page = await served.get("/search?q=before").text
    #expect(!page.contains("\u{202E}"))
    #expect(page.contains("⟨U+202E⟩"))
  }
}
