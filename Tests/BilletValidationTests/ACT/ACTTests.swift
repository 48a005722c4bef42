import BilletCore
import BilletMessage
import BilletTree
import Testing

@testable import BilletValidation

/// What the conformance rules of the W3C say of the situations that they tell apart: each in words of our
/// own, as a page of its own.
struct ACTTests {
  static let cases = ACTCase.all(
    ACTCase.documents, ACTCase.languages, ACTCase.images, ACTCase.drawings, ACTCase.links,
    ACTCase.labels, ACTCase.controls, ACTCase.fields, ACTCase.roles, ACTCase.states,
    ACTCase.ownership, ACTCase.hiding, ACTCase.tables, ACTCase.media, ACTCase.spacing)

  @Test(arguments: cases)
  func verdictIsTheRules(_ example: ACTCase) throws {
    let run = try Run(example)
    let outcomes = Set(run.findings.map(\.outcome))
    switch example.outcome {
    case .passed:
      #expect(run.isApplicable, "the rule does not apply")
      #expect(outcomes.isEmpty, "\(run.messages)")
    case .failed: #expect(outcomes.contains(.failed), "\(run.messages)")
    case .inapplicable:
      #expect(!run.isApplicable, "the rule applies")
      #expect(outcomes.isEmpty, "\(run.messages)")
    case .cantTell: #expect(outcomes == [.cantTell], "\(run.messages)")
    }
  }

  /// What is right by one rule is wrong by no other one, except where the page is wrong in truth.
  @Test(arguments: cases.filter { $0.outcome == .passed || $0.outcome == .inapplicable })
  func otherRulesRaiseNoErrors(_ example: ACTCase) throws {
    let file = SourceFile(path: "page.html", text: example.page)
    let tree = HTMLTree.parse(file)
    // These are pages, not messages.
    let options = ValidationOptions(profile: .web)
    let context = RuleContext(tree: tree, facts: MessageFacts(), options: options)
    var sink = DiagnosticSink(options: options)
    for rule in RuleRegistry.all
    where type(of: rule).description.category == .accessibility
      && options.includes(type(of: rule).description)
      && !Self.houseRules.contains(type(of: rule).description.id)
    {
      sink.begin(type(of: rule))
      rule.check(tree, in: context, into: &sink)
    }
    let errors = sink.findings.filter { $0.severity == .error && $0.rule != example.rule }
    let expected = ACTCase.otherFaults(of: example).subtracting([example.rule])
    #expect(Set(errors.map(\.rule)) == expected, "\(errors.map(\.message))")
  }

  /// Rules that forbid in messages what a page may hold.
  private static let houseRules: Set<RuleID> = ["control-present", "control-handler"]

  /// One rule on one page.
  private struct Run {
    let findings: [DiagnosticSink.Finding]
    let isApplicable: Bool
    var messages: [String] { findings.map { "\($0.severity) \($0.message)" } }

    init(_ example: ACTCase) throws {
      let rule = try #require(RuleRegistry.rule(example.rule))
      let tree = HTMLTree.parse(SourceFile(path: "page.html", text: example.page))
      let context = RuleContext(tree: tree, facts: MessageFacts())
      var sink = DiagnosticSink()
      sink.begin(type(of: rule))
      rule.check(tree, in: context, into: &sink)
      findings = sink.findings
      isApplicable = sink.isApplicable
    }
  }
}

extension ACTCase {
  /// Pages that are right by the rule they stand for and wrong by others in truth.
  static func otherFaults(of example: ACTCase) -> Set<RuleID> {
    let html = example.html
    if html.contains("<button role=\"none\" aria-pressed") { return ["presentation-role-conflict"] }
    // A rule for one attribute passes over what another rule wants of it.
    let isAboutLanguage = ["b5c3f8", "bf051a", "5b7ae0", "de46e4"].contains(example.act)
    guard isAboutLanguage, html.hasPrefix("<html") else { return [] }
    if html.contains(" lang=\"xx\"") { return ["html-lang-valid"] }
    let hasLanguage = html.contains(" lang=\"") && !html.contains(" lang=\"\"")
    return hasLanguage && !html.contains(" lang=\" \"") ? [] : ["html-has-lang"]
  }
}
