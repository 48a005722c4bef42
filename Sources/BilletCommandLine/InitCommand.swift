import ArgumentParser
import BilletKit

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Lay out a new project: settings, a message with sample data, and its snapshots.",
    discussion: """
      Nothing that exists is overwritten.

      Examples:
        billet init shop
        billet init shop --language de-DE
      """)

  @Argument(help: "The project's folder; it is made if need be.")
  var folder: String

  @Option(name: .long, help: "The language of the message.")
  var language = "en-US"

  func run() throws {
    guard let project = StarterProject(language: language) else {
      let languages = StarterProject.languages
      let question = Suggestion.question(for: language, among: languages)
      throw ValidationError(
        "There is no starter message in “\(TerminalSafe.text(language))”."
          + (question.isEmpty ? "" : " " + question)
          + " There are: \(languages.joined(separator: ", ")).")
    }
    let files = try project.write(to: folder)
    let message = Path.join(folder, StarterProject.messageFolder).shellWord
    try Output.print(
      """
      Laid out a project in \(TerminalSafe.text(folder)):
      \(files.map { "  \($0)" }.joined(separator: "\n"))

      Next:
        billet render \(message) --fixture typical -o return-label.html
        billet check \(Path.join(folder, "Messages").shellWord)
        billet test \(folder.shellWord)
        billet preview \(folder.shellWord)

      """)
  }
}
