import BilletCore
import BilletTree
import Testing

@testable import BilletValidation

/// Every example of every rule says what the rule says.
struct ExampleTests {
  static let examples: [MarkedExample] = RuleRegistry.all.flatMap { rule in
    type(of: rule).description.examples.map { MarkedExample(rule, $0) }
  }

  @Test(arguments: examples)
  func exampleHolds(_ example: MarkedExample) {
    expect(example)
  }

  @Test(arguments: examples)
  func spansCountBytesBehindMultibyteText(_ example: MarkedExample) {
    expect(example.behind("<!-- äöü🙂 -->"))
  }

  @Test(arguments: examples.filter { !$0.isDocument })
  func spansCountSourceBytesBehindReferences(_ example: MarkedExample) {
    expect(example.behind("<wbr data-a=\"ä&amp;&eacute;\">"))
  }

  @Test(arguments: examples)
  func tagNamesCountInAnyCase(_ example: MarkedExample) {
    expect(example.withCapitalTags)
  }

  @Test(arguments: examples.filter { $0.example.outcome != .inapplicable })
  func commentsHoldNothing(_ example: MarkedExample) {
    let html = String(decoding: example.html, as: UTF8.self)
    guard !html.contains("--"), !example.spans.contains(where: \.isEmpty) else { return }
    let sink = run(example, on: Array("<!-- \(html) -->".utf8))
    // Facts are looked for in the whole message, so an empty one lacks them.
    #expect(sink.findings.allSatisfy { $0.span == 0..<0 })
  }

  private func expect(_ example: MarkedExample) {
    let sink = run(example, on: example.html)
    let findings = sink.findings.sorted {
      ($0.span.lowerBound, $0.span.upperBound) < ($1.span.lowerBound, $1.span.upperBound)
    }
    let spans = example.spans.sorted { $0.lowerBound < $1.lowerBound }
    #expect(findings.map(\.span) == spans, "\(findings.map { text($0.span, example) })")
    #expect(sink.isApplicable == (example.example.outcome != .inapplicable))
    let description = type(of: example.rule).description
    for finding in findings {
      #expect(finding.severity == example.example.severity ?? description.severity)
      #expect(finding.outcome == example.example.outcome)
      #expect(finding.rule == description.id)
    }
    switch example.example.outcome {
    case .failed, .cantTell: #expect(!spans.isEmpty, "the example marks nothing")
    case .passed, .inapplicable: #expect(spans.isEmpty, "the example marks something")
    }
  }

  private func run(_ example: MarkedExample, on html: [UInt8]) -> DiagnosticSink {
    let tree = HTMLTree.parse(SourceFile(path: "example.html", bytes: html))
    let context = RuleContext(tree: tree, facts: example.example.facts)
    var sink = DiagnosticSink()
    sink.begin(type(of: example.rule))
    example.rule.check(tree, in: context, into: &sink)
    return sink
  }

  private func text(_ span: Range<Int>, _ example: MarkedExample) -> String {
    let bytes = example.html
    return "\(span) " + String(decoding: bytes[span.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}
