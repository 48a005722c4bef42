import ArgumentParser
import BilletKit

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List every rule that a finding can name.",
    discussion: """
      Example:
        billet rules
        billet rules --format json
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  @Option(name: .long, help: "How to print the list.")
  var format = Format.text

  func run() throws {
    switch format {
    case .text: try Output.print(Self.text(Catalogue.entries))
    case .json: try FileSystem.writeStandardOutput(Self.json(Catalogue.entries))
    }
  }

  private static func text(_ entries: [Catalogue.Entry]) -> String {
    let width = entries.map(\.id.rawValue.utf8.count).max() ?? 0
    var text = ""
    var category = ""
    for entry in entries {
      if entry.category != category {
        category = entry.category
        text += (text.isEmpty ? "" : "\n") + category + "\n"
      }
      let padding = String(repeating: " ", count: width - entry.id.rawValue.utf8.count)
      let severity = entry.severity.rawValue.padded(to: 7)
      text += "  \(entry.id)\(padding)  \(severity)  \(entry.summary)\n"
    }
    return text + "\n\(entries.count) rules; billet explain RULE tells more of one.\n"
  }

  private static func json(_ entries: [Catalogue.Entry]) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      json.key("rules")
      json.array { json in
        for entry in entries {
          json.object { json in
            json.member("id", entry.id.rawValue)
            json.member("category", entry.category)
            json.member("severity", entry.severity.rawValue)
            json.member("summary", entry.summary)
            json.member("why", entry.rationale)
            json.member("help", entry.help)
            json.key("references")
            json.array { json in
              for reference in entry.references {
                json.object { json in
                  json.member("standard", reference.standard.rawValue)
                  json.member("id", reference.id)
                  if let level = reference.level { json.member("level", level.rawValue) }
                  if let link = reference.link { json.member("link", link) }
                }
              }
            }
            json.key("examples")
            json.array { json in
              for example in entry.examples {
                json.object { json in
                  json.member("outcome", example.outcome.rawValue)
                  json.member("source", example.source)
                }
              }
            }
          }
        }
      }
    }
    return json.bytes
  }
}

extension String {
  /// The text with blanks behind it up to a width in bytes.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - utf8.count))
  }
}
