import Dispatch
import DocumentModel
import KnowledgeBase
import Pipelines

/// The review application: requests to replies, without a socket. What a page takes long for does not keep other pages.
public final class ReviewApplication: Sendable {
  let store: ReviewStore
  private let renderer: PageRenderer
  private let guardian: RequestGuard
  private let files: EmbeddedFiles
  /// Pages are made one after the other: each takes milliseconds.
  private let pages = DispatchQueue(label: "attest.review.pages")
  /// What may take seconds: typed SQL, claims, comparisons of runs.
  private let slow = DispatchQueue(label: "attest.review.slow")

  /// Largest body of a form, in bytes.
  public static let bodyBytes = 256 << 10
  /// Memory that SQLite may take in the process, in bytes.
  private static let queryMemory = 128 << 20

  /// Opens a knowledge base for review. Throws `KnowledgeBaseError`.
  public init(knowledgeBase path: String) throws {
    store = try ReviewStore(path: path)
    files = try EmbeddedFiles()
    guardian = RequestGuard(token: RequestGuard.makeToken())
    renderer = PageRenderer(files: files, token: guardian.token)
    QueryConnection.limitMemory(Self.queryMemory)
  }

  /// Answers a request; every answer has the security fields.
  public func answer(_ request: ReviewRequest) async -> ReviewReply {
    Self.completed(await unguarded(request), isHead: request.method == "HEAD")
  }

  /// The answer to a request that is not read any further.
  func refuse(_ status: Int) -> ReviewReply { Self.completed(Self.refusal(status), isHead: false) }

  private static func completed(_ reply: ReviewReply, isHead: Bool) -> ReviewReply {
    var reply = reply
    reply.fields += SecurityFields.all
    reply.fields.append(("content-length", String(reply.body.count)))
    if isHead { reply.body = [] }
    return reply
  }

  /// What is answered where a request cannot be read: nothing of it is shown.
  public static func refusal(_ status: Int) -> ReviewReply {
    ReviewReply(
      status: status, fields: [("content-type", "text/plain; charset=utf-8"), ("cache-control", "no-store")],
      body: Array((StatusText.of(status) + "\n").utf8))
  }

  private func unguarded(_ request: ReviewRequest) async -> ReviewReply {
    if let status = guardian.refusal(request) { return Self.refusal(status) }
    guard let target = RequestTarget(request.target) else { return Self.refusal(404) }
    if request.method != "POST", let file = files.file(at: target.path) {
      return ReviewReply(
        status: 200,
        fields: [("content-type", file.type), ("cache-control", "max-age=31536000, immutable")], body: file.bytes)
    }
    let fields = FormFields(request.method == "POST" ? String(decoding: request.body, as: UTF8.self) : target.query)
    if request.method == "POST", !guardian.accepts(fields["token"]) { return Self.refusal(403) }
    guard let route = Routes.find(target.parts, method: request.method) else {
      return renderer.problem(.missing, asJSON: target.isJSON)
    }
    let visit = Visit(store: store, path: target.parts, fields: fields)
    return await run(on: route.isSlow ? slow : pages) { [renderer] in
      do {
        switch try route.make(visit) {
        case .page(let page): return renderer.reply(page, target: target)
        case .moved(let place):
          return ReviewReply(status: 303, fields: [("location", place), ("cache-control", "no-store")], body: [])
        }
      } catch {
        return renderer.problem(PageProblem(error), asJSON: target.isJSON)
      }
    }
  }

  /// Work on a thread of its own, that none of the server waits in.
  private func run(on queue: DispatchQueue, _ body: @escaping @Sendable () -> ReviewReply) async -> ReviewReply {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: body()) }
    }
  }
}

extension PageProblem {
  /// What went wrong, for who looks at the page.
  init(_ error: any Error) {
    switch error {
    case let problem as PageProblem: self = problem
    case QueryFailure.limit(let what): self.init(status: 503, message: "Stopped at the \(what).")
    case QueryFailure.unavailable(let why): self.init(status: 503, message: why)
    case QueryFailure.refused(let why): self.init(status: 400, message: why)
    case let error as KnowledgeBaseError: self.init(status: 503, message: error.message)
    case let error as PipelineError: self.init(status: 503, message: error.message)
    default: self.init(status: 500, message: "This page could not be made.")
    }
  }
}
