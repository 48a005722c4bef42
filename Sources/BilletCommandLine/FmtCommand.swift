import ArgumentParser
import BilletKit

struct FmtCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Write messages in canonical form.",
    discussion: """
      What is rendered stays as it is, byte for byte; comments and tags of the template stay too.
      Folders are searched for messages. - formats standard input onto standard output.

      Examples:
        billet fmt Messages
        billet fmt Messages --check
      """)

  @Argument(help: "Messages or folders; - reads standard input.")
  var paths: [String]

  @Flag(
    name: [.customLong("check"), .customLong("dry-run")],
    help: "Write nothing; show the changes, and end with 1 if there are any.")
  var isDry = false

  mutating func validate() throws {
    if paths.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be read once: give - one time.")
    }
  }

  func run() throws {
    var changed: [(before: SourceFile, after: SourceFile)] = []
    var isDone = true
    var isReadable = true
    for path in paths {
      do {
        for path in try messages(at: path) {
          let file = try Input.file(path, limit: Limits.htmlBytes)
          guard let after = MessageFormatter(project: .containing(path)).format(file) else {
            Output.complain("\(path) cannot be read as a message: see billet check")
            isReadable = false
            continue
          }
          if path == "-", !isDry { try FileSystem.writeStandardOutput(after.bytes) }
          if after.bytes != file.bytes { changed.append((file, after)) }
        }
      } catch let error as FileError {
        Output.complain("\(error)")
        isDone = false
      } catch let error as WorkFailed {
        Output.complain(error.description)
        isDone = false
      }
    }
    for (before, after) in changed {
      if isDry {
        try Output.print(
          MessageFormatter.difference(from: before, to: after))
      } else if before.path != "<stdin>" {
        try FileSystem.write(after.bytes, to: before.path)
      }
    }
    let files = FixCommand.count(changed.count, "message", "messages")
    FileSystem.writeStandardError(
      Array((isDry ? "would change \(files)\n" : "changed \(files)\n").utf8))
    if !isDone { throw ExitCode(2) }
    if !isReadable || (isDry && !changed.isEmpty) { throw ExitCode(1) }
  }

  private func messages(at path: String) throws -> [String] {
    guard path != "-", FileSystem.kind(of: path) == .directory else { return [path] }
    return try FileSearch.files(at: path).filter { Path.fileExtension(of: $0) == "md" }
  }
}
