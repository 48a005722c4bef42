package import BilletCore

/// Where the rules put their findings: byte spans of the checked HTML, and words.
package struct DiagnosticSink: Sendable {
  package struct Finding: Sendable {
    package var rule: RuleID
    package var severity: Severity
    package var outcome: Outcome
    package var message: String
    package var rationale: String
    package var help: String
    package var span: Range<Int>
    package var references: [Reference]
    package var fix: HTMLFix?
  }

  /// A change to the checked HTML: which bytes make way for what.
  package struct HTMLFix: Sendable {
    package var title: String
    package var edits: [(span: Range<Int>, replacement: String)]
    package var safety: Fix.Safety

    package init(
      _ title: String, _ edits: [(span: Range<Int>, replacement: String)],
      safety: Fix.Safety = .safe
    ) {
      self.title = title
      self.edits = edits
      self.safety = safety
    }
  }

  package private(set) var findings: [Finding] = []
  /// Whether the rule that is running had anything to look at.
  package private(set) var isApplicable = false

  /// What could not be looked at: each rule with the facts that it lacks, in the order of the rules.
  package private(set) var missing: [(rule: RuleID, facts: [String])] = []

  private let options: ValidationOptions
  private var rule: (any Rule.Type)?

  package init(options: ValidationOptions = ValidationOptions()) {
    self.options = options
  }

  /// Turns to the next rule.
  package mutating func begin(_ rule: any Rule.Type) {
    self.rule = rule
    isApplicable = false
  }

  /// Says that the document holds something that the rule is about.
  package mutating func applies() {
    isApplicable = true
  }

  /// Says that the rule cannot be looked at without facts, by their names in a file of facts.
  package mutating func lacks(_ facts: String...) {
    guard let rule else { return }
    missing.append((rule.description.id, facts))
  }

  /// Reports a breach; what is not given comes from the rule's description.
  ///
  /// - Parameters:
  ///   - span: bytes of the checked HTML.
  ///   - message: what is wrong here, as a sentence with a full stop.
  ///   - help: what to do here, as a sentence with a full stop.
  ///   - severity: the weight, when it is not the rule's own; `.review` is *cantTell*.
  ///   - references: the sources that this case is decided by, when they are not all of the rule's.
  ///   - fix: what mends it.
  package mutating func report(
    _ span: Range<Int>, message: String? = nil, help: String? = nil, severity: Severity? = nil,
    references: [Reference]? = nil, fix: HTMLFix? = nil
  ) {
    guard let rule = rule?.description else { return }
    isApplicable = true
    let outcome: Outcome = (severity ?? rule.severity) == .review ? .cantTell : .failed
    let severity = options.severity(severity ?? rule.severity, of: rule)
    findings.append(
      Finding(
        rule: rule.id, severity: severity, outcome: outcome,
        message: message ?? rule.summary + ".", rationale: rule.rationale,
        help: help ?? rule.help, span: span, references: references ?? rule.references, fix: fix))
  }

  /// Whether a rule is looked for in the same run.
  func runs(_ rule: RuleDescription) -> Bool { options.includes(rule) }

  /// Tells of something that breaks nothing and can be left out.
  package mutating func note(_ span: Range<Int>, message: String, help: String, fix: HTMLFix) {
    guard let rule = rule?.description else { return }
    isApplicable = true
    findings.append(
      Finding(
        rule: rule.id, severity: .note, outcome: .passed, message: message, rationale: "",
        help: help, span: span, references: rule.references, fix: fix))
  }

  /// Takes over what a rule found where only one program reads the document so.
  mutating func add(_ finding: Finding, in program: String) {
    var finding = finding
    finding.message = "In \(program): \(finding.message)"
    findings.append(finding)
  }
}
