#if os(Linux)
  import Foundation
  import Synchronization
  import Testing

  @testable import BilletServer

  /// What editors do to files is told.
  @Suite(.serialized) final class ProjectWatcherTests {
    private let folder = FileManager.default.temporaryDirectory.appending(
      path: "billet-" + UUID().uuidString)
    private let changes = Changes()
    private let watcher: ProjectWatcher

    private final class Changes: Sendable {
      let paths = Mutex<Set<String>>([])
      let isStructural = Mutex(false)
    }

    init() throws {
      try FileManager.default.createDirectory(
        at: folder.appending(path: "Messages/late"), withIntermediateDirectories: true)
      try Data("old".utf8).write(to: folder.appending(path: "Messages/late/en-US.md"))
      watcher = ProjectWatcher(folder.path) { [changes] change in
        changes.paths.withLock { $0.formUnion(change.paths) }
        if change.isStructural { changes.isStructural.withLock { $0 = true } }
      }
      #expect(watcher.isWatching)
    }

    deinit {
      watcher.stop()
      try? FileManager.default.removeItem(at: folder)
    }

    private func isTold(_ path: String) async throws -> Bool {
      for _ in 0..<500 {
        if changes.paths.withLock({ $0.contains(path) }) { return true }
        try await Task.sleep(for: .milliseconds(10))
      }
      return false
    }

    @Test func savingInPlaceIsTold() async throws {
      let handle = try FileHandle(
        forWritingTo: folder.appending(path: "Messages/late/en-US.md"))
      try handle.write(contentsOf: Data("new".utf8))
      try handle.close()
      #expect(try await isTold("Messages/late/en-US.md"))
      #expect(!changes.isStructural.withLock { $0 })
    }

    @Test func savingByRenamingIsTold() async throws {
      let temporary = folder.appending(path: "Messages/late/.en-US.md.swp")
      try Data("new".utf8).write(to: temporary)
      #expect(rename(temporary.path, folder.appending(path: "Messages/late/en-US.md").path) == 0)
      #expect(try await isTold("Messages/late/en-US.md"))
      #expect(!changes.paths.withLock { $0.contains("Messages/late/.en-US.md.swp") })
    }

    @Test func changesThatComeWithoutAPauseAreToldToo() async throws {
      let file = folder.appending(path: "Messages/late/en-US.md")
      let writer = Task.detached {
        while !Task.isCancelled { try Data("new".utf8).write(to: file) }
      }
      defer { writer.cancel() }
      #expect(try await isTold("Messages/late/en-US.md"))
    }

    @Test func aNewFolderIsWatchedToo() async throws {
      let inner = folder.appending(path: "Messages/new/fixtures")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      // A file that is there before the folder is watched is found with the list.
      while !changes.isStructural.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(5)) }
      try Data("{}".utf8).write(to: inner.appending(path: "a.json"))
      #expect(try await isTold("Messages/new/fixtures/a.json"))
    }

    @Test func renamingAndDeletingAreTold() async throws {
      let file = folder.appending(path: "Messages/late/en-US.md")
      #expect(rename(file.path, folder.appending(path: "Messages/late/de-DE.md").path) == 0)
      #expect(try await isTold("Messages/late/en-US.md"))
      #expect(try await isTold("Messages/late/de-DE.md"))
      #expect(changes.isStructural.withLock { $0 })
    }

    @Test func aRenamedFolderIsFollowed() async throws {
      #expect(
        rename(
          folder.appending(path: "Messages/late").path,
          folder.appending(path: "Messages/later").path) == 0)
      while !changes.isStructural.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(5)) }
      try Data("new".utf8).write(to: folder.appending(path: "Messages/later/en-US.md"))
      #expect(try await isTold("Messages/later/en-US.md"))
    }
  }
#endif
