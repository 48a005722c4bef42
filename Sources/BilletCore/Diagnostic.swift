/// How much a finding weighs.
public enum Severity: String, Sendable, Comparable, CaseIterable {
  /// A certain breach, or input that cannot be used.
  case error
  /// A probable breach, decided on wording or geometry.
  case warning
  /// Only a person can judge it (W3C outcome *cantTell*).
  case review
  /// Advice, or a fact worth knowing.
  case note

  private var rank: Int {
    switch self {
    case .note: 0
    case .review: 1
    case .warning: 2
    case .error: 3
    }
  }

  /// Orders severities from `note` up to `error`.
  public static func < (left: Severity, right: Severity) -> Bool {
    left.rank < right.rank
  }
}

/// What a rule concluded, in the words of the W3C's Evaluation and Report Language.
public enum Outcome: String, Sendable {
  /// The requirement is met.
  case passed
  /// The requirement is not met.
  case failed
  /// The rule has nothing to look at.
  case inapplicable
  /// A person has to decide.
  case cantTell
}

/// One finding: the single currency between authoring, validation, snapshots and reporting.
public struct Diagnostic: Sendable, Equatable {
  /// A second place that belongs to a finding, with a word on how.
  public struct Label: Sendable, Equatable {
    /// What this place has to do with the finding.
    public let text: String
    /// The place.
    public let location: SourceLocation

    /// Makes a label.
    public init(_ text: String, at location: SourceLocation) {
      self.text = text
      self.location = location
    }
  }

  /// The rule that was broken.
  public var rule: RuleID
  /// How much it weighs.
  public var severity: Severity
  /// What the rule concluded.
  public var outcome: Outcome
  /// What is wrong: one sentence with a full stop.
  public var message: String
  /// Why it matters: one sentence with a full stop; empty when the message says it.
  public var rationale: String
  /// What to do: one sentence or two; empty when there is nothing to do.
  public var help: String
  /// The place that a person edits; `nil` when the finding is about no place.
  public var location: SourceLocation?
  /// Further places, such as the rendered HTML.
  public var labels: [Label]
  /// Where the rule comes from.
  public var references: [Reference]
  /// Changes that mend it, each of them alone; the best one first.
  public var fixes: [Fix]
  /// The name of the HTML element that it is about or that its place lies in; empty when there is none.
  public var element: String

  /// Makes a finding.
  public init(
    rule: RuleID, severity: Severity = .error, outcome: Outcome = .failed, message: String,
    rationale: String = "", help: String = "", location: SourceLocation? = nil,
    labels: [Label] = [], references: [Reference] = [], fixes: [Fix] = [],
    element: String = ""
  ) {
    self.rule = rule
    self.severity = severity
    self.outcome = outcome
    self.message = message
    self.rationale = rationale
    self.help = help
    self.location = location
    self.labels = labels
    self.references = references
    self.fixes = fixes
    self.element = element
  }
}

extension [Diagnostic] {
  /// The findings in reading order: by file, then offset, then weight, then rule.
  public func sortedByPlace() -> [Diagnostic] {
    // `sorted` is stable, so findings of one rule at one place keep the order they were found in.
    sorted { left, right in
      guard let a = left.location, let b = right.location else {
        return left.location == nil && right.location != nil
      }
      if a.file.path != b.file.path {
        return a.file.path.utf8.lexicographicallyPrecedes(b.file.path.utf8)
      }
      if a.span.lowerBound != b.span.lowerBound { return a.span.lowerBound < b.span.lowerBound }
      if left.severity != right.severity { return left.severity > right.severity }
      return left.rule < right.rule
    }
  }

  /// Whether any finding weighs at least as much as `severity`.
  public func reach(_ severity: Severity) -> Bool {
    contains { $0.severity >= severity }
  }
}
