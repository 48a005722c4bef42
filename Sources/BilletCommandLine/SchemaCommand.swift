import ArgumentParser
import BilletKit

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print a JSON Schema, so that an editor completes and checks what you write.",
    discussion: """
      Examples:
        billet schema theme > theme.schema.json
        billet schema front-matter > front-matter.schema.json

      An editor with YAML support takes the schema from a theme's first line:
        # yaml-language-server: $schema=../theme.schema.json
      """)

  @Argument(help: "What the schema is for.")
  var subject: Schema

  func run() throws {
    try FileSystem.writeStandardOutput(subject.json)
  }
}
