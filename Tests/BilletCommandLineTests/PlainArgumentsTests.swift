import ArgumentParser
import Testing

@testable import BilletCommandLine

/// Arguments that `check` reads by itself, against the argument parser.
struct PlainArgumentsTests {
  private static let plain: [[String]] = [
    ["a.html"],
    ["a.html", "b.html", "Messages"],
    ["--skip", "spelling", "a.html"],
    ["a.html", "--skip", "spelling,grammar", "b.eml"],
    ["--rule", "emoji", "--rule", "link-name", "--skip", "emoji", "a.html"],
    ["--format", "json", "a.html"],
    ["--format", "json", "--format", "sarif", "a.html"],
    ["--fail-on", "warning", "--fail-on", "error", "a.html"],
    ["a.html", "--facts", "facts.json", "--facts", "other.json"],
    ["Nachricht für\u{301} dich.html"],
  ]

  @Test(arguments: plain) func plainArgumentsReadTheSame(_ arguments: [String]) throws {
    let parsed = try #require(try CheckCommand.parseAsRoot(arguments) as? CheckCommand)
    let read = try #require(CheckCommand(plain: arguments[...]))
    // Both name all values; one that is missing reads as “definition”.
    #expect(String(describing: read) == String(describing: parsed))
    #expect(!String(describing: read).contains("definition"))
  }

  private static let others: [[String]] = [
    [], ["-"], ["a.html", "-"], ["--help"], ["-h"], ["--version"], ["", "a.html"], ["a.html", ""],
    ["a.html", "--skip"], ["a.html", "--skip", "--fix"], ["a.html", "--skip=emoji"],
    ["a.html", "--fix"],
    ["a.html", "--format", "yaml"], ["a.html", "--fail-on", "never"], ["--", "a.html"],
    ["a.html", "--facts", "-"], ["a.html", "--level", "AAA"], ["a.html", "--unknown", "value"],
    ["--skip", "emoji"],
  ]

  @Test(arguments: others) func allElseIsTheParsers(_ arguments: [String]) {
    #expect(CheckCommand(plain: arguments[...]) == nil)
  }
}
