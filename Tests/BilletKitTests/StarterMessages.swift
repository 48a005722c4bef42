import BilletKit
import Foundation

/// The messages that come with Billet, with each of their fixtures.
enum StarterMessages {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  static let project = Project(root: root)

  struct Sample {
    var template: CompiledTemplate
    /// `return-label/en-US/typical`.
    var name: String
    var data: SourceFile
  }

  static func samples() throws -> [Sample] {
    let entries = try MessageLibrary.entries(
      below: project.messagesFolder, root: project.messagesFolder)
    return try entries.flatMap { entry -> [Sample] in
      let file = SourceFile(
        path: entry.path, bytes: try FileSystem.read(entry.path, limit: Limits.messageBytes))
      guard let template = Compiler(project: project).compile(file).template else { return [] }
      return try entry.fixtures.map { fixture in
        let bytes = try FileSystem.read(fixture.path, limit: Limits.dataBytes)
        return Sample(
          template: template, name: "\(entry.name)/\(template.language)/\(fixture.name)",
          data: SourceFile(path: fixture.path, bytes: bytes))
      }
    }
  }
}

/// A folder of a test's own, removed with it.
final class TemporaryProject {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "billet-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// Compiles a file of the project.
  func compile(_ path: String) throws -> Compiler.Compilation {
    let path = url.appending(path: path).path
    let file = SourceFile(
      path: path, bytes: try FileSystem.read(path, limit: Limits.messageBytes))
    return Compiler(project: Project(root: url.path)).compile(file)
  }
}

/// Python, when this machine has it.
enum Python {
  /// Whether it is there with a module.
  static func has(_ module: String) -> Bool {
    (try? run("import \(module)", []))?.status == 0
  }

  static func run(
    _ script: String, _ arguments: [String]
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
