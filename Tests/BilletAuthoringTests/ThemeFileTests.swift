import BilletCore
import BilletMessage
import Foundation
import Testing

@testable import BilletAuthoring

@Suite struct ThemeFileTests {
  private func load(_ yaml: String) -> ThemeFile.Loaded {
    ThemeFile.load(SourceFile(path: "themes/own.yaml", text: yaml))
  }

  @Test(arguments: ["default", "compact", "large-print"])
  func shippedThemeLoads(name: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let url = root.appending(path: "themes/\(name).yaml")
    let file = SourceFile(path: "themes/\(name).yaml", bytes: Array(try Data(contentsOf: url)))
    let loaded = ThemeFile.load(file)
    #expect(loaded.diagnostics.isEmpty)
    let theme = try #require(loaded.theme)
    #expect(theme.name == name)
    #expect(!theme.summary.isEmpty)
    #expect(Set([theme.bodySize] + theme.headingSizes).count <= 3)
  }

  @Test(arguments: [
    ("sizes: {body: 100, headings: [150, 125, 100]}", true),
    ("sizes: {body: 110, headings: [150, 125, 100]}", false),
    ("message: {side-margin: 10}", true), ("message: {side-margin: 10.1}", false),
    ("message: {side-margin: -1}", false), ("image: {width: 80}", true),
    ("image: {width: 81}", false),
    ("image: {width: 0}", false), ("message: {width: 10000}", false),
    ("image: {width: .inf}", false),
    ("image: {width: .nan}", false), ("image: {width: '80'}", false), ("image: 80", false),
    ("image: {width: [80]}", false), ("sizes: {headings: [150]}", false), ("color: red", false),
    ("sizes: {family: Arial}", false), ("table: {padding: 0.5px}", false), ("", false),
    ("- a", false),
    ("image: {width: &a 80}", false), ("image: {width: 1e999}", false), ("\u{0}", false),
  ])
  func limitsAreKept(yaml: String, loads: Bool) {
    let loaded = load("summary: Ours\n\(yaml)")
    let plain = load(yaml)
    let result = yaml.isEmpty ? plain : loaded
    #expect((result.theme != nil) == loads, "\(result.diagnostics)")
    #expect(result.diagnostics.isEmpty == loads)
    #expect(result.diagnostics.allSatisfy { $0.rule == "theme" })
  }

  @Test func faultNamesItsLineAndTheLimit() throws {
    let fault = try #require(load("# ours\nmessage:\n  side-margin: 12\n").diagnostics.first)
    #expect(fault.location?.start == SourcePosition(line: 3, column: 16))
    #expect(fault.message.contains("20 %"))
    let unknown = try #require(load("image:\n  widht: 60\n").diagnostics.first)
    #expect(unknown.location?.start == SourcePosition(line: 2, column: 3))
    #expect(unknown.help == "Did you mean “width”?")
  }

  @Test func bytesThatAreNoTextAreRefused() {
    let loaded = ThemeFile.load(SourceFile(path: "a.yaml", bytes: [0x61, 0xFF]))
    #expect(loaded.theme == nil)
    #expect(loaded.diagnostics.first?.rule == "theme")
  }
}
