import ArgumentParser
import BilletKit

/// The `billet` command: its subcommands and how it ends.
///
/// Exit status: 0 clean, 1 findings, 2 the work could not be done, 64 wrong usage.
public enum CommandLineTool {
  /// Runs the command with the process's arguments and ends the process.
  public static func main() -> Never {
    FileSystem.ignoreBrokenPipeSignal()
    BilletCommand.exit(withStatus: run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs the command and gives its exit status; no error leaves it.
  static func run(_ arguments: [String]) -> Int32 {
    do {
      var command = try BilletCommand.parseAsRoot(arguments)
      try command.run()
      return 0
    } catch let error as WorkFailed {
      Output.complain(error.description)
      return 2
    } catch let error as FileError {
      Output.complain("\(error)")
      return 2
    } catch {
      return end(with: error)
    }
  }

  /// Help, version and usage errors, in the words of the argument parser.
  private static func end(with error: any Error) -> Int32 {
    let status = BilletCommand.exitCode(for: error)
    let message = BilletCommand.fullMessage(for: error)
    guard !message.isEmpty else { return status.rawValue }
    if status.isSuccess {
      do {
        try FileSystem.writeStandardOutput(Array((message + "\n").utf8))
      } catch {
        Output.complain("\(error)")
        return 2
      }
    } else {
      FileSystem.writeStandardError(Array((message + "\n").utf8))
    }
    return status.rawValue
  }
}

struct BilletCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "billet",
    abstract: "Write a message in Markdown, get HTML that a marketplace delivers.",
    discussion: """
      Start with a project that holds a starter message:

        billet init shop
        billet render shop/Messages/return-label --fixture typical -o return-label.html
        billet check return-label.html

      Exit status: 0 clean, 1 findings, 2 the work could not be done, 64 wrong usage.
      """,
    version: "0.1.0",
    subcommands: [
      RenderCommand.self, CheckCommand.self, TestCommand.self, RulesCommand.self,
      ExplainCommand.self, ThemesCommand.self, InitCommand.self,
    ])

  static func exit(withStatus status: Int32) -> Never {
    exit(withError: ExitCode(status))
  }
}

/// The work could not be done: exit status 2.
struct WorkFailed: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
