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

  /// Makes a validator with every rule that the options want.
  public init(options: ValidationOptions = ValidationOptions()) {
    validator = HTMLValidator(options: options)
  }

  /// The findings in reading order; empty for a message that nothing is wrong with.
  ///
  /// Any bytes are accepted; what is beyond a limit or cannot be read is itself a finding. Time is linear
  /// in the number of bytes. HTML is UTF-8 or what it says itself; a file named `.eml`, or one without a
  /// name of HTML that begins like one, is an e-mail, of which the HTML part is checked.
  public func validate(_ file: SourceFile, facts: MessageFacts = MessageFacts()) -> [Diagnostic] {
    CheckedDocument(file).findings(validator, facts)
  }

  /// The same for what a template was filled into: `values` says where.
  func validate(
    _ html: SourceFile, facts: MessageFacts, values: [ValueSpan]
  ) -> [Diagnostic] {
    validator.validate(html, facts: facts, values: values)
  }
}
