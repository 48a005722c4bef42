import Foundation
import Testing

/// The built `billet` binary, run as users run it.
struct BilletProcess {
  struct Result {
    var status: Int32
    var output: String
    var complaint: String
    var wasKilledBySignal: Bool
  }

  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The binary stands beside the test bundle.
  static let binary = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "billet")

  /// Runs the command in a folder, with the environment's `CI` and `NO_COLOR` left out unless given.
  static func run(
    _ arguments: [String], in folder: URL = repository, input: String = "",
    environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var variables = ProcessInfo.processInfo.environment
    variables["CI"] = nil
    variables["NO_COLOR"] = nil
    process.environment = variables.merging(environment) { _, new in new }
    // Files rather than pipes: nothing blocks, however much is written.
    let scratch = Scratch()
    let files = ["in", "out", "err"].map { scratch.url.appending(path: $0) }
    try Data(input.utf8).write(to: files[0])
    for file in files.dropFirst() { try Data().write(to: file) }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      complaint: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self),
      wasKilledBySignal: process.terminationReason == .uncaughtSignal)
  }

  /// Runs a shell line in which `$BILLET` is the binary.
  static func shell(_ line: String, in folder: URL = repository) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment
      .merging(["BILLET": binary.path]) { _, new in new }
    let scratch = Scratch()
    let file = scratch.url.appending(path: "out")
    try Data().write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    process.standardOutput = handle
    process.standardError = handle
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: file), as: UTF8.self), complaint: "",
      wasKilledBySignal: process.terminationReason == .uncaughtSignal)
  }
}

/// A folder of a test's own, removed with it.
final class Scratch {
  let url: URL

  init() {
    url = FileManager.default.temporaryDirectory.appending(path: "billet-" + UUID().uuidString)
    try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file below the folder and gives its relative path.
  @discardableResult
  func write(_ text: String, to path: String) throws -> String {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return path
  }

  func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appending(path: path)), as: UTF8.self)
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appending(path: path).path)
  }
}
