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

  /// The same for what a template was filled into: `values` says where. `shared` holds what was found out
  /// about earlier fillings, and learns from this one.
  func validate(
    _ html: SourceFile, facts: MessageFacts, values: [ValueSpan], sharing shared: SharedPatterns
  ) -> [Diagnostic] {
    let found = findings(html, facts: facts, values: values, sharing: shared)
    if found.isEmpty { shared.outlines.learn(html.bytes, values, facts, with: validator) }
    return found
  }

  /// The findings when the outline of the values is not known.
  private func findings(
    _ html: SourceFile, facts: MessageFacts, values: [ValueSpan], sharing shared: SharedPatterns
  ) -> [Diagnostic] {
    let known = shared.all
    if known.contains(where: {
      validator.isClean(html, facts: facts, values: values, sharing: $0)
    }) {
      return []
    }
    guard known.count < SharedPatterns.limit else {
      return validator.validate(html, facts: facts, values: values, words: shared.words)
    }
    let result = validator.validateForSharing(
      html, facts: facts, values: values, words: shared.words)
    if let pattern = result.shared { shared.add(pattern) }
    return result.findings
  }

  /// The same for what a template was filled into: `values` says where, and `words` holds what was found out about the
  /// words of earlier fillings.
  func validate(
    _ html: SourceFile, facts: MessageFacts, values: [ValueSpan], words: AuthorWords
  ) -> [Diagnostic] {
    validator.validate(html, facts: facts, values: values, words: words)
  }
}

/// What was found out about the renderings of one skeleton: one pattern for each choice of values that
/// are empty.
final class SharedPatterns: Sendable {
  /// More are not worth the search.
  static let limit = 8

  /// What was found out about the author's words.
  let words = AuthorWords()

  /// The outlines of values that are known to be clean.
  let outlines = CleanOutlines()

  private let patterns = Mutex<[SharedFindings]>([])

  /// Those that are known by now.
  var all: [SharedFindings] { patterns.withLock { $0 } }

  func add(_ pattern: SharedFindings) {
    patterns.withLock { if $0.count < Self.limit { $0.append(pattern) } }
  }
}
