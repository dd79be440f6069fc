import DocumentModel
import Mustache

/// Puts pages into HTML or JSON.
struct PageRenderer: Sendable {
  let files: EmbeddedFiles
  let token: String

  /// The answer that shows a page.
  func reply(_ page: Page, target: RequestTarget) -> ReviewReply {
    let body = target.isJSON ? Self.json(page) : html(page, target: target)
    return ReviewReply(
      status: page.status,
      fields: [
        ("content-type", target.isJSON ? "application/json; charset=utf-8" : "text/html; charset=utf-8"),
        ("cache-control", "no-store"),
      ], body: body)
  }

  /// The answer that tells why there is no page.
  func problem(_ problem: PageProblem, asJSON: Bool) -> ReviewReply {
    let page = Page(
      status: problem.status, title: problem.status == 404 ? "No such page" : "This did not work", template: "problem",
      data: ["problem": .object(["status": .integer(problem.status), "message": .string(problem.message)])])
    let target = RequestTarget(asJSON ? "/problem.json" : "/problem")
    guard let target else { return ReviewApplication.refusal(problem.status) }
    return reply(page, target: target)
  }

  /// The JSON twin.
  static func json(_ page: Page) -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.key("formatVersion")
      $0.value(1)
      $0.member("title", page.title)
      $0.members(page.data)
    }
    writer.newline()
    return writer.bytes
  }

  private func html(_ page: Page, target: RequestTarget) -> [UInt8] {
    var frame: NormalizedFields = [
      "title": .string(page.title), "twin": .string(target.twin), "token": .string(token),
      "style": .string(files.served["review.css"]?.path ?? ""),
      "icon": .string(files.served["mark.svg"]?.path ?? ""),
      "script": .string(files.served["review.js"]?.path ?? ""),
    ]
    frame["navigation"] = .array(Navigation.all.map { $0.fields(current: page.area) })
    let scope = TemplateScope(page.data, drawn: page.drawn, page: frame)
    return Array((files.library.render(scope, withTemplate: page.template) ?? "").utf8)
  }
}
