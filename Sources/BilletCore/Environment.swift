#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the process was started with and runs on.
public enum Environment {
  /// How many processors are at work.
  public static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// The value of a variable, or `nil` when it is not set.
  package static func value(of name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Ends the process with an exit status; what is still in C's buffers is written first.
  package static func end(withStatus status: Int32) -> Never { exit(status) }
}
