import BilletCore
import BilletMessage
import Testing

@testable import BilletValidation

/// The validator as a whole: order, limits, and input of any kind.
struct HTMLValidatorTests {
  private func validate(_ html: String, _ facts: MessageFacts = MessageFacts()) -> [Diagnostic] {
    HTMLValidator().validate(SourceFile(path: "a.html", text: html), facts: facts)
  }

  private static let compliant = """
    <!DOCTYPE html>
    <html lang="en-US">
    <head><title>Your return</title></head>
    <body>
    <div lang="en-US" dir="ltr">
    <h1>Your return</h1>
    <p>We have your return of order 123-1234567-1234567.</p>
    <p>See <a href="https://www.amazon.com/returns">your return</a>.</p>
    <img src="https://m.media-amazon.com/images/I/label.png" alt="The label" width="60%">
    </div>
    </body>
    </html>
    """

  @Test func compliantMessageHasNoFindings() {
    #expect(validate(Self.compliant).map(\.message) == [])
  }

  @Test func findingsComeInReadingOrder() {
    let diagnostics = validate(
      "<p style=\"color:red\">Hi 123-1234567-1234567</p><img src=\"http://a.example/a.gif\"><center>x"
        + "</center>")
    let offsets = diagnostics.compactMap { $0.location?.span.lowerBound }
    #expect(offsets == offsets.sorted())
    #expect(
      Set(diagnostics.map(\.rule)).isSuperset(of: [
        "font-color", "image-alt", "insecure-image", "gif-image", "text-alignment",
      ]))
  }

  @Test func findingsTellWhatWhyAndHow() throws {
    let diagnostic = try #require(
      validate("<p>123-1234567-1234567<img src=\"https://a.example/a.png\" width=\"9\">").first)
    #expect(diagnostic.rule == "image-alt")
    #expect(diagnostic.outcome == .failed)
    #expect(diagnostic.message.hasSuffix("."))
    #expect(!diagnostic.rationale.isEmpty)
    #expect(!diagnostic.help.isEmpty)
    #expect(diagnostic.references.contains(.act("23a2a8")))
    #expect(diagnostic.location?.start == SourcePosition(line: 1, column: 23))
  }

  @Test func sameFindingIsToldOnce() {
    let html =
      "<p>123-1234567-1234567</p><img alt=\"\" width=\"9\" "
      + "srcset=\"http://a.example/a.png, http://a.example/b.png 2x\" src=\"https://a.example/a.png\">"
    #expect(validate(html).map(\.rule) == ["insecure-image"])
  }

  @Test func tooManyFindingsAreCounted() throws {
    let html = String(repeating: "<img src=\"https://a.example/a.png\" width=\"9\">", count: 1_500)
    let diagnostics = validate("<p>123-1234567-1234567</p>" + html)
    #expect(diagnostics.count == Limits.findingsPerFile + 1)
    let last = try #require(diagnostics.last)
    #expect(last.rule == "finding-limit")
    #expect(last.severity == .error)
    #expect(last.message.contains("501 more"))
  }

  @Test func problemsOfTheParserAreFindings() {
    #expect(validate("").contains { $0.severity == .error })
    #expect(
      HTMLValidator().validate(
        SourceFile(path: "a.html", bytes: [0x3C, 0x70, 0x3E, 0xFF]), facts: MessageFacts()
      ).contains { $0.rule == "encoding" })
  }

  @Test func onlyTheGivenRulesRun() {
    let validator = HTMLValidator(rules: [ImageAlt()])
    let file = SourceFile(path: "a.html", text: "<center>x</center><img src=a.png>")
    #expect(validator.validate(file, facts: MessageFacts()).map(\.rule) == ["image-alt"])
  }

  // By their index, for the test runner prints its arguments.
  static let hostile = [
    String(repeating: "<div style=\"margin:0 1%\">", count: 180),
    String(repeating: "<table><tr><td>", count: 60) + "x",
    String(repeating: "<p>&nbsp;", count: 2_000),
    String(repeating: "<br>", count: 10_000),
    String(repeating: "{{", count: 5_000),
    String(repeating: "%a", count: 5_000),
    String(repeating: "[[a ", count: 2_500),
    String(repeating: "1-", count: 5_000),
    String(repeating: "123-1234567-", count: 1_000),
    String(repeating: "❤\u{200D}", count: 3_000),
    String(repeating: "🇩", count: 3_000),
    "<table>" + String(repeating: "<tr><td>", count: 3_000),
    "<tr>" + String(repeating: "<td width=1>", count: 3_000),
    "<style>" + String(repeating: "p{color:red}", count: 200) + "</style>"
      + String(repeating: "<p>x", count: 200),
    "<pre>" + String(repeating: "\n", count: 20_000),
    "<img srcset=\"" + String(repeating: "a,", count: 2_000) + "\">",
    "<!--[if mso]>" + String(repeating: "<!--[if mso]>", count: 500),
    "<p style=\"width:1e308%;margin:0 1e308px;font-size:1e308em\">x<img width=1e999 src=a>",
    "<p style=\"margin:0 -1e308%;width:-5px\">x<h1 aria-level=99999999999999999999>",
  ]

  @Test(arguments: hostile.indices)
  func hostileInputGivesAnAnswer(index: Int) {
    #expect(validate(Self.hostile[index]).count <= Limits.findingsPerFile + 1)
  }

  @Test func randomInputNeverTraps() {
    var random = SeededGenerator(seed: 20_261_123)
    let pieces = RuleRegistry.all.flatMap { type(of: $0).description.examples }
      .flatMap { example in
        example.html.split(separator: "<").map { "<" + $0 }
      }
    for _ in 0..<400 {
      var html = ""
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        html += pieces.randomElement(using: &random) ?? ""
      }
      var bytes = Array(html.utf8)
      if Bool.random(using: &random), !bytes.isEmpty {
        bytes.remove(at: Int.random(in: bytes.indices, using: &random))
      }
      let file = SourceFile(path: "random.html", bytes: bytes)
      for diagnostic in HTMLValidator().validate(file, facts: MessageFacts()) {
        guard let span = diagnostic.location?.span else { continue }
        #expect(span.lowerBound >= 0 && span.upperBound <= bytes.count, "seed \(random.seed)")
      }
    }
  }
}

/// A generator whose numbers are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  let seed: UInt64
  private var state: UInt64

  init(seed: UInt64) {
    self.seed = seed
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
