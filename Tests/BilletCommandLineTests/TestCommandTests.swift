import Foundation
import Testing

@testable import BilletCommandLine

@Suite struct TestCommandTests {
  let scratch = Scratch()
  let snapshot = "Snapshots/hello/en-US/typical"

  init() throws {
    try scratch.write(RenderCommandTests.message, to: "Messages/hello/en-US.md")
    try scratch.write(
      #"{"order_id": "114-3941689-8772232"}"#, to: "Messages/hello/fixtures/typical.json")
    try scratch.write("# Read me\n", to: "docs/README.md")
  }

  private func run(
    _ arguments: String..., folder: String = ".", environment: [String: String] = [:]
  ) throws -> BilletProcess.Result {
    try BilletProcess.run(
      ["test"] + arguments, in: scratch.url.appending(path: folder), environment: environment)
  }

  @Test func missingSnapshotFailsUntilItIsRecorded() throws {
    #expect(try run().status == 1)
    #expect(!scratch.exists("Snapshots"))
    #expect(try run("--update").status == 0)
    #expect(try scratch.read(snapshot + ".findings") == "No findings in 1 file.\n")
    #expect(try run().output.hasSuffix("all as recorded.\n"))
  }

  @Test func continuousIntegrationNeverWrites() throws {
    #expect(try run(environment: ["CI": "1"]).status == 1)
    #expect(!scratch.exists("Snapshots"))
  }

  @Test(arguments: [
    (".", "."), (".", "./"), (".", "Messages"), (".", "./Messages"),
    (".", "docs/../Messages/hello"),
    (".", "./Messages/hello/en-US.md"), ("Messages", "."), ("Messages", ".."),
    ("Messages", "hello/"), ("Messages/hello", "en-US.md"), ("Messages/hello", "../.."),
    ("docs", "../Messages"),
  ])
  func snapshotsHaveOneNameWhereverTheCommandIsRun(folder: String, path: String) throws {
    try scratch.write(RenderCommandTests.message + "😀\n", to: "Messages/hello/en-US.md")
    #expect(try run("--update").status == 0)
    #expect(
      try scratch.read(snapshot + ".findings").hasPrefix("Messages/hello/en-US.md:13:1: error"))
    let result = try run(path, folder: folder)
    #expect(result.status == 0, "\(result.output)\(result.complaint)")
  }

  @Test func partIsPrunedAlone() throws {
    try scratch.write(RenderCommandTests.message, to: "Messages/other/en-US.md")
    #expect(try run("--update").status == 0)
    try FileManager.default.removeItem(at: scratch.url.appending(path: "Messages/other"))
    try scratch.write("x", to: "Snapshots/hello/en-US/gone.txt")
    #expect(try run("Messages/hello", "--prune").status == 0)
    #expect(!scratch.exists("Snapshots/hello/en-US/gone.txt"))
    #expect(scratch.exists("Snapshots/other/en-US/default.findings"))
  }

  @Test(arguments: ["docs", "Snapshots", "absent", "docs/README.md", "/"])
  func pathWithoutMessagesPrunesNothing(path: String) throws {
    #expect(try run("--update").status == 0)
    #expect(try run(path, "--prune", "--update").status == 2)
    #expect(scratch.exists(snapshot + ".html"))
  }

  @Test func emptyProjectPrunesNothing() throws {
    #expect(try run("--update").status == 0)
    try FileManager.default.removeItem(at: scratch.url.appending(path: "Messages/hello"))
    #expect(try run("--prune").status == 2)
    #expect(scratch.exists(snapshot + ".html"))
  }

  @Test(arguments: [
    ("a-b/c.md", "a-b/c.md"), ("a b", "'a b'"), ("it's", #"'it'\''s'"#), ("$(x)", "'$(x)'"),
    ("a''b", #"'a'\'''\''b'"#), ("'\u{301};x", #"''\''"# + "\u{301};x'"),
  ])
  func pathsAreQuotedForTheShell(path: String, quoted: String) {
    #expect(Array(path.shellWord.utf8) == Array(quoted.utf8))
  }
}
