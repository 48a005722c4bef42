import NIOCore
import Synchronization

/// The open connections and what each is doing, so that idle ones make room for new ones.
final class ConnectionRegistry: Sendable {
  /// What a connection is doing.
  enum Phase: Sendable {
    /// Waiting for the next request.
    case waiting
    /// In the middle of a request.
    case receiving
    /// Owed an answer.
    case answering
  }

  /// Asks a connection to close if it is doing nothing of use.
  struct MakeRoom: Sendable {}

  private struct Entry {
    var channel: any Channel
    var phase: Phase
    var since: NIODeadline
  }

  private struct State {
    var entries: [Int: Entry] = [:]
    var nextID = 0
  }

  private let state = Mutex(State())
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
  }

  /// The number of open connections.
  var count: Int { state.withLock { $0.entries.count } }

  /// Adds a connection; `nil` when there is no room, and no other can make it.
  func add(_ channel: any Channel) -> Int? {
    let (id, victim): (Int?, (any Channel)?) = state.withLock { state in
      var victim: (any Channel)?
      if state.entries.count >= limit {
        guard let key = Self.leastUseful(state.entries) else { return (nil, nil) }
        victim = state.entries.removeValue(forKey: key)?.channel
      }
      state.nextID += 1
      state.entries[state.nextID] = Entry(channel: channel, phase: .waiting, since: .now())
      return (state.nextID, victim)
    }
    // Not under the lock: closing calls back.
    victim?.pipeline.fireUserInboundEventTriggered(MakeRoom())
    return id
  }

  func set(_ phase: Phase, of id: Int) {
    state.withLock { state in
      guard state.entries[id]?.phase != phase else { return }
      state.entries[id]?.phase = phase
      state.entries[id]?.since = .now()
    }
  }

  func remove(_ id: Int) {
    state.withLock { _ = $0.entries.removeValue(forKey: id) }
  }

  /// The connection that has waited longest, else the one whose request has taken longest to arrive.
  private static func leastUseful(_ entries: [Int: Entry]) -> Int? {
    func oldest(_ phase: Phase) -> Int? {
      entries.filter { $0.value.phase == phase }.min { $0.value.since < $1.value.since }?.key
    }
    return oldest(.waiting) ?? oldest(.receiving)
  }
}
