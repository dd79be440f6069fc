import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Pipelines

/// The review application behind a socket of this machine's own address.
public struct ReviewServer: Sendable {
  private let application: ReviewApplication
  private let port: Int

  /// Files that are open for other than connections.
  private static let ownFiles = 64

  /// Serves an application on 127.0.0.1; port 0 is any that is free.
  public init(_ application: ReviewApplication, port: Int) {
    self.application = application
    self.port = port
  }

  /// Serves until the process is told to end. `onReady` is told the address. Throws where the port is taken.
  public func run(onReady: @escaping @Sendable (String) -> Void) async throws {
    var logger = Logger(label: "attest.review")
    logger.logLevel = .error
    let server = Application(
      responder: Responder(application: application),
      server: HTTPServerBuilder { responder in
        ReviewChannel(responder: responder, refuse: { [application] in application.refuse($0) })
      },
      configuration: ApplicationConfiguration(
        address: .hostname("127.0.0.1", port: port), serverName: nil,
        availableConnectionsDelegate: MaximumAvailableConnections(max(8, OpenFiles.raise() - Self.ownFiles))),
      onServerRunning: { channel in
        onReady("http://127.0.0.1:\(channel.localAddress?.port ?? 0)/")
      },
      logger: logger)
    do {
      try await server.runService()
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      let holder = PortHolder.find(port).map { " (\($0))" } ?? ""
      throw PipelineError(.unavailable, "port \(port): is in use\(holder); end that, or give another with --port")
    } catch let error as IOError where error.errnoCode == EACCES {
      throw PipelineError(.permission, "port \(port): not allowed to this user; give one above 1023 with --port")
    }
  }

  /// What the application is told of a connection.
  struct Connection: RequestContext {
    var coreContext: CoreRequestContextStorage
    let port: Int

    init(source: ApplicationRequestContextSource) {
      coreContext = .init(source: source)
      port = source.channel.localAddress?.port ?? 0
    }
  }

  /// Puts requests into the application's terms, and its replies into the server's.
  struct Responder: HTTPResponder {
    let application: ReviewApplication
    /// How long a body may take to arrive.
    private static let patience = Duration.seconds(10)

    func respond(to request: Hummingbird.Request, context: Connection) async throws -> Hummingbird.Response {
      var fields = request.headers.map { (name: $0.name.canonicalName, value: $0.value) }
      if let authority = request.head.authority { fields.append(("host", authority)) }
      var asked = ReviewRequest(
        method: request.method.rawValue, target: request.head.path ?? "", fields: fields, port: context.port)
      if asked.method == "POST" {
        do {
          asked.body = try await body(of: request)
        } catch let refusal as BodyRefusal {
          return Self.answer(application.refuse(refusal.status), closing: true)
        }
      }
      return Self.answer(await application.answer(asked), closing: false)
    }

    private struct BodyRefusal: Error { var status: Int }

    private func body(of request: Hummingbird.Request) async throws -> [UInt8] {
      if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > ReviewApplication.bodyBytes {
        throw BodyRefusal(status: 413)
      }
      return try await withThrowingTaskGroup(of: [UInt8].self) { group in
        group.addTask {
          var bytes: [UInt8] = []
          for try await buffer in request.body {
            bytes += buffer.readableBytesView
            guard bytes.count <= ReviewApplication.bodyBytes else { throw BodyRefusal(status: 413) }
          }
          return bytes
        }
        group.addTask {
          try await Task.sleep(for: Self.patience)
          throw BodyRefusal(status: 408)
        }
        defer { group.cancelAll() }
        return try await group.next() ?? []
      }
    }

    private static func answer(_ reply: ReviewReply, closing: Bool) -> Hummingbird.Response {
      var headers = HTTPFields()
      for field in reply.fields {
        if let name = HTTPField.Name(field.name) { headers.append(HTTPField(name: name, value: field.value)) }
      }
      if closing { headers[.connection] = "close" }
      return Hummingbird.Response(
        status: .init(code: reply.status), headers: headers,
        body: reply.body.isEmpty ? .init() : .init(byteBuffer: ByteBuffer(bytes: reply.body)))
    }
  }
}
