import ArgumentParser
import BilletKit

struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes",
    abstract: "List the themes, and say why one does not load.",
    discussion: """
      A project's own themes stand in themes/NAME.yaml and come before those that Billet brings.

      Example:
        billet themes
        billet render Messages/invoice/en-US.md --fixture typical --theme large-print
      """)

  @Argument(help: "The project's folder.")
  var path = "."

  func run() throws {
    let entries = ThemeLibrary(project: .containing(path)).entries()
    let width = entries.map(\.name.utf8.count).max() ?? 0
    var text = ""
    for entry in entries {
      let padding = String(repeating: " ", count: width - entry.name.utf8.count)
      let origin = entry.path.map { " (\($0))" } ?? ""
      let summary = entry.diagnostics.reach(.error) ? "does not load" : entry.summary
      text += "\(entry.name)\(padding)  \(TerminalSafe.text(summary))\(TerminalSafe.text(origin))\n"
    }
    try Output.print(text)
    let broken = entries.filter { !$0.diagnostics.isEmpty }
    guard !broken.isEmpty else { return }
    let report = Report(
      files: broken.map { .init(path: $0.path ?? $0.name, diagnostics: $0.diagnostics) })
    FileSystem.writeStandardError(Output.reporter(nil, onStandardError: true).render(report))
    if report.diagnostics.reach(.error) { throw ExitCode(1) }
  }
}
