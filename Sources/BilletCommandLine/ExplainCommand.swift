import ArgumentParser
import BilletKit

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a rule: why it exists, what passes, what fails, what to do.",
    discussion: """
      Example:
        billet explain image-alt
      """)

  @Argument(help: "The rule's id, as findings name it.")
  var rule: String

  func run() throws {
    guard let entry = Catalogue.entry(RuleID(rule)) else {
      throw ValidationArguments.unknownRule(rule)
    }
    try Output.print(Self.text(entry))
  }

  private static func text(_ entry: Catalogue.Entry) -> String {
    var text = "\(entry.id) (\(entry.severity.rawValue), \(entry.category))\n\n"
    text += "\(entry.summary).\n\n"
    text += "Why:  \(entry.rationale)\n"
    text += "Help: \(entry.help)\n"
    if !entry.references.isEmpty {
      text += "From: \(entry.references.map(\.description).joined(separator: "; "))\n"
    }
    let links = entry.references.compactMap(\.link)
    if let first = links.first {
      text += "Read: \(first)\n" + links.dropFirst().map { "      \($0)\n" }.joined()
    }
    let headings: [(Outcome, String)] = [
      (.passed, "Passes"), (.failed, "Fails («…» is what is reported)"),
      (.cantTell, "A person has to decide"), (.inapplicable, "Does not apply"),
    ]
    for (outcome, heading) in headings {
      let examples = entry.examples.filter { $0.outcome == outcome }
      guard !examples.isEmpty else { continue }
      text += "\n\(heading):\n"
      // A blank line sets examples of several lines apart.
      let isLong = examples.contains { $0.source.utf8.contains(UInt8(ascii: "\n")) }
      text += examples.map { indented($0.source) }.joined(separator: isLong ? "\n" : "")
    }
    return text
  }

  private static func indented(_ source: String) -> String {
    source.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { "  \(TerminalSafe.text(String(Substring($0))))\n" }.joined()
  }
}
