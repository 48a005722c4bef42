public import BilletCore
public import BilletMessage
@_exported public import BilletValidation

/// Checks any HTML message against the marketplace's policy and WCAG: bytes in, findings out.
///
/// A value that can be used from many threads at once; making one costs little, using one for many messages
/// less.
///
/// ```swift
/// let validator = Validator(options: ValidationOptions(level: .aa, skipping: ["emoji"]))
/// let findings = validator.validate(SourceFile(path: "a.html", bytes: bytes))
/// for finding in findings where finding.severity == .error {
///   print(finding.rule, finding.location?.start.line ?? 1, finding.message)
/// }
/// ```
public struct Validator: Sendable {
  private let validator: HTMLValidator
  private let options: ValidationOptions
  /// What the project of the file says; `nil` for HTML that belongs to none.
  private let checks: ProjectChecks?

  /// Makes a validator with every rule that the options want.
  public init(options: ValidationOptions = ValidationOptions()) {
    validator = HTMLValidator(options: options)
    self.options = options
    checks = nil
  }

  /// Makes a validator for a project's HTML: its `billet.yaml` is read now, and what it allows and waives
  /// counts; what is wrong with it is among the findings.
  public init(project: Project, options: ValidationOptions = ValidationOptions()) {
    let checks = ProjectChecks(project.loadSettings(), root: project.root, options: options)
    validator = HTMLValidator(options: checks.options)
    self.options = checks.options
    self.checks = checks
  }

  /// The findings in reading order; empty for a message that nothing is wrong with.
  ///
  /// Any bytes are accepted; what is beyond a limit or cannot be read is itself a finding. Time is linear
  /// in the number of bytes. HTML is UTF-8 or what it says itself; a file named `.eml`, or one without a
  /// name of HTML that begins like one, is an e-mail, of which the HTML part is checked.
  public func validate(_ file: SourceFile, facts: MessageFacts = MessageFacts()) -> [Diagnostic] {
    let found = CheckedDocument(file).findings(validator, facts)
    guard let checks else { return found }
    let left = checks.waivers.applied(to: found, in: file.path)
    let ofProject = checks.diagnostics.filter { $0.rule != "waiver" || options.includes($0.rule) }
    return ofProject + left
      + checks.waivers.unused(in: file.path) { options.runs($0) }
  }

  /// The same for what a template was filled into: `values` says where.
  func validate(
    _ html: SourceFile, facts: MessageFacts, values: [ValueSpan]
  ) -> [Diagnostic] {
    validator.validate(html, facts: facts, values: values)
  }
}
