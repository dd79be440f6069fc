import DocumentModel

/// Writes what happens as JSON, one object a line.
struct CrawlLog {
  private let write: (String) -> Void

  init(_ write: @escaping (String) -> Void) { self.write = write }

  func fetch(_ url: WebURL, _ outcome: FetchOutcome, _ detail: String?) {
    line { object in
      object.member("event", "fetch")
      object.member("url", url.text)
      object.member("outcome", outcome.rawValue)
      object.member("detail", detail)
    }
  }

  func robots(_ url: WebURL, _ result: FetchResult) {
    line { object in
      object.member("event", "robots")
      object.member("url", url.text)
      object.member("status", result.status)
      object.member("outcome", result.failure?.rawValue)
      object.member("detail", result.detail.isEmpty ? nil : result.detail)
    }
  }

  func note(_ url: WebURL, _ message: String) {
    line { object in
      object.member("event", "note")
      object.member("url", url.text)
      object.member("message", message)
    }
  }

  private func line(_ body: (inout JSONWriter) -> Void) {
    var writer = JSONWriter()
    writer.object { object in
      object.member("time", Clock.text(Clock.now()))
      body(&object)
    }
    write(writer.string)
  }
}
