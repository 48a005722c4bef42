#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Times whole processes from outside.
enum ProcessTime {
  /// The median wall time from start to end over a number of runs, after one to warm up.
  static func medianMilliseconds(_ command: [String], runs: Int = 31) -> Double {
    _ = milliseconds(command)
    return Measure.median((0..<runs).map { _ in milliseconds(command) })
  }

  private static func milliseconds(_ command: [String]) -> Double {
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
      return .nan
    }
    var status: Int32 = 0
    waitpid(process, &status, 0)
    return (seconds() - start) * 1_000
  }

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
