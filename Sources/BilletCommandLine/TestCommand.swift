import ArgumentParser
import BilletKit

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Compare everything that the messages render to with their snapshots.",
    discussion: """
      Every message, language and fixture is rendered to HTML and plain text and checked, and compared
      with Snapshots/<message>/<language>/<fixture>.html, .txt and .findings. Missing, changed and
      orphaned snapshots fail. Nothing is written without --update or --prune.

      Examples:
        billet test
        billet test Messages/return-label --update=changed
      """)

  enum Update: String, CaseIterable, ExpressibleByArgument {
    case missing
    case changed
    case all
  }

  @Argument(help: "A project's folder, a folder of messages, or one message.")
  var path = "."

  @Option(
    name: .long, defaultAsFlag: Update.all,
    help: "Write snapshots: the missing ones, the changed ones, or all (without a value).")
  var update: Update?

  @Flag(name: .long, help: "Remove snapshots of what is not rendered any more.")
  var prune = false

  func run() throws {
    let mode: RecordMode =
      switch update {
      case nil: .never
      case .missing: .missing
      case .changed: .changed
      case .all: .all
      }
    let outcome = try SnapshotSuite(path: path).compare(recording: mode, pruning: prune)
    guard outcome.messages > 0 else {
      throw WorkFailed("there is no message below \(path)")
    }
    try Output.print(text(outcome))
    if outcome.results.contains(where: { !$0.passes }) { throw ExitCode(1) }
  }

  private func text(_ outcome: SnapshotSuite.Outcome) -> String {
    var text = ""
    var needs: Set<String> = []
    for result in outcome.results where result.outcome != .matched {
      switch result.outcome {
      case .matched: break
      case .missing:
        text += line(result, settled: "written", open: "missing")
        if !result.passes { needs.insert("--update=missing") }
      case .changed(let diff):
        text += line(result, settled: "updated", open: "changed")
        if !result.passes {
          text += diff + "\n"
          needs.insert("--update=changed")
        }
      case .orphaned:
        text += line(result, settled: "removed", open: "orphaned")
        if !result.passes { needs.insert("--prune") }
      }
    }
    let failed = outcome.results.count { !$0.passes }
    let messages = outcome.messages == 1 ? "1 message" : "\(outcome.messages) messages"
    text += "\(messages), \(outcome.results.count) snapshots: "
    text += failed == 0 ? "all as recorded.\n" : "\(failed) not as recorded.\n"
    if !needs.isEmpty {
      text += "If that is what you meant, accept it with:\n"
      let updates = needs.filter { $0 != "--prune" }
      let options =
        (updates.count == 2 ? ["--update"] : updates.sorted())
        + (needs.contains("--prune") ? ["--prune"] : [])
      text += "  billet test \(path.shellWord) \(options.joined(separator: " "))\n"
    }
    return text
  }

  private func line(_ result: SnapshotResult, settled: String, open: String) -> String {
    "\(result.isSettled ? settled : open): \(TerminalSafe.text(result.name.path))\n"
  }
}
