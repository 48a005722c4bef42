import ArgumentParser
import BilletKit

struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "List the versions of the marketplace's policy, and what changed between them.",
    subcommands: [ListCommand.self, DiffCommand.self])

  struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the versions and what each brought.")

    func run() throws {
      var text = ""
      for version in PolicyVersion.allCases {
        let mark =
          version == .newest ? " (counts unless --policy or billet.yaml says otherwise)" : ""
        text += "\(version.rawValue)\(mark)\n"
        for change in PolicyHistory.changes where change.version == version {
          text += PolicyCommand.line(change)
        }
      }
      try Output.print(text)
    }
  }

  struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff",
      abstract: "Say what changed between two versions, and which messages that touches.",
      discussion: """
        Examples:
          billet policy diff amazon-2020-11 amazon-2026-01
          billet policy diff amazon-2020-11 amazon-2026-01 Messages
        """)

    @Argument(help: "The version that was.")
    var old: PolicyVersion

    @Argument(help: "The version that is to be.")
    var new: PolicyVersion

    @Argument(
      help:
        "HTML files, messages or folders to hold against both (default: Messages, if it is here).")
    var paths: [String] = []

    func run() throws {
      let changes = PolicyHistory.changes(from: min(old, new), to: max(old, new))
      var text = changes.isEmpty ? "Nothing changed.\n" : ""
      for change in changes { text += PolicyCommand.line(change) }
      let places =
        paths.isEmpty && FileSystem.kind(of: "Messages") == .directory
        ? ["Messages"] : paths
      let files = try places.flatMap { try FileSearch.files(at: $0) }
      let touched = try files.map(touched).joined()
      text += touched
      if touched.isEmpty, !files.isEmpty {
        text += "\nThis touches none of \(files.count) file\(files.count == 1 ? "" : "s").\n"
      }
      try Output.print(text)
    }

    /// What a file's findings gain and lose from one version to the other.
    private func touched(_ path: String) throws -> String {
      let before = try findings(path, old)
      let after = try findings(path, new)
      let gained = after.filter { finding in !before.contains { $0.isSameFinding(as: finding) } }
      let lost = before.filter { finding in !after.contains { $0.isSameFinding(as: finding) } }
      guard !gained.isEmpty || !lost.isEmpty else { return "" }
      var text = "\n\(TerminalSafe.text(path))\n"
      for (sign, list) in [("+", gained), ("-", lost)] {
        for finding in list {
          let line = finding.location.map { ":\($0.start.line)" } ?? ""
          text +=
            "  \(sign) \(finding.severity.rawValue)[\(finding.rule)]\(line):"
            + " \(TerminalSafe.text(finding.message))\n"
        }
      }
      return text
    }

    private func findings(_ path: String, _ version: PolicyVersion) throws -> [Diagnostic] {
      var options = ValidationOptions()
      options.policy.version = version
      let checker = FileChecker(
        options: options, facts: MessageFacts(), theme: nil, sample: .fixtures)
      let outcome = checker.check(path)
      if let failure = outcome.failure { throw failure }
      return outcome.report?.diagnostics ?? []
    }
  }

  private static func line(_ change: PolicyHistory.Change) -> String {
    let rule = change.rule.map { " [\($0)]" } ?? ""
    return "  \(change.day)\(rule) \(change.summary) (\(change.source))\n"
  }
}
