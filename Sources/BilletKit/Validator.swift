public import BilletCore
public import BilletMessage
import BilletValidation

/// Checks any HTML message against the marketplace's policy and WCAG: bytes in, findings out.
///
/// A value that can be used from many threads at once.
///
/// ```swift
/// let findings = Validator().validate(SourceFile(path: "a.html", text: "<img src=a.png>"))
/// ```
public struct Validator: Sendable {
  private let validator = HTMLValidator()

  /// Makes a validator with every rule.
  public init() {}

  /// The findings in reading order; empty for a message that nothing is wrong with.
  ///
  /// Any bytes are accepted; what is beyond a limit or cannot be read is itself a finding. Time is linear
  /// in the number of bytes.
  public func validate(_ html: SourceFile, facts: MessageFacts = MessageFacts()) -> [Diagnostic] {
    validator.validate(html, facts: facts)
  }

  /// The same for what a template was filled into: `values` says where.
  func validate(
    _ html: SourceFile, facts: MessageFacts, values: [ValueSpan]
  ) -> [Diagnostic] {
    validator.validate(html, facts: facts, values: values)
  }
}
