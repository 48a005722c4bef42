#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the operating system refused, in words; the work that needed it cannot be done (exit status 2).
public struct FileError: Error, Equatable, CustomStringConvertible {
  /// The path as the user wrote it.
  public let path: String
  /// What was tried, such as `read`.
  public let action: String
  /// Why it failed, such as `No such file or directory`.
  public let reason: String
  /// The system's error number; 0 when the refusal is Billet's own.
  public let code: Int32

  /// Makes an error with a reason of our own.
  public init(path: String, action: String, reason: String) {
    self.path = path
    self.action = action
    self.reason = reason
    code = 0
  }

  /// Makes an error from the system's error number.
  package init(path: String, action: String, code: Int32) {
    self.path = path
    self.action = action
    self.code = code
    reason = String(cString: strerror(code))
  }

  /// The error as a sentence without its full stop.
  public var description: String {
    "cannot \(action) \(TerminalSafe.text(path)): \(reason)"
  }
}
