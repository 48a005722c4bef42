import BilletKit
import Foundation
import Testing

@Suite struct CatalogueTests {
  @Test func everyRuleIdInTheSourcesIsExplained() throws {
    let named = try RuleIDScan.ids(in: "Sources")
    let explained = Set(Catalogue.entries.map(\.id.rawValue))
    #expect(named.subtracting(explained).sorted() == [], "add an entry to Catalogue+Format.swift")
    #expect(explained.subtracting(named).sorted() == [], "no source names these")
  }

  @Test func everyRuleIsExplainedOnce() {
    let ids = Catalogue.entries.map(\.id.rawValue)
    #expect(Dictionary(grouping: ids) { $0 }.filter { $1.count > 1 }.keys.sorted() == [])
  }

  @Test(arguments: Catalogue.entries.map(\.id.rawValue))
  func explanationIsComplete(id: String) throws {
    let entry = try #require(Catalogue.entry(RuleID(id)))
    #expect(!entry.summary.isEmpty && !entry.summary.hasSuffix("."))
    #expect(entry.rationale.hasSuffix("."))
    #expect(entry.help.hasSuffix("."))
  }

  /// What an example of a rule of the format is a piece of.
  private enum Piece { case message, data, theme, project, html }

  private static func piece(of id: String) -> Piece {
    switch id {
    case "data", "json", "value": .data
    case "theme": .theme
    case "project-file": .project
    case "html-parsing", "suppression": .html
    default: .message
    }
  }

  @Test(arguments: Catalogue.entries.filter { $0.category == "Format" }.map(\.id.rawValue))
  func examplesOfTheFormatAreTrue(id: String) throws {
    for example in try #require(Catalogue.entry(RuleID(id))).examples {
      let marks = example.source.components(separatedBy: CharacterSet(charactersIn: "«»"))
      let expected = example.outcome == .failed ? [marks[1]] : []
      #expect(try found(marks.joined(), id) == expected, "\(example.source)")
    }
  }

  /// The pieces of the source that the rule reports.
  private func found(_ source: String, _ id: String) throws -> [String] {
    let front = ManualExample.standardFrontMatter(language: "en-US")
    var diagnostics: [Diagnostic] = []
    switch Self.piece(of: id) {
    case .html: diagnostics = Validator().validate(SourceFile(path: "a.html", text: source))
    case .data:
      let message = SourceFile(path: "a.md", text: front + "Hello {{name}}")
      let data = SourceFile(path: "data.json", text: source)
      diagnostics =
        Compiler().compile(message).template?.render(data, as: .html).diagnostics ?? []
    case .message:
      let text = source.hasPrefix("---\n") ? source : front + source
      let compilation = Compiler().compile(SourceFile(path: "a.md", text: text))
      diagnostics = compilation.diagnostics
      diagnostics += compilation.template?.render(nil, as: .html).diagnostics ?? []
    case .theme:
      let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).yaml").path
      try source.write(toFile: path, atomically: false, encoding: .utf8)
      defer { try? FileManager.default.removeItem(atPath: path) }
      let message = SourceFile(path: "a.md", text: front + "Hello")
      diagnostics = Compiler().compile(message, theme: path).diagnostics
    case .project:
      let project = try TemporaryProject()
      try project.write(source.utf8, to: "billet.yaml")
      try project.write((front + "Hello").utf8, to: "a.md")
      diagnostics = try project.compile("a.md").diagnostics
    }
    return diagnostics.filter { $0.rule.rawValue == id }.compactMap(\.location).map { place in
      String(decoding: place.file.bytes[place.span], as: UTF8.self)
    }
  }
}
