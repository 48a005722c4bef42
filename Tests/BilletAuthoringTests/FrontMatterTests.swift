import BilletCore
import Testing

@testable import BilletAuthoring

@Suite struct FrontMatterTests {
  private func findings(_ yaml: String) -> [String] {
    Composition("---\n\(yaml)\n---\nx\n").findings
  }

  private static let whole = "subject: S\nlanguage: en-US\n"

  @Test(arguments: [
    ("x", ["front-matter@1:1"]), ("---\nsubject: S\n", ["front-matter@1:1"]),
    ("---\n---\nx", ["front-matter@1:1"]), ("---\n# only this\n---\nx", ["front-matter@1:1"]),
    ("---\nlanguage: en\n---\nx", ["front-matter@1:1"]),
    ("---\nsubject: S\n---\nx", ["front-matter@1:1"]),
  ])
  func messageWithoutFrontMatterIsTold(text: String, expected: [String]) {
    let composition = Composition(text)
    #expect(composition.findings == expected)
    #expect(composition.diagnostics.first?.help.isEmpty == false)
  }

  @Test(arguments: [
    ("lnaguage: en", "front-matter@4:1", "language"),
    ("reason: retrun", "front-matter@4:9", "return"),
    ("direction: [a]", "front-matter@4:12", ""),
    ("line-breaks: maybe", "front-matter@4:14", "keep"),
    ("variables: text", "front-matter@4:12", "one a line"),
    ("variables: {a: txt}", "front-matter@4:16", "text"),
    ("variables: {a: {typ: text}}", "front-matter@4:17", "type"),
    ("variables:\n  ä: text\n  b: {type: list, optional: maybe}", "front-matter@6:29", "true"),
    ("variables: {a: {type: text, fields: {b: text}}}", "front-matter@4:37", "list"),
    ("variables: {a: {type: date, default: soon}}", "wrong-type@4:38", "2026-03-14"),
    ("variables: {a b: text}", "front-matter@4:13", "letters"),
    ("variables: {facts: text}", "front-matter@4:13", "another name"),
    ("variables: {a: {type: list, default: x}}", "front-matter@4:38", "optional"),
    ("variables: {a.b: text, a: text}", "front-matter@4:24", "Remove"),
    ("attachments: invoice.pdf", "front-matter@4:14", "file"),
    ("attachments: [{file: a}]", "front-matter@4:15", "kind"),
    ("theme: &a default", "front-matter@4:8", ""), ("theme: *a", "front-matter@4:8", ""),
    ("subject: T", "front-matter@2:1", "Remove"), ("\ttheme: a", "front-matter@4:1", ""),
    ("theme: [a", "front-matter@5:1", ""),
  ])
  func faultIsToldAtItsPlace(line: String, expected: String, help: String) {
    let composition = Composition("---\n\(Self.whole)\(line)\n---\nx\n")
    #expect(composition.findings.first == expected, "\(composition.diagnostics)")
    #expect(composition.diagnostics.first?.help.contains(help) == true)
  }

  @Test(arguments: ["en_US", "english-", "e", "123", "en-US-toolongsubtag"])
  func languageIsATag(language: String) {
    #expect(findings("subject: S\nlanguage: \(language)") == ["front-matter@3:11"])
  }

  @Test func columnsCountScalarsAndLinesAsYamlDoes() {
    #expect(findings("subject: Größe 😀 \nlanguage: en\nreason: x").contains("front-matter@4:9"))
    #expect(findings("subject: \"😀 ü\"  # ü\nlanguage: en\nx: {ü: 1}").contains("front-matter@4:1"))
    #expect(
      Composition("---\r\nsubject: S\r\nlanguage: en\r\nreason: x\r\n---\r\nx").findings
        == ["front-matter@4:9"])
  }

  @Test(arguments: [
    ("subject: Order {{v}} is here", "Order 1 is here"), ("subject: '{{v}}''s order'", "1's order"),
    ("subject: \"A \\\"{{v}}\\\" B\"", "A \"1\" B"), ("subject: Order#{{v}} # ours", "Order#1"),
    ("subject: 'Order #{{v}}'", "Order #1"),
    ("subject: '{{#f}}yes {{v}}{{/f}}{{^f}}no{{/f}}'", "yes 1"),
  ])
  func subjectIsATemplate(subject: String, expected: String) {
    let composition = Composition(
      "---\n\(subject)\nlanguage: en\nvariables: {v: integer, f: boolean}\n---\n{{v}}\n",
      data: "{\"v\": 1, \"f\": true}")
    #expect(composition.subject == expected, "\(composition.diagnostics)")
    #expect(composition.text == "p(1)")
    #expect(composition.findings.isEmpty)
  }

  @Test func subjectThatBeginsWithATagNeedsQuotes() throws {
    for subject in ["{{v}}", "{{v}} is here"] {
      let composition = Composition("---\nsubject: \(subject)\nlanguage: en\n---\nx\n")
      let first = try #require(composition.diagnostics.first)
      #expect(first.rule == "front-matter")
      #expect(first.location?.start.line == 2)
      #expect(first.help.contains("quotes"))
    }
  }

  @Test func commentThatCutsTheSubjectIsTold() {
    #expect(findings("subject: Order #{{v}}\nlanguage: en") == ["front-matter@2:16"])
  }

  @Test func faultInTheSubjectIsToldThere() {
    #expect(findings("language: en\nsubject: Für {{nmae}}") == ["undeclared-variable@3:14"])
    #expect(findings("subject: \"Hi 🎉\"\nlanguage: en") == ["emoji@2:14"])
    #expect(findings("subject: |\n  a\n  b\nlanguage: en").contains("front-matter@2:10"))
  }

  @Test func aliasBombIsRefusedAtOnce() {
    var bomb = "a: &a [x]\n"
    for level in 0..<40 {
      let name = level == 0 ? "a" : "a\(level)"
      bomb += "b\(level): &a\(level + 1) [*\(name), *\(name)]\n"
    }
    #expect(findings(bomb + "? *a40\n: x").count == 1)
    #expect(
      findings("subject: S\nlanguage: en\na: &a [b]\n? [*a, *a]\n: c").first == "front-matter@4:4")
  }

  @Test func hostileYamlIsTold() {
    for yaml in [
      String(repeating: "[", count: 60_000), String(repeating: "{a: ", count: 10_000),
      String(repeating: "? ", count: 30_000), String(repeating: "- ", count: 30_000),
      String(repeating: "a", count: 70_000), "a: \"", "%TAG ! x", "a: !!python/object x", "\u{0}",
      "a: b: c", "- a\nb: c",
    ] {
      #expect(!findings(yaml).isEmpty)
    }
  }

  @Test func lineBreaksCanBeJoined() {
    #expect(Composition("---\n\(Self.whole)line-breaks: join\n---\na\nb  \nc\n").text == "p(a b/c)")
    #expect(Composition("---\n\(Self.whole)---\na\nb\n").text == "p(a/b)")
  }
}
