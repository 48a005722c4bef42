import NIOCore

/// Slow clients.
extension ConnectionGuard {
  /// How long a client that was refused may take to read why.
  private static let lingering = TimeAmount.seconds(1)

  /// Looks at the clock a few times in the shortest of the limits.
  func scheduleTick(_ context: ChannelHandlerContext) {
    let shortest = min(
      limits.headerTime, limits.slowBodyTime, limits.writeTime, TimeAmount.seconds(2))
    let interval = TimeAmount.nanoseconds(max(shortest.nanoseconds / 4, 1_000_000))
    tick = context.eventLoop.assumeIsolated().scheduleTask(in: interval) {
      self.look(context, interval: interval)
      if context.channel.isActive { self.scheduleTick(context) }
    }
  }

  private func look(_ context: ChannelHandlerContext, interval: TimeAmount) {
    let now = NIODeadline.now()
    if let unwritableSince, now - unwritableSince > limits.writeTime {
      return context.close(promise: nil)
    }
    switch inbound {
    case .waiting:
      // A header that does not come to its end looks like none.
      if owed == 0, now - since > limits.headerTime { context.close(promise: nil) }
    case .receiving:
      guard isReading else {
        since = since + interval
        return
      }
      let time = now - since
      let isSlow =
        !isStreamed && time > limits.slowBodyTime
        && received < Int(time.nanoseconds / 1_000_000_000) * 1_024
      if time > limits.bodyTime || isSlow {
        refuse(.bodyTooSlow, context, answersCurrent: true)
      }
    case .refused:
      if isSettled, now - since > Self.lingering { context.close(promise: nil) }
    }
  }
}
