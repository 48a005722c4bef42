#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file, pipe or standard input that is read piece by piece.
package final class FileReader {
  /// The path as the user wrote it, or `<stdin>`.
  package let path: String
  private let descriptor: Int32
  private let isOwned: Bool

  /// Opens a file.
  package init(_ path: String) throws(FileError) {
    let descriptor = retryingInterrupts { open(path, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw FileError(path: path, action: "read", code: errno) }
    self.path = path
    self.descriptor = descriptor
    isOwned = true
  }

  private init(standardInput: Int32) {
    path = "<stdin>"
    descriptor = standardInput
    isOwned = false
  }

  /// Standard input.
  package static func standardInput() -> FileReader { FileReader(standardInput: STDIN_FILENO) }

  deinit {
    if isOwned { close(descriptor) }
  }

  /// Appends what can be read now, `limit` bytes at most; waits when there is nothing yet.
  ///
  /// - Returns: how many bytes came; 0 at the end.
  package func read(into bytes: inout [UInt8], limit: Int) throws(FileError) -> Int {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: limit))
    let count = bytes.withUnsafeMutableBytes { buffer in
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[start...])
      return retryingInterrupts {
        #if canImport(Darwin)
          Darwin.read(descriptor, rest.baseAddress, rest.count)
        #elseif canImport(Musl)
          Musl.read(descriptor, rest.baseAddress, rest.count)
        #else
          Glibc.read(descriptor, rest.baseAddress, rest.count)
        #endif
      }
    }
    let code = errno
    bytes.removeLast(limit - Swift.max(count, 0))
    guard count >= 0 else { throw FileError(path: path, action: "read", code: code) }
    return count
  }

  /// Whether reading would not wait: there are bytes, or the end is reached.
  package var isReady: Bool {
    var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return retryingInterrupts { Int(poll_(&poll)) } != 0
  }

  /// The size, and what tells one state of a regular file from another; `nil` for pipes and devices.
  package var status: Status? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    #if canImport(Darwin)
      let changed = status.st_mtimespec
    #else
      let changed = status.st_mtim
    #endif
    return Status(
      size: Int(status.st_size), seconds: Int(changed.tv_sec), nanoseconds: Int(changed.tv_nsec))
  }

  /// The state of a regular file.
  package struct Status: Equatable, Sendable {
    /// In bytes.
    package var size: Int
    package var seconds: Int
    package var nanoseconds: Int
  }
}

private func poll_(_ descriptor: inout pollfd) -> Int32 { poll(&descriptor, 1, 0) }
