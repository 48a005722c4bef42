#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Times whole processes from outside.
enum ProcessTime {
  struct Figures {
    /// Milliseconds from start to end.
    var wall: Double
    /// Peak resident memory.
    var megabytes: Double
  }

  /// The medians over a number of runs, after one to warm up.
  static func medianMilliseconds(_ command: [String], runs: Int = 31) -> Figures {
    _ = run(command)
    let figures = (0..<runs).map { _ in run(command) }
    return Figures(
      wall: Measure.median(figures.map(\.wall)),
      megabytes: Measure.median(figures.map(\.megabytes)))
  }

  private static func run(_ command: [String]) -> Figures {
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
    arguments.append(nil)
    defer { arguments.forEach { free($0) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let start = seconds()
    var process = pid_t()
    guard posix_spawn(&process, command[0], &actions, nil, arguments, environ) == 0 else {
      return Figures(wall: .nan, megabytes: .nan)
    }
    var status: Int32 = 0
    var usage = rusage()
    wait4(process, &status, 0, &usage)
    #if canImport(Darwin)
      let megabytes = Double(usage.ru_maxrss) / 1e6
    #else
      let megabytes = Double(usage.ru_maxrss) / 1e3
    #endif
    return Figures(wall: (seconds() - start) * 1_000, megabytes: megabytes)
  }

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
