import BilletKit
import Foundation
import Testing

/// The manual of the message format is a test: each example in `Spec` is run.
@Suite struct ManualTests {
  static let examples = Result { try ManualExample.all() }

  @Test(arguments: (try? examples.get()) ?? [])
  func exampleOfTheManualIsTrue(example: ManualExample) throws {
    let outcome = try example.outcome()
    #expect(outcome == example.expected, sourceLocation: example.location)
  }

  @Test func manualCanBeRead() throws {
    #expect(try Self.examples.get().count >= 120)
  }

  /// The introduction shows the front matter that stands above the examples.
  @Test func introductionShowsTheStandardFrontMatter() throws {
    let chapter = try String(
      contentsOf: ManualExample.folder.appending(path: "01-introduction.md"), encoding: .utf8)
    #expect(chapter.contains(ManualExample.standardFrontMatter(language: "en-US")))
  }

  /// What authors can be told has an example that shows it.
  @Test func everyRefusalHasAnExample() throws {
    let shown = try Self.examples.get().flatMap { example in
      example.expected.split(separator: "\n").compactMap { line in
        line.split(separator: " ").first.map(String.init)
      }
    }
    // Settings of a project are no part of a message.
    let ids = try RuleIDScan.ids(in: "Sources/BilletAuthoring").union(["json"])
      .subtracting(["project-file"])
    #expect(ids.subtracting(shown).sorted() == [])
  }
}
