#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files through POSIX calls, each result checked: nothing traps and nothing is silently lost.
public enum FileSystem {
  /// What stands under a path.
  public enum Kind: Sendable {
    /// A regular file, also behind a link.
    case file
    /// A directory, also behind a link.
    case directory
    /// A device, pipe or socket.
    case special
  }

  /// What stands under a path, links followed; `nil` when there is nothing that can be seen.
  public static func kind(of path: String) -> Kind? {
    guard let status = status(of: path) else { return nil }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .directory
    default: .special
    }
  }

  /// The absolute path with all links resolved; `nil` when there is nothing.
  public static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// All bytes of a file, device or pipe; throws when it cannot be read or holds more than `limit` bytes.
  public static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    let descriptor = retryingInterrupts { open(path, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw FileError(path: path, action: "read", code: errno) }
    defer { close(descriptor) }
    return try readAll(descriptor, path: path, limit: limit)
  }

  /// All bytes of standard input; throws when it cannot be read or holds more than `limit` bytes.
  public static func readStandardInput(limit: Int) throws(FileError) -> [UInt8] {
    try readAll(STDIN_FILENO, path: "<stdin>", limit: limit)
  }

  /// Writes a whole file: under a temporary name first, then renamed, so that a file that exists is whole.
  ///
  /// A device or pipe is written through, and a link stays a link.
  ///
  /// - Throws: `FileError`; an older file under the name is then as it was.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let action = "write"
    if kind(of: path) == .directory {
      throw FileError(path: path, action: action, code: EISDIR)
    }
    if kind(of: path) == .special {
      let descriptor = retryingInterrupts { open(path, O_WRONLY | O_CLOEXEC) }
      guard descriptor >= 0 else { throw FileError(path: path, action: action, code: errno) }
      do throws(FileError) {
        try writeAll(bytes, to: descriptor, path: path)
      } catch {
        close(descriptor)
        throw error
      }
      guard close(descriptor) == 0 else { throw FileError(path: path, action: action, code: errno) }
      return
    }
    let target = realPath(path) ?? path
    let mode = status(of: target).map { $0.st_mode & 0o777 }
    let (temporary, descriptor) = try createTemporary(beside: target, path: path)
    do throws(FileError) {
      try writeAll(bytes, to: descriptor, path: path)
      if let mode { _ = fchmod(descriptor, mode) }
      guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
        throw FileError(path: path, action: action, code: errno)
      }
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    guard close(descriptor) == 0, rename(temporary, target) == 0 else {
      let code = errno
      unlink(temporary)
      throw FileError(path: path, action: action, code: code)
    }
  }

  /// Writes a file under a temporary name and renames it, without waiting for the disk: whole for every reader, also
  /// when the process is killed, but not after a power cut.
  package static func place(
    _ bytes: [UInt8], at path: String, through temporary: String
  ) throws(FileError) {
    let descriptor = retryingInterrupts {
      open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    }
    guard descriptor >= 0 else { throw FileError(path: path, action: "write", code: errno) }
    do throws(FileError) {
      try writeAll(bytes, to: descriptor, path: path)
    } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw FileError(path: path, action: "write", code: errno) }
    try move(temporary, to: path)
  }

  /// Writes bytes to standard output.
  ///
  /// - Throws: `FileError` on a full disk, a closed pipe and the like.
  public static func writeStandardOutput(_ bytes: [UInt8]) throws(FileError) {
    try writeAll(bytes, to: STDOUT_FILENO, path: "standard output")
  }

  /// Writes bytes to standard error; a failure there cannot be told to anybody and is passed over.
  public static func writeStandardError(_ bytes: [UInt8]) {
    try? writeAll(bytes, to: STDERR_FILENO, path: "standard error")
  }

  /// Makes a directory and those above it that are missing.
  ///
  /// - Throws: `FileError` when one cannot be made.
  public static func makeDirectory(_ path: String) throws(FileError) {
    guard kind(of: path) != .directory else { return }
    let parent = Path.directory(of: path)
    if parent != path { try makeDirectory(parent) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw FileError(path: path, action: "make the folder", code: errno)
    }
  }

  /// The names in a directory, sorted by their bytes, without `.` and `..`.
  ///
  /// - Throws: `FileError` when it cannot be read.
  public static func names(in directory: String) throws(FileError) -> [String] {
    guard let stream = opendir(directory) else {
      throw FileError(path: directory, action: "read the folder", code: errno)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(
          to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)
        ) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    guard errno == 0 else {
      throw FileError(path: directory, action: "read the folder", code: errno)
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The regular files below a directory as paths relative to it, sorted by their bytes.
  ///
  /// Files that cannot be looked at are among them, so that nothing is passed over in silence.
  /// Linked directories are not entered, so a cycle of links ends; `isIncluded` says of a file's or
  /// directory's name whether to look at it. Throws when a directory cannot be read.
  public static func filesBelow(
    _ directory: String, where isIncluded: (String) -> Bool = { _ in true }
  ) throws(FileError) -> [String] {
    var files: [String] = []
    var pending = [""]
    while let relative = pending.popLast() {
      let folder = relative.isEmpty ? directory : Path.join(directory, relative)
      for name in try names(in: folder) where isIncluded(name) {
        let path = relative.isEmpty ? name : relative + "/" + name
        let full = Path.join(directory, path)
        switch kind(of: full) {
        case .file: files.append(path)
        case .directory where !isLink(full): pending.append(path)
        // A name that is not UTF-8 cannot be opened by its text: reading it fails, and that is told.
        case nil where !isLink(full): files.append(path)
        default: break
        }
      }
    }
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Removes a file.
  ///
  /// - Throws: `FileError` when it cannot be removed.
  public static func remove(_ path: String) throws(FileError) {
    guard unlink(path) == 0 else { throw FileError(path: path, action: "remove", code: errno) }
  }

  /// Gives a file another name in place of whatever had it.
  ///
  /// - Throws: `FileError` when it cannot be renamed.
  package static func move(_ path: String, to target: String) throws(FileError) {
    guard rename(path, target) == 0 else {
      throw FileError(path: target, action: "write", code: errno)
    }
  }

  /// Removes a directory if it is empty; anything else stays as it is.
  public static func removeDirectoryIfEmpty(_ path: String) {
    _ = rmdir(path)
  }

  /// Makes a directory the one that relative paths of this process count from.
  ///
  /// - Throws: `FileError` when that cannot be.
  public static func enter(_ directory: String) throws(FileError) {
    guard chdir(directory) == 0 else {
      throw FileError(path: directory, action: "enter the folder", code: errno)
    }
  }

  /// Whether standard output or standard error is a terminal.
  public static func isTerminal(standardError: Bool) -> Bool {
    isatty(standardError ? STDERR_FILENO : STDOUT_FILENO) == 1
  }

  /// A closed pipe becomes an error of `write` instead of ending the process.
  public static func ignoreBrokenPipeSignal() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  // MARK: - System calls

  private static func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func readAll(
    _ descriptor: Int32, path: String, limit: Int
  ) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
      if Int(status.st_size) > limit { throw tooLarge(path, limit: limit) }
      bytes.reserveCapacity(Int(status.st_size))
    }
    var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = chunk.withUnsafeMutableBytes { buffer in
        retryingInterrupts {
          #if canImport(Darwin)
            Darwin.read(descriptor, buffer.baseAddress, buffer.count)
          #elseif canImport(Musl)
            Musl.read(descriptor, buffer.baseAddress, buffer.count)
          #else
            Glibc.read(descriptor, buffer.baseAddress, buffer.count)
          #endif
        }
      }
      if count < 0 { throw FileError(path: path, action: "read", code: errno) }
      if count == 0 { return bytes }
      if bytes.count + count > limit { throw tooLarge(path, limit: limit) }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  private static func tooLarge(_ path: String, limit: Int) -> FileError {
    let amount = limit >= 1 << 20 ? "\(limit >> 20) MB" : "\(limit >> 10) KB"
    return FileError(path: path, action: "read", reason: "it is larger than the limit of \(amount)")
  }

  static func writeAll(
    _ bytes: [UInt8], to descriptor: Int32, path: String
  ) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
        return retryingInterrupts {
          #if canImport(Darwin)
            Darwin.write(descriptor, rest.baseAddress, rest.count)
          #elseif canImport(Musl)
            Musl.write(descriptor, rest.baseAddress, rest.count)
          #else
            Glibc.write(descriptor, rest.baseAddress, rest.count)
          #endif
        }
      }
      guard count > 0 else {
        throw FileError(path: path, action: "write to", code: count == 0 ? ENOSPC : errno)
      }
      written += count
    }
  }

  /// A new file in the target's folder, so that renaming it stays on one file system.
  private static func createTemporary(
    beside target: String, path: String
  ) throws(FileError) -> (name: String, descriptor: Int32) {
    for attempt in 0..<1_000 {
      // With the target's name in it, the longest names would be too long.
      let name = Path.join(Path.directory(of: target), ".billet.\(getpid()).\(attempt).tmp")
      let descriptor = retryingInterrupts {
        open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      }
      if descriptor >= 0 { return (name, descriptor) }
      if errno != EEXIST { break }
    }
    throw FileError(path: path, action: "write", code: errno)
  }
}

/// A system call again and again until no signal interrupts it.
func retryingInterrupts<Result: BinaryInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}
