import ArgumentParser
import BilletKit

/// The `billet` command: its subcommands and how it ends.
///
/// Exit status: 0 clean, 1 findings, 2 the work could not be done, 64 wrong usage.
public enum CommandLineTool {
  /// Runs the command with the process's arguments and ends the process.
  public static func main() -> Never {
    Heap.keepFreedMemory()
    FileSystem.ignoreBrokenPipeSignal()
    Environment.end(withStatus: run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs the command and gives its exit status; no error leaves it.
  static func run(_ arguments: [String]) -> Int32 {
    do {
      var command = try parse(arguments)
      try command.run()
      return 0
    } catch let error as WorkFailed {
      Output.complain(error.description)
      return 2
    } catch let error as FileError {
      Output.complain("\(error)")
      return 2
    } catch let error as ExitCode {
      return error.rawValue
    } catch {
      return end(with: error)
    }
  }

  /// The command that the arguments ask for.
  ///
  /// `check` and `render` are started by scripts for every file, and the argument parser takes longer to look through
  /// all subcommands than they take to work. So the plain forms of `check` are read without it, and then these two are
  /// tried by themselves; whatever is not plainly theirs (help, wrong usage, completion) goes the whole way, which
  /// finds the words for it.
  private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
    if arguments.first == CheckCommand._commandName,
      let check = CheckCommand(plain: arguments.dropFirst())
    {
      return check
    }
    let direct: [any ParsableCommand.Type] = [CheckCommand.self, RenderCommand.self]
    if let command = direct.first(where: { $0._commandName == arguments.first }),
      let parsed = try? command.parseAsRoot(Array(arguments.dropFirst())),
      type(of: parsed) == command
    {
      return parsed
    }
    return try BilletCommand.parseAsRoot(arguments)
  }

  /// Help, version and usage errors, in the words of the argument parser.
  private static func end(with error: any Error) -> Int32 {
    let status = BilletCommand.exitCode(for: error)
    // The words repeat arguments, which may be the names of files.
    let lines = BilletCommand.fullMessage(for: error).utf8
      .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let message = lines.map { TerminalSafe.text(String(Substring($0))) + "\n" }.joined()
    guard status.isSuccess else {
      FileSystem.writeStandardError(Array(message.utf8))
      // The parser's own word for an error that it does not know is 1, which stands for findings here.
      return status == .failure ? 2 : status.rawValue
    }
    do {
      try FileSystem.writeStandardOutput(Array(message.utf8))
      return status.rawValue
    } catch {
      Output.complain("\(error)")
      return 2
    }
  }
}

struct BilletCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "billet",
    abstract: "Write a message in Markdown, get HTML that a marketplace delivers.",
    discussion: """
      Start with a project that holds a starter message:

        billet init shop
        billet render shop/Messages/return-label --fixture typical -o label.html
        billet check label.html

      Exit status: 0 clean, 1 findings, 2 the work could not be done, 64 wrong usage.
      """,
    version: "0.1.0",
    subcommands: [
      RenderCommand.self, CheckCommand.self, FixCommand.self, FmtCommand.self, TestCommand.self,
      PreviewCommand.self, BatchCommand.self, ServeCommand.self, RulesCommand.self,
      ExplainCommand.self, PolicyCommand.self, LedgerCommand.self, ThemesCommand.self,
      InitCommand.self, SchemaCommand.self,
    ])
}

/// The work could not be done: exit status 2.
struct WorkFailed: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
