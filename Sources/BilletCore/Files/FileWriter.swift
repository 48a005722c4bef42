#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that grows piece by piece, each result of the system checked.
package final class FileWriter {
  /// The path as the user wrote it.
  package let path: String
  /// How many bytes were written since the file was empty.
  package private(set) var length = 0
  private let descriptor: Int32
  private let isOwned: Bool

  /// Opens a file for writing and makes it when there is none; what it holds stays until `truncate`.
  package init(_ path: String) throws(FileError) {
    let descriptor = retryingInterrupts { open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666) }
    guard descriptor >= 0 else { throw FileError(path: path, action: "write", code: errno) }
    self.path = path
    self.descriptor = descriptor
    isOwned = true
  }

  private init(standardOutput: Int32) {
    path = "standard output"
    descriptor = standardOutput
    isOwned = false
  }

  /// Standard output.
  package static func standardOutput() -> FileWriter {
    FileWriter(standardOutput: STDOUT_FILENO)
  }

  deinit {
    if isOwned { close(descriptor) }
  }

  /// Cuts the file to a length that it reached before, and goes on from there.
  package func truncate(to length: Int) throws(FileError) {
    guard retryingInterrupts({ ftruncate(descriptor, off_t(length)) }) == 0,
      lseek(descriptor, off_t(length), SEEK_SET) >= 0
    else { throw FileError(path: path, action: "write", code: errno) }
    self.length = length
  }

  /// Appends bytes.
  package func write(_ bytes: some Collection<UInt8>) throws(FileError) {
    try FileSystem.writeAll(Array(bytes), to: descriptor, path: path)
    length += bytes.count
  }

  /// Waits until the bytes are on the disk, where the file has one.
  package func synchronize() throws(FileError) {
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS else {
      throw FileError(path: path, action: "write", code: errno)
    }
  }
}

/// Keeps a second process from the same work: held until released, also by the death of the process.
package final class FileLock {
  private let descriptor: Int32

  /// Takes the lock, or gives `nil` when another process holds it.
  package init?(_ path: String) throws(FileError) {
    descriptor = retryingInterrupts { open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666) }
    guard descriptor >= 0 else { throw FileError(path: path, action: "write", code: errno) }
    guard retryingInterrupts({ flock(descriptor, LOCK_EX | LOCK_NB) }) == 0 else {
      let code = errno
      close(descriptor)
      if code == EWOULDBLOCK { return nil }
      throw FileError(path: path, action: "lock", code: code)
    }
  }

  deinit { close(descriptor) }
}
