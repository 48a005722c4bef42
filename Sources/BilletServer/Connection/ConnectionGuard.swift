import HTTPTypes
import NIOCore
import NIOHTTP1

/// Stands between the HTTP parser and the server, for each connection: refuses what may not come in, and
/// cuts off clients that send or take in too slowly.
///
/// The library lets any of that through by itself; here it never reaches a handler.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  enum Inbound {
    /// Between requests.
    case waiting
    case receiving
    /// Whatever still comes is dropped.
    case refused
  }

  let policy: AdmissionPolicy
  let limits: ServiceLimits
  private let registry: ConnectionRegistry
  private var id: Int?
  private var port: Int?

  var inbound = Inbound.waiting
  /// When the present state of the request began, or its last line arrived.
  var since = NIODeadline.now()
  /// Bytes of the present body.
  var received = 0
  var isStreamed = false
  /// Requests that were passed on and not yet answered.
  var owed = 0
  private var isAnswerStarted = false
  /// Whether the last word on this connection is said.
  var isSettled = false
  /// What is to be said once the answers before it are.
  private var pending: (problem: Problem, owed: Int)?
  /// Since when the client does not take in what it asked for.
  var unwritableSince: NIODeadline?
  /// Whether more of the request is wanted; while it is not, the client is not the slow one.
  var isReading = false
  var tick: Scheduled<Void>?

  init(policy: AdmissionPolicy, limits: ServiceLimits, registry: ConnectionRegistry) {
    self.policy = policy
    self.limits = limits
    self.registry = registry
  }

  // MARK: - The connection

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { start(context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    start(context)
    context.fireChannelActive()
  }

  private func start(_ context: ChannelHandlerContext) {
    guard tick == nil else { return }
    port = context.channel.localAddress?.port
    since = .now()
    id = registry.add(context.channel)
    scheduleTick(context)
    if id == nil { refuse(.busy, context) }
  }

  func channelInactive(context: ChannelHandlerContext) {
    stop()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    stop()
  }

  private func stop() {
    tick?.cancel()
    if let id { registry.remove(id) }
    id = nil
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is ConnectionRegistry.MakeRoom {
      // It may have got a request since it was chosen.
      if owed == 0 || inbound == .receiving { context.close(promise: nil) }
      return
    }
    if event is ChannelShouldQuiesceEvent, inbound == .receiving, !isStreamed {
      // Half a request is none, and waiting for the other half would hold up the end.
      refuse(.shuttingDown, context, answersCurrent: true)
    }
    context.fireUserInboundEventTriggered(event)
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    unwritableSince = context.channel.isWritable ? nil : .now()
    context.fireChannelWritabilityChanged()
  }

  // MARK: - Requests

  func read(context: ChannelHandlerContext) {
    isReading = true
    context.read()
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    isReading = false
    context.fireChannelReadComplete()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      guard inbound == .waiting else { return }
      if let problem = policy.problem(with: head, port: port) {
        return refuse(problem, context)
      }
      inbound = .receiving
      since = .now()
      received = 0
      isStreamed = policy.isStreamed(String(head.uri.prefix { $0 != "?" }))
      owed += 1
      note(.receiving)
      context.fireChannelRead(data)
    case .body(let buffer):
      guard inbound == .receiving else { return }
      received += buffer.readableBytes
      if isStreamed {
        if buffer.readableBytesView.contains(UInt8(ascii: "\n")) { since = .now() }
      } else if received > limits.bodyBytes {
        return refuse(.bodyTooLarge(limits.bodyBytes), context, answersCurrent: true)
      }
      context.fireChannelRead(data)
    case .end:
      guard inbound == .receiving else { return }
      inbound = .waiting
      since = .now()
      note(.answering)
      context.fireChannelRead(data)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard inbound != .refused else { return }
    if let error = error as? HTTPParserError {
      let problem: Problem =
        error == .headerOverflow
        ? .headerTooLarge(limits) : Problem(.badRequest, "This is no HTTP request.")
      refuse(problem, context, answersCurrent: inbound == .receiving)
    } else {
      context.fireErrorCaught(error)
    }
  }

  private func note(_ phase: ConnectionRegistry.Phase) {
    if let id { registry.set(phase, of: id) }
  }

  // MARK: - Answers

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    // The handler of a request that was cut need not know that its answer is not wanted any more.
    guard !isSettled else {
      promise?.succeed(())
      return
    }
    switch unwrapOutboundIn(data) {
    case .head: isAnswerStarted = true
    case .body: break
    case .end:
      owed -= 1
      isAnswerStarted = false
      if inbound == .waiting { since = .now() }
      if owed == 0 { note(inbound == .receiving ? .receiving : .waiting) }
    }
    context.write(data, promise: promise)
    if let pending, owed == pending.owed { settle(pending.problem, context) }
  }

  /// Takes nothing more from the client, and says why as soon as it is this request's turn.
  func refuse(
    _ problem: Problem, _ context: ChannelHandlerContext, answersCurrent: Bool = false
  ) {
    guard inbound != .refused else { return }
    inbound = .refused
    since = .now()
    let before = answersCurrent ? 1 : 0
    if owed > before {
      pending = (problem, before)
    } else if answersCurrent, isAnswerStarted {
      context.close(promise: nil)
    } else {
      settle(problem, context)
    }
  }

  private func settle(_ problem: Problem, _ context: ChannelHandlerContext) {
    isSettled = true
    since = .now()
    pending = nil
    let body = problem.body
    var headers = HTTPHeaders(problem.headers.map { ($0.name.rawName, $0.value) })
    headers.add(name: "content-length", value: String(body.count))
    headers.add(name: "connection", value: "close")
    let status = HTTPResponseStatus(statusCode: problem.status.code)
    let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(
      wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: body)))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    // Closed for good a little later: with bytes of the client's unread, closing now would take the answer
    // away from it.
    context.close(mode: .output, promise: nil)
    context.read()
  }
}
