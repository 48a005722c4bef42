import BilletCore
import BilletSnapshots
import Testing

@Suite struct SnapshotStoreTests {
  let folder: TemporaryFolder
  let store: SnapshotStore
  let name: SnapshotName

  init() throws {
    folder = try TemporaryFolder()
    store = SnapshotStore(root: Path.join(folder.path, "Snapshots"))
    name = try #require(
      SnapshotName(message: "return-label", language: "en-US", fixture: "typical", format: .html))
  }

  func compare(_ text: String, _ mode: RecordMode, prune: Bool = false) throws -> [SnapshotResult] {
    try store.compare([name: Array(text.utf8)], recording: mode, pruning: prune)
  }

  @Test func missingIsToldAndNotWritten() throws {
    #expect(try compare("a", .never) == [SnapshotResult(name: name, outcome: .missing)])
    #expect(try compare("a", .changed).map(\.passes) == [false])
    #expect(folder.files.isEmpty)
  }

  @Test(arguments: [RecordMode.missing, .all])
  func missingIsWrittenOnRequest(mode: RecordMode) throws {
    #expect(
      try compare("a", mode) == [SnapshotResult(name: name, outcome: .missing, isSettled: true)])
    #expect(try folder.read("Snapshots/return-label/en-US/typical.html") == "a")
    #expect(try compare("a", .never) == [SnapshotResult(name: name, outcome: .matched)])
  }

  @Test(arguments: [(RecordMode.never, false), (.missing, false), (.changed, true), (.all, true)])
  func changedIsShownAndWrittenOnRequest(mode: RecordMode, isWritten: Bool) throws {
    _ = try compare("a\n", .all)
    let result = try #require(try compare("b\n", mode).first)
    #expect(result.isSettled == isWritten)
    #expect(
      result.outcome
        == .changed(
          diff: "--- \(name) (recorded)\n+++ \(name) (rendered)\n@@ -1 +1 @@\n-a\n+b\n"))
    #expect(try folder.read("Snapshots/\(name)") == (isWritten ? "b\n" : "a\n"))
  }

  @Test func orphansAreNamedAndPrunedWithTheirFolders() throws {
    _ = try compare("a", .all)
    try folder.write("old", to: "Snapshots/gone/de-DE/typical.txt")
    try folder.write("mine", to: "Snapshots/README.md")
    let orphan = try #require(SnapshotName("gone/de-DE/typical.txt"))
    #expect(
      try compare("a", .all)
        == [
          SnapshotResult(name: orphan, outcome: .orphaned),
          SnapshotResult(name: name, outcome: .matched),
        ])
    #expect(try compare("a", .never, prune: true).allSatisfy(\.passes))
    #expect(folder.files == ["Snapshots/README.md", "Snapshots/\(name)"])
    #expect(FileSystem.kind(of: Path.join(store.root, "gone")) == nil)
  }

  @Test func partComparedAloneLeavesOthersInPeace() throws {
    _ = try compare("a", .all)
    try folder.write("other", to: "Snapshots/other/en-US/typical.html")
    let results = try store.compare([name: [0x61]], recording: .never, pruning: true) {
      $0.path.hasPrefix("return-label/")
    }
    #expect(results.map(\.outcome) == [.matched])
    #expect(folder.files.count == 2)
  }

  @Test(arguments: [
    "", "/a.html", "../a.html", "a/../b.html", "a/./b.html", "a//b.html", "a/.hidden", "a\\b",
    "c:a", "a\u{0}b", "a\nb", String(repeating: "a/", count: 16) + "a",
    String(repeating: "a", count: 256),
  ])
  func nameThatCouldEscapeIsRefused(path: String) {
    #expect(SnapshotName(path) == nil)
  }

  @Test func partsOfANameCannotEscape() {
    #expect(
      SnapshotName(message: "..", language: "en", fixture: "a", format: .text) == nil)
    #expect(
      SnapshotName(message: "Größe", language: "de-DE", fixture: "a b", format: .findings)?.path
        == "Größe/de-DE/a b.findings")
  }

  @Test func namesDifferByTheirBytes() throws {
    let composed = try #require(SnapshotName("é.html"))
    let decomposed = try #require(SnapshotName("e\u{301}.html"))
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
  }

  @Test func linkOutOfTheFolderIsNotFollowed() throws {
    try folder.write("secret", to: "outside/en-US/typical.html")
    try folder.write("x", to: "Snapshots/keep.html")
    try folder.link("Snapshots/return-label", to: Path.join(folder.path, "outside"))
    #expect(throws: FileError.self) { try compare("a", .all) }
    #expect(try folder.read("outside/en-US/typical.html") == "secret")
  }
}
