import BilletCore
import BilletReporting
import Testing

@Suite struct ReporterTests {
  private let file = SourceFile(
    path: "Messages/a/en-US.md", text: "# Größe\n\n![](https://a.example/b.png)\n")

  private var finding: Diagnostic {
    Diagnostic(
      rule: "image-alt", message: "The image has no text alternative.",
      rationale: "A screen reader falls back to the file name.",
      help: "Describe what the image shows.", location: SourceLocation(file, 11..<39),
      references: [.wcag("1.1.1"), .act("23a2a8")])
  }

  private func render(_ format: ReportFormat, _ diagnostics: [Diagnostic]) -> String {
    let report = Report(files: [.init(path: file.path, diagnostics: diagnostics)])
    return String(decoding: format.reporter(usesColor: false).render(report), as: UTF8.self)
  }

  @Test func terminalShowsPlaceReasonAndHelp() {
    #expect(
      render(.terminal, [finding]) == """
        error[image-alt]: The image has no text alternative
          --> Messages/a/en-US.md:3:1
           |
         3 | ![](https://a.example/b.png)
           | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = why:  A screen reader falls back to the file name (WCAG 1.1.1, level A).
           = help: Describe what the image shows.

        1 error in 1 file

        """)
  }

  @Test func plainHasNoDrawing() {
    #expect(
      render(.plain, [finding]) == """
        Messages/a/en-US.md:3:1: error: The image has no text alternative. [image-alt]
          Why: A screen reader falls back to the file name (WCAG 1.1.1, level A).
          Help: Describe what the image shows.
        1 error in 1 file.

        """)
  }

  @Test func jsonHasTheFixedFields() {
    #expect(
      render(.json, [finding]) == """
        {
          "version": 1,
          "files": [
            {
              "path": "Messages/a/en-US.md",
              "diagnostics": [
                {
                  "rule": "image-alt",
                  "severity": "error",
                  "outcome": "failed",
                  "message": "The image has no text alternative.",
                  "why": "A screen reader falls back to the file name.",
                  "help": "Describe what the image shows.",
                  "line": 3,
                  "column": 1,
                  "endLine": 3,
                  "endColumn": 29,
                  "offset": 11,
                  "length": 28,
                  "references": [
                    {
                      "standard": "WCAG",
                      "id": "1.1.1",
                      "level": "A"
                    },
                    {
                      "standard": "ACT",
                      "id": "23a2a8"
                    }
                  ]
                }
              ]
            }
          ],
          "summary": {
            "files": 1,
            "errors": 1,
            "warnings": 0,
            "reviews": 0,
            "notes": 0
          },
          "totals": {
            "passed": 0,
            "accepted": 0,
            "rules": [
              {
                "rule": "image-alt",
                "errors": 1,
                "warnings": 0,
                "reviews": 0,
                "notes": 0,
                "files": 1
              }
            ]
          }
        }

        """)
  }

  @Test func cleanRunSaysSo() {
    #expect(render(.terminal, []) == "No findings in 1 file\n")
    #expect(render(.plain, []) == "No findings in 1 file.\n")
  }

  @Test func columnsCountScalarsAndMarkersCountColumns() {
    let wide = SourceFile(path: "w.md", text: "日本 x")
    var diagnostic = finding
    diagnostic.location = SourceLocation(wide, 7..<8)
    let text = render(.terminal, [diagnostic])
    #expect(text.contains("w.md:1:4\n"))
    #expect(text.contains(" 1 | 日本 x\n   |      ^\n"))
  }

  @Test func escapeSequencesOfTheInputAreShownNotSent() {
    let nasty = SourceFile(path: "\u{1B}[2J.md", text: "a \u{1B}]0;x\u{7} \u{202E}b")
    var diagnostic = finding
    diagnostic.message = "Bad \u{1B}[31m."
    diagnostic.location = SourceLocation(nasty, 2..<3)
    for format in ReportFormat.allCases {
      let text = render(format, [diagnostic])
      #expect(!text.utf8.contains(0x1B))
      #expect(!text.unicodeScalars.contains("\u{202E}"))
    }
  }

  @Test(arguments: [0, 3_000_000, 5_999_990])
  func hugeLineIsCutAroundThePlace(offset: Int) {
    let long = SourceFile(path: "long.html", bytes: [UInt8](repeating: 0x61, count: 6_000_000))
    var diagnostic = finding
    diagnostic.location = SourceLocation(long, offset..<(offset + 5))
    let text = render(.terminal, [diagnostic])
    #expect(text.utf8.count < 1_000)
    #expect(text.contains("^^^^^"))
  }

  @Test func findingsComeInReadingOrder() {
    var second = finding
    second.location = SourceLocation(file, 20..<21)
    second.rule = "a"
    var first = finding
    first.location = SourceLocation(file, 0..<1)
    first.rule = "z"
    let report = Report(files: [.init(path: file.path, diagnostics: [second, finding, first])])
    #expect(report.diagnostics.map(\.rule) == ["z", "image-alt", "a"])
  }

  @Test func colourIsOnlyWhereItIsAskedFor() {
    let report = Report(files: [.init(path: file.path, diagnostics: [finding])])
    let coloured = ReportFormat.terminal.reporter(usesColor: true).render(report)
    #expect(coloured.contains(0x1B))
  }

  @Test func sarifNamesRuleLevelAndRegion() {
    let rule = RuleInformation(
      id: "image-alt", category: "Accessibility", severity: .error, summary: "No alternative",
      rationale: "Why.", help: "How.", references: [.wcag("1.1.1")])
    let report = Report(files: [.init(path: "a b/ä.html", diagnostics: [finding])])
    let text = String(
      decoding: ReportFormat.sarif.reporter(usesColor: false, rules: [rule]).render(report),
      as: UTF8.self)
    #expect(text.contains("\"ruleIndex\": 0"))
    #expect(text.contains("\"uri\": \"Messages/a/en-US.md\""))
    #expect(text.contains("\"startLine\": 3"))
    #expect(text.contains("\"level\": \"error\""))
  }

  @Test func junitEscapesMarkup() {
    let report = Report(files: [
      .init(path: "<a&\u{1B}>.html", diagnostics: [finding]), .init(path: "b", diagnostics: []),
    ])
    let text = String(
      decoding: ReportFormat.junit.reporter(usesColor: false).render(report), as: UTF8.self)
    #expect(text.contains("tests=\"2\" failures=\"1\""))
    #expect(text.contains("name=\"&lt;a&amp;\\u{1B}&gt;.html\""))
    #expect(text.contains("<testcase classname=\"billet\" name=\"b\"/>"))
  }

  @Test func gitHubCommandCannotBeForged() {
    var diagnostic = finding
    diagnostic.message = "One.\n::error::two 100%"
    let report = Report(files: [.init(path: file.path, diagnostics: [diagnostic])])
    let text = String(
      decoding: ReportFormat.github.reporter(usesColor: false).render(report), as: UTF8.self)
    #expect(text.hasPrefix("::error file=Messages/a/en-US.md,line=3,endLine=3,col=1,endColumn=29,"))
    #expect(text.contains("One.%0A::error::two 100%25%0ADescribe"))
    #expect(text.split(separator: "\n").count == 2)
  }

  @Test(arguments: [
    ("It is wrong.", "It is wrong"), ("No “.buton” here.", "No “.buton” here"),
    ("Not “39.90”.", "Not “39.90”"), ("One. Two.", "One. Two."), ("e\u{301}.", "e\u{301}"),
  ])
  func headlineEndsWithoutAFullStop(message: String, headline: String) {
    let text = render(.terminal, [Diagnostic(rule: "emoji", message: message)])
    #expect(text.hasPrefix("error[emoji]: \(headline)\n"))
  }
}
