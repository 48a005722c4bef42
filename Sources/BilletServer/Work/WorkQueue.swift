import BilletKit
import Foundation
import Synchronization

/// Threads for rendering and checking, apart from those that serve connections, so that hard work keeps
/// nobody from being heard.
///
/// Work beyond a bound is refused at once. Work that takes too much processor time is given up: its client
/// is told, another thread takes the place of the one that is still at it, and what comes of it is dropped.
final class WorkQueue: Sendable {
  /// Why work was not done.
  enum Refusal: Error {
    /// Too much waits already.
    case full
    /// It took more than its time.
    case tookTooLong
  }

  private let state: Mutex<State>
  private let condition = NSCondition()
  private let capacity: Int
  private let limit: Duration
  /// Threads that may be at work that was given up; Billet's own limits end that some time.
  private static let lostThreads = 4

  private struct State {
    var waiting: [Job] = []
    /// The first in `waiting` that nobody took.
    var next = 0
    var running: [ObjectIdentifier: Job] = [:]
    var lost = 0
    var isEnding = false

    var queued: Int { waiting.count - next }
  }

  /// Starts the threads.
  init(threads: Int = ProcessInfo.processInfo.activeProcessorCount, limits: ServiceLimits) {
    capacity = limits.queuedWork
    limit = limits.workTime
    state = Mutex(State())
    for _ in 0..<max(threads, 1) { startThread() }
    let watch = Thread { [weak self] in
      while let queue = self, !queue.state.withLock({ $0.isEnding }) {
        queue.giveUpSlowWork()
        Thread.sleep(forTimeInterval: 0.05)
      }
    }
    watch.start()
  }

  /// Lets the threads end once nothing waits.
  func end() {
    state.withLock { $0.isEnding = true }
    condition.lock()
    condition.broadcast()
    condition.unlock()
  }

  /// How much waits for a thread.
  var queued: Int { state.withLock { $0.queued } }

  /// Does work on one of the threads; a task that is cancelled waits no longer for it.
  func run<Result: Sendable>(
    _ body: @escaping @Sendable () -> Result
  ) async throws -> Result {
    let current = Mutex<Job?>(nil)
    return try await withTaskCancellationHandler {
      try await enqueue(body) { job in current.withLock { $0 = job } }
    } onCancel: {
      current.withLock { $0 }?.cancel()
    }
  }

  private func enqueue<Result: Sendable>(
    _ body: @escaping @Sendable () -> Result, note: (Job) -> Void
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      let job = Job(
        body: { deliver in
          let result = body()
          if deliver() { continuation.resume(returning: result) }
        },
        fail: { continuation.resume(throwing: $0) })
      note(job)
      // The task may have been cancelled before there was anything to cancel.
      if Task.isCancelled { job.cancel() }
      let isTaken = state.withLock { state in
        guard state.queued < capacity else { return false }
        state.waiting.append(job)
        return true
      }
      guard isTaken else { return job.refuse() }
      condition.lock()
      condition.signal()
      condition.unlock()
    }
  }

  /// Does work as soon as there is room for it.
  func runPatiently<Result: Sendable>(
    _ body: @escaping @Sendable () -> Result
  ) async throws -> Result {
    while true {
      do {
        return try await run(body)
      } catch Refusal.full {
        try await Task.sleep(for: .milliseconds(5))
      }
    }
  }

  // MARK: - Threads

  private func startThread() {
    let thread = Thread { [weak self] in self?.serve() }
    // What renders and validates may go as deep as its limits let it.
    thread.stackSize = 8 * 1024 * 1024
    thread.start()
  }

  private func serve() {
    while let job = nextJob() {
      job.start()
      job.run()
      let isLost = state.withLock { state in
        state.running[ObjectIdentifier(job)] = nil
        guard job.isGivenUp else { return false }
        state.lost -= 1
        return true
      }
      // Another took this one's place.
      if isLost { return }
    }
  }

  private func nextJob() -> Job? {
    condition.lock()
    defer { condition.unlock() }
    while true {
      let (job, isEnding) = state.withLock { state -> (Job?, Bool) in
        guard state.next < state.waiting.count else { return (nil, state.isEnding) }
        let job = state.waiting[state.next]
        state.next += 1
        if state.next == state.waiting.count || state.next > 1_024 {
          state.waiting.removeFirst(state.next)
          state.next = 0
        }
        state.running[ObjectIdentifier(job)] = job
        return (job, false)
      }
      if let job { return job }
      if isEnding { return nil }
      condition.wait()
    }
  }

  private func giveUpSlowWork() {
    let replaced = state.withLock { state in
      var replaced = 0
      for job in state.running.values where job.time > limit && state.lost < Self.lostThreads {
        guard job.giveUp() else { continue }
        state.lost += 1
        replaced += 1
      }
      return replaced
    }
    for _ in 0..<replaced { startThread() }
  }
}

/// One piece of work, whose result is delivered once or not at all.
private final class Job: Sendable {
  private enum Outcome { case open, delivered, givenUp, dropped }

  private let outcome = Mutex(Outcome.open)
  private let clock = Mutex<ThreadClock?>(nil)
  private let body: @Sendable (() -> Bool) -> Void
  private let fail: @Sendable (any Error) -> Void

  init(
    body: @escaping @Sendable (() -> Bool) -> Void, fail: @escaping @Sendable (any Error) -> Void
  ) {
    self.body = body
    self.fail = fail
  }

  /// Remembers the thread, by whose clock the work is measured.
  func start() {
    let now = ThreadClock()
    clock.withLock { $0 = now }
  }

  func run() {
    if outcome.withLock({ $0 == .open }) { body { settle(.delivered) } }
    // A thread may be gone by the time its clock is asked.
    clock.withLock { $0 = nil }
  }

  /// The processor time that it took so far.
  var time: Duration { clock.withLock { $0?.elapsed ?? .zero } }

  var isGivenUp: Bool { outcome.withLock { $0 == .givenUp } }

  /// Tells the client that nothing comes; `false` when something did.
  func giveUp() -> Bool {
    guard settle(.givenUp) else { return false }
    fail(WorkQueue.Refusal.tookTooLong)
    return true
  }

  /// Nobody waits for it any more; what has not begun never will.
  func cancel() {
    if settle(.dropped) { fail(CancellationError()) }
  }

  /// There was no room for it.
  func refuse() {
    if settle(.dropped) { fail(WorkQueue.Refusal.full) }
  }

  private func settle(_ end: Outcome) -> Bool {
    outcome.withLock { outcome in
      guard outcome == .open else { return false }
      outcome = end
      return true
    }
  }
}
