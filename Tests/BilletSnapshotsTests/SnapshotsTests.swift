import BilletCore
import Testing

@testable import BilletSnapshots

@Suite struct SnapshotsTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  func verify(_ text: String, _ mode: RecordMode, named name: String = "a/b.html") throws {
    try Snapshots.verify(text, named: name, in: folder.path, recording: mode)
  }

  @Test func sameBytesPass() throws {
    try folder.write("a", to: "a/b.html")
    try verify("a", .never)
  }

  @Test func newSnapshotIsRecordedAndToldOnce() throws {
    let error = #expect(throws: SnapshotMismatch.self) { try verify("a", .missing) }
    #expect(error?.description.contains("did not exist and was recorded") == true)
    try verify("a", .missing)
  }

  @Test func mismatchShowsTheDifferenceAndTheCommand() throws {
    try folder.write("one\ntwo\n", to: "a/b.html")
    let error = try #require(
      #expect(throws: SnapshotMismatch.self) { try verify("one\n2\n", .missing) })
    #expect(
      error.description == """
        \(folder.path)/a/b.html has changed.
        --- a/b.html (recorded)
        +++ a/b.html (rendered)
        @@ -1,2 +1,2 @@
         one
        -two
        +2
        Accept it with: BILLET_SNAPSHOTS=record swift test
        """)
    #expect(try folder.read("a/b.html") == "one\ntwo\n")
  }

  @Test func recordingAcceptsEverything() throws {
    try verify("a", .all)
    try verify("b", .all)
    try verify("b", .never)
  }

  @Test func unsafeNameIsAnError() {
    #expect(throws: FileError.self) { try verify("a", .all, named: "../b.html") }
    #expect(folder.files.isEmpty)
  }

  @Test(arguments: [
    (nil, nil, RecordMode.missing), (nil, "true", .never), (nil, "1", .never), (nil, "", .missing),
    (nil, "false", .missing), ("record", "true", .all), ("record", nil, .all),
    ("missing", nil, .missing), ("changed", nil, .changed), ("never", nil, .never),
    ("typo", "true", .never),
  ])
  func environmentDecides(snapshots: String?, ci: String?, mode: RecordMode) {
    let variables = ["BILLET_SNAPSHOTS": snapshots, "CI": ci]
    #expect(RecordMode.fromEnvironment { variables[$0] ?? nil } == mode)
  }
}
