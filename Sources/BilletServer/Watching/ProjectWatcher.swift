import BilletKit
import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What changed in a project's folder.
struct ProjectChange: Sendable, Equatable {
  /// The files, as paths below the folder, sorted; empty when too much changed at once to tell.
  var paths: [String]
  /// Whether files came, went or got another name, as in saving by renaming.
  var isStructural: Bool
  /// Whether folders did, or whatever else is known by no path.
  var isLarge = false
}

/// Tells of every change below a folder, within a few milliseconds; hidden files are passed over.
///
/// On Linux by inotify, on a thread of its own. Elsewhere it tells nothing, and `isWatching` says so.
final class ProjectWatcher: Sendable {
  private let thread: WatchThread?

  /// Whether changes are told.
  var isWatching: Bool { thread != nil }

  /// Begins to watch; `onChange` is called on the watcher's thread, once for changes that come together.
  init(_ folder: String, onChange: @escaping @Sendable (ProjectChange) -> Void) {
    #if canImport(Glibc) || canImport(Musl)
      thread = WatchThread(folder, onChange: onChange)
      thread?.start()
    #else
      thread = nil
    #endif
  }

  /// Ends the thread.
  func stop() { thread?.stop() }
}

#if canImport(Glibc) || canImport(Musl)
  /// The thread that waits for inotify; its tables are its own.
  private final class WatchThread: @unchecked Sendable {
    /// Folders that are watched at the most; the system has a limit of its own.
    private static let folderLimit = 8_192
    /// For how long after a change more of the same are waited for, in milliseconds.
    private static let settling: Int32 = 8
    /// For how long at the most, when changes come without a pause.
    private static let patience = Duration.milliseconds(50)

    private static let mask = UInt32(
      IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR)

    private let folder: String
    private let onChange: @Sendable (ProjectChange) -> Void
    private let descriptor: Int32
    /// Written to once, to wake the thread for its end.
    private let wake: (read: Int32, write: Int32)
    /// The folders by their watch, as paths below the root.
    private var folders: [Int32: String] = [:]

    init?(_ folder: String, onChange: @escaping @Sendable (ProjectChange) -> Void) {
      guard let real = FileSystem.realPath(folder) else { return nil }
      self.folder = real
      self.onChange = onChange
      descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
      guard descriptor >= 0 else { return nil }
      guard let ends = Self.makePipe() else {
        close(descriptor)
        return nil
      }
      wake = ends
      // Before the first reader is told that all is well.
      watch("")
    }

    func start() {
      let thread = Thread { [self] in
        run()
        close(descriptor)
        close(wake.read)
      }
      thread.start()
    }

    func stop() { close(wake.write) }

    private func run() {
      var changed: Set<String> = []
      var isStructural = false
      var isLarge = false
      var first = ContinuousClock.now
      while true {
        var polled = [
          pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
          pollfd(fd: wake.read, events: Int16(POLLIN), revents: 0),
        ]
        let hasNews = isStructural || !changed.isEmpty
        let count = poll(&polled, 2, hasNews ? Self.settling : -1)
        if polled[1].revents != 0 { return }
        if !hasNews { first = .now }
        if count == 0 || hasNews && ContinuousClock.now - first > Self.patience {
          onChange(
            ProjectChange(
              paths: changed.sorted(), isStructural: isStructural, isLarge: isLarge))
          changed = []
          isStructural = false
          isLarge = false
        } else if count > 0 {
          guard read(into: &changed, &isStructural, &isLarge) else { return }
        }
      }
    }

    /// Takes what is there; `false` when there will be no more.
    private func read(
      into changed: inout Set<String>, _ isStructural: inout Bool, _ isLarge: inout Bool
    ) -> Bool {
      let size = 64 * 1024
      let buffer = UnsafeMutableRawPointer.allocate(
        byteCount: size, alignment: MemoryLayout<inotify_event>.alignment)
      defer { buffer.deallocate() }
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, buffer, size)
      #else
        let count = Musl.read(descriptor, buffer, size)
      #endif
      guard count > 0 else { return count < 0 && (errno == EAGAIN || errno == EINTR) }
      var position = 0
      let header = MemoryLayout<inotify_event>.size
      while position + header <= count {
        let event = buffer.load(fromByteOffset: position, as: inotify_event.self)
        let start = buffer.advanced(by: position + header).assumingMemoryBound(to: CChar.self)
        let name = event.len > 0 ? String(cString: start) : ""
        position += header + Int(event.len)
        take(event, name: name, into: &changed, &isStructural, &isLarge)
      }
      return true
    }

    private func take(
      _ event: inotify_event, name: String, into changed: inout Set<String>,
      _ isStructural: inout Bool, _ isLarge: inout Bool
    ) {
      let mask = event.mask
      if mask & UInt32(IN_Q_OVERFLOW) != 0 {
        // Whatever was lost, everything is looked at again.
        watch("")
        isStructural = true
        isLarge = true
        return
      }
      if mask & UInt32(IN_IGNORED) != 0 {
        folders[event.wd] = nil
        return
      }
      guard let parent = folders[event.wd], Self.isWatched(name) else { return }
      let path = parent.isEmpty ? name : parent + "/" + name
      let isFolder = mask & UInt32(IN_ISDIR) != 0
      if isFolder {
        isStructural = true
        isLarge = true
        if mask & UInt32(IN_CREATE | IN_MOVED_TO) != 0 { watch(path) }
        return
      }
      if mask & UInt32(IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO) != 0 {
        isStructural = true
      }
      changed.insert(path)
    }

    /// Watches a folder and those below it.
    private func watch(_ start: String) {
      var pending = [start]
      while let path = pending.popLast(), folders.count < Self.folderLimit {
        let full = path.isEmpty ? folder : folder + "/" + path
        let watch = inotify_add_watch(descriptor, full, Self.mask)
        guard watch >= 0 else { continue }
        folders[watch] = path
        for name in (try? FileSystem.names(in: full)) ?? [] where Self.isWatched(name) {
          let below = path.isEmpty ? name : path + "/" + name
          var status = stat()
          // Links to folders are not followed, as elsewhere.
          if lstat(folder + "/" + below, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            pending.append(below)
          }
        }
      }
    }

    /// A pipe that programs started from here do not inherit.
    private static func makePipe() -> (read: Int32, write: Int32)? {
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else { return nil }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      return (ends[0], ends[1])
    }

    private static func isWatched(_ name: String) -> Bool {
      !name.isEmpty && name.utf8.first != UInt8(ascii: ".") && name != "node_modules"
    }
  }
#endif
