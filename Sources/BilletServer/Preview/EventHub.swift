import BilletKit
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle
import Synchronization

/// Tells open pages of changes, as server-sent events (HTML, section 9.2).
final class EventHub: Sendable {
  private struct State {
    var listeners: [Int: AsyncStream<[UInt8]>.Continuation] = [:]
    var nextID = 0
    var version = 0
    var listVersion = 0
  }

  private let state = Mutex(State())
  /// Pages that may be open at a time.
  private static let limit = 32
  /// How often a page that hears nothing is told that all is well, so that one that is gone is noticed.
  private static let heartbeat = Duration.seconds(15)

  /// Counts up whenever the list of messages may have changed.
  var listVersion: Int { state.withLock { $0.listVersion } }

  /// Tells every page.
  func tell(_ change: ProjectChange, isOtherList: Bool) {
    state.withLock { state in
      state.version += 1
      if isOtherList { state.listVersion += 1 }
      var json = JSONWriter(layout: .compact)
      json.object { json in
        json.member("version", state.version)
        json.member("listVersion", state.listVersion)
        json.key("paths")
        json.array { json in
          for path in change.paths.prefix(64) { json.string(path) }
        }
      }
      // The JSON is one line, and ends with a line end.
      let event = Array("event: change\ndata: ".utf8) + json.bytes + Array("\n".utf8)
      for listener in state.listeners.values { listener.yield(event) }
    }
  }

  /// A stream of events that lasts until the page or the server goes.
  func response() throws(Problem) -> Response {
    guard let (id, events) = listen() else { throw Problem.busy }
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream"],
      body: ResponseBody { writer in
        defer { self.leave(id) }
        try await writer.write(ByteBuffer(string: "retry: 500\n\n"))
        let beats = Task {
          while true {
            try await Task.sleep(for: Self.heartbeat)
            self.send(Array(": \n\n".utf8), to: id)
          }
        }
        defer { beats.cancel() }
        try await withGracefulShutdownHandler {
          for await event in events { try await writer.write(ByteBuffer(bytes: event)) }
        } onGracefulShutdown: {
          self.leave(id)
        }
        try await writer.finish(nil)
      })
  }

  private func listen() -> (id: Int, events: AsyncStream<[UInt8]>)? {
    state.withLock { state in
      guard state.listeners.count < Self.limit else { return nil }
      let (events, continuation) = AsyncStream.makeStream(
        of: [UInt8].self, bufferingPolicy: .bufferingNewest(16))
      state.nextID += 1
      state.listeners[state.nextID] = continuation
      return (state.nextID, events)
    }
  }

  private func send(_ event: [UInt8], to id: Int) {
    state.withLock { _ = $0.listeners[id]?.yield(event) }
  }

  private func leave(_ id: Int) {
    state.withLock { $0.listeners.removeValue(forKey: id) }?.finish()
  }
}
