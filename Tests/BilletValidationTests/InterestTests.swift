import BilletCore
import BilletMessage
import BilletTree
import Testing

@testable import BilletValidation

/// A rule that the validator skips would have had nothing to say.
struct InterestTests {
  /// Rules that are not run on every document.
  private static let gated = RuleRegistry.all.filter { type(of: $0).interest.features != nil }

  private static let examples = RuleRegistry.all.flatMap { rule in
    type(of: rule).description.examples.map { MarkedExample(rule, $0) }
  }

  @Test func interestHidesNothingInAnyExample() {
    for example in Self.examples {
      expectSilence(
        of: Self.gated, on: example.html, example.example.facts, example.testDescription)
    }
  }

  @Test func interestHidesNothingInDocumentsMadeOfExamples() {
    var random = SeededGenerator(seed: 20_261_127)
    let pieces = Self.examples.flatMap { example in
      String(decoding: example.html, as: UTF8.self).split(separator: "<").map { "<" + $0 }
    }
    for _ in 0..<1_500 {
      var html = ""
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        html += pieces.randomElement(using: &random) ?? ""
      }
      expectSilence(
        of: Self.gated, on: Array(html.utf8), MessageFacts(), "seed \(random.seed): \(html)")
    }
  }

  @Test func findingsAreTheSameWithoutTheGate() {
    var random = SeededGenerator(seed: 20_261_128)
    let all = HTMLValidator(ignoringInterests: true)
    let gated = HTMLValidator()
    for _ in 0..<200 {
      var html = "<!doctype html><html lang=en><title>Return</title><body>"
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        html +=
          Self.examples.randomElement(using: &random).map {
            String(decoding: $0.html, as: UTF8.self)
          } ?? ""
      }
      let file = SourceFile(path: "a.html", text: html)
      #expect(
        all.validate(file, facts: MessageFacts()).map(\.line)
          == gated.validate(file, facts: MessageFacts()).map(\.line),
        "seed \(random.seed): \(html)")
    }
  }

  @Test func interestIsInAnyOneOfSeveralThings() {
    let interest: Interest = [.elements(.img), .attributes(.role), .properties(.color), .comments]
    for html in [
      "<img>", "<p role=note>", "<p style='color:red'>", "<style>p{color:red}</style>", "<!-- -->",
    ] {
      #expect(interest.occurs(in: features(html)), "\(html)")
    }
    for html in ["", "<p class=a style='margin:0'>é</p>", "<style>p{margin:0}</style>"] {
      #expect(!interest.occurs(in: features(html)), "\(html)")
    }
    #expect(Interest.always.occurs(in: features("")))
    #expect(([.elements(.img), .always] as Interest).occurs(in: features("")))
    #expect(!([] as Interest).occurs(in: features("<p>")))
  }

  @Test func bytesBeyondASCIIAreSeenWhereverTheyStand() {
    for html in ["<p>é", "<p>&eacute;", "<img alt='&hearts;'>", "<!-- ä -->", "<p>12345678ü"] {
      #expect(Interest.nonASCII.occurs(in: features(html)), "\(html)")
    }
    #expect(!Interest.nonASCII.occurs(in: features("<p>12345678 &amp; &lt;")))
  }

  private func expectSilence(
    of rules: [any Rule], on html: [UInt8], _ facts: MessageFacts, _ comment: String
  ) {
    let tree = HTMLTree.parse(SourceFile(path: "a.html", bytes: html))
    let context = RuleContext(tree: tree, facts: facts)
    for rule in rules where !type(of: rule).interest.occurs(in: context.features) {
      var sink = DiagnosticSink()
      sink.begin(type(of: rule))
      rule.check(tree, in: context, into: &sink)
      #expect(
        sink.findings.isEmpty,
        "\(type(of: rule)).interest hides what it finds in \(comment)")
    }
  }

  private func features(_ html: String) -> HTMLFeatures {
    StyleTable(HTMLTree.parse(SourceFile(path: "a.html", text: html))).features
  }
}

extension Diagnostic {
  /// What a finding says and where, as one line.
  fileprivate var line: String { "\(rule) \(location?.span ?? 0..<0) \(severity) \(message)" }
}
