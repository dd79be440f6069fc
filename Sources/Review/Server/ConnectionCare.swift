import NIOCore
import NIOHTTP1

/// Answers for a connection what no page can: a request that is none, or that does not come to its end in time. Such answers
/// carry the security fields as all others do, and end the connection.
final class ConnectionCare: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  /// How long the head of the first request may take to arrive, byte by byte.
  private static let patience = TimeAmount.seconds(10)
  /// How long a client may take to read the last answer while it still sends.
  private static let farewell = TimeAmount.seconds(1)

  private let refuse: @Sendable (Int) -> ReviewReply
  private var deadline: Scheduled<Void>?
  private var isAnswering = false
  private var isLast = false

  init(refuse: @escaping @Sendable (Int) -> ReviewReply) { self.refuse = refuse }

  func handlerAdded(context: ChannelHandlerContext) {
    let bound = NIOLoopBound((care: self, context: context), eventLoop: context.eventLoop)
    deadline = context.eventLoop.scheduleTask(in: Self.patience) {
      let (care, context) = bound.value
      care.answer(408, context)
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) { deadline?.cancel() }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isLast else { return }
    let part = unwrapInboundIn(data)
    guard case .head(var head) = part else {
      context.fireChannelRead(data)
      return
    }
    deadline?.cancel()
    // The authority of an absolute target is the host that is meant, whatever the field says (RFC 9112, 3.2.2).
    if let authority = Self.authority(of: head.uri) { head.headers.replaceOrAdd(name: "host", value: authority) }
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? HTTPParserError else {
      context.fireErrorCaught(error)
      return
    }
    guard !isAnswering else {
      context.close(promise: nil)
      return
    }
    answer(error == .headerOverflow ? 431 : 400, context)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head):
      isAnswering = true
      if head.headers["connection"].contains("close") { isLast = true }
      context.write(data, promise: promise)
    case .end:
      isAnswering = false
      context.write(data, promise: promise)
      if isLast { leave(context) }
    case .body: context.write(data, promise: promise)
    }
  }

  private func answer(_ status: Int, _ context: ChannelHandlerContext) {
    guard !isLast else { return }
    isLast = true
    let reply = refuse(status)
    var headers = HTTPHeaders(reply.fields.map { ($0.name, $0.value) })
    headers.add(name: "connection", value: "close")
    let head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: status), headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: reply.body)))), promise: nil)
    context.write(wrapOutboundOut(.end(nil)), promise: nil)
    leave(context)
  }

  /// Ends what is sent, and a moment later the connection: what the client still sends must not take the answer from it.
  private func leave(_ context: ChannelHandlerContext) {
    context.flush()
    context.close(mode: .output, promise: nil)
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.eventLoop.scheduleTask(in: Self.farewell) { bound.value.close(promise: nil) }
  }

  /// What stands between `://` and the next `/`; nil for a target that is a path.
  private static func authority(of target: String) -> String? {
    guard target.utf8.first != 0x2F, let mark = target.firstRange(of: "://") else { return nil }
    return String(target[mark.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" })
  }
}
