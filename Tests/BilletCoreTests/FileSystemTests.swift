import BilletCore
import Foundation
import Testing

@Suite struct FileSystemTests {
  /// A folder of this test's own, removed afterwards.
  final class Folder {
    let path: String

    init() {
      path = NSTemporaryDirectory() + "billet-" + UUID().uuidString
      try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  let folder = Folder()

  @Test func writtenFileIsReadBackAndLeavesNoTemporaryFile() throws {
    let path = folder.path + "/a.html"
    try FileSystem.write(Array("one".utf8), to: path)
    try FileSystem.write(Array("two".utf8), to: path)
    #expect(try FileSystem.read(path, limit: 10) == Array("two".utf8))
    #expect(try FileSystem.names(in: folder.path) == ["a.html"])
  }

  @Test func fileAboveTheLimitIsRefusedWithTheLimit() throws {
    let path = folder.path + "/big"
    try FileSystem.write([UInt8](repeating: 65, count: 5_000), to: path)
    let error = #expect(throws: FileError.self) { try FileSystem.read(path, limit: 4_096) }
    #expect(error?.reason == "it is larger than the limit of 4 KB")
  }

  @Test func endlessDeviceIsRefusedAtTheLimit() {
    #expect(throws: FileError.self) { try FileSystem.read("/dev/zero", limit: 100_000) }
  }

  @Test func fullDiskIsAnErrorAndTheDeviceStaysADevice() {
    guard FileSystem.kind(of: "/dev/full") == .special else { return }
    let error = #expect(throws: FileError.self) {
      try FileSystem.write(Array("x".utf8), to: "/dev/full")
    }
    #expect(error?.reason == "No space left on device")
    #expect(FileSystem.kind(of: "/dev/full") == .special)
  }

  @Test func linkStaysALink() throws {
    let target = folder.path + "/target"
    let link = folder.path + "/link"
    try FileSystem.write(Array("old".utf8), to: target)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    try FileSystem.write(Array("new".utf8), to: link)
    #expect(try FileSystem.read(target, limit: 10) == Array("new".utf8))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
  }

  @Test func missingFileAndFolderAreNamed() {
    let missing = folder.path + "/missing"
    let error = #expect(throws: FileError.self) { try FileSystem.read(missing, limit: 1) }
    #expect(error?.description == "cannot read \(missing): No such file or directory")
    #expect(throws: FileError.self) { try FileSystem.write([1], to: missing + "/a") }
    #expect(throws: FileError.self) { try FileSystem.read(folder.path, limit: 1) }
    #expect(throws: FileError.self) { try FileSystem.write([1], to: folder.path) }
  }

  @Test func filesBelowAreSortedAndLinkCyclesEnd() throws {
    try FileSystem.makeDirectory(folder.path + "/b/c")
    for name in ["b/c/1.md", "b/2.md", "a.md", ".hidden"] {
      try FileSystem.write([65], to: folder.path + "/" + name)
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/b/loop", withDestinationPath: folder.path)
    let files = try FileSystem.filesBelow(folder.path) { !$0.utf8.starts(with: ".".utf8) }
    #expect(files == ["a.md", "b/2.md", "b/c/1.md"])
  }
}
