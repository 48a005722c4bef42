public import BilletCore
public import BilletMessage
@_exported public import BilletValidation
import Synchronization

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

  /// The same for what a template was filled into: `values` says where. `shared` holds what was found out
  /// about earlier fillings, and learns from this one.
  func validate(
    _ html: SourceFile, facts: MessageFacts, values: [ValueSpan], sharing shared: SharedPatterns
  ) -> [Diagnostic] {
    let known = shared.all
    if known.contains(where: {
      validator.isClean(html, facts: facts, values: values, sharing: $0)
    }) {
      return []
    }
    guard known.count < SharedPatterns.limit else {
      return validator.validate(html, facts: facts, values: values)
    }
    let result = validator.validateForSharing(html, facts: facts, values: values)
    if let pattern = result.shared { shared.add(pattern) }
    return result.findings
  }

  /// The same for what a template was filled into: `values` says where.
  func validate(
    _ html: SourceFile, facts: MessageFacts, values: [ValueSpan]
  ) -> [Diagnostic] {
    validator.validate(html, facts: facts, values: values)
  }
}

/// What was found out about the renderings of one skeleton: one pattern for each choice of values that
/// are empty.
final class SharedPatterns: Sendable {
  /// More are not worth the search.
  static let limit = 8

  private let patterns = Mutex<[SharedFindings]>([])

  /// Those that are known by now.
  var all: [SharedFindings] { patterns.withLock { $0 } }

  func add(_ pattern: SharedFindings) {
    patterns.withLock { if $0.count < Self.limit { $0.append(pattern) } }
  }
}
