#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The processor time of the thread that made it, asked from any thread while that one lives.
struct ThreadClock: Sendable {
  #if canImport(Darwin)
    private let start = ContinuousClock.now

    /// Elsewhere than on Linux, the time that went by.
    var elapsed: Duration { ContinuousClock.now - start }
  #else
    private let clock: clockid_t
    private let start: Duration

    init() {
      var clock = clockid_t()
      self.clock = pthread_getcpuclockid(pthread_self(), &clock) == 0 ? clock : CLOCK_MONOTONIC
      start = Self.read(self.clock)
    }

    /// The time since it was made.
    var elapsed: Duration { Self.read(clock) - start }

    private static func read(_ clock: clockid_t) -> Duration {
      var time = timespec()
      guard clock_gettime(clock, &time) == 0 else { return .zero }
      return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
  #endif
}
