public import BilletCore
public import BilletMessage

/// Which rules a check runs, and how strictly.
public struct ValidationOptions: Sendable, Equatable {
  /// What kind of page the HTML is.
  public enum Profile: String, Sendable, CaseIterable {
    /// A message that mail programs show: the marketplace's rules and those of mail programs count.
    case email
    /// A page of the web: neither the marketplace's rules nor those of mail programs count.
    case web
    /// A piece of a message: what is asked of whole documents does not count.
    case fragment
  }

  /// The kind of page. In an `email` without an `html` tag only what is asked of a `fragment` counts.
  public var profile: Profile
  /// The conformance level of WCAG 2.2 that is wanted; what a higher level asks is advice.
  public var level: Reference.Level
  /// The only rules to run; `nil` runs all.
  public var rules: Set<RuleID>?
  /// Rules that are left out.
  public var skippedRules: Set<RuleID>
  /// The version of the marketplace's policy, and what the project allows beyond it.
  public var policy = MessagePolicy()
  /// Whether a note names the rules that could not be checked because facts are missing.
  public var tellsMissingFacts = false
  /// Whether `harper-cli`, where it is on the machine, is asked about the grammar of English texts: it takes
  /// half a second a text.
  public var usesGrammarTool = false
  /// The day on which suppressions are held against their ends, ISO 8601; `nil` asks the clock.
  public var today: String?

  /// Makes options; what is not given is as usual.
  public init(
    profile: Profile = .email, level: Reference.Level = .aa, rules: Set<RuleID>? = nil,
    skipping skippedRules: Set<RuleID> = []
  ) {
    self.profile = profile
    self.level = level
    self.rules = rules
    self.skippedRules = skippedRules
  }

  /// Whether findings of a rule are wanted.
  ///
  /// Findings that say what could not be checked are always wanted.
  public func includes(_ rule: RuleID) -> Bool {
    if RuleID.alwaysTold.contains(rule) { return true }
    return !skippedRules.contains(rule) && rules?.contains(rule) ?? true
  }

  /// Whether a rule is looked for at all: it is wanted, and it is about this kind of page.
  public func runs(_ rule: RuleID) -> Bool {
    includes(rule)
      && RuleRegistry.rule(rule).map { includes(type(of: $0).description) } ?? true
  }
}

extension ValidationOptions {
  /// Whether a rule runs.
  func includes(_ rule: RuleDescription) -> Bool {
    rule.profiles.contains(profile) && includes(rule.id)
  }

  /// The weight of a finding at the level that is wanted.
  func severity(_ severity: Severity, of rule: RuleDescription) -> Severity {
    if level == .aaa, severity == rule.severity, let strict = rule.severityAtAAA { return strict }
    // No law asks for what a higher level asks for.
    guard severity > .note, let lowest = rule.lowestLevel, lowest > level else { return severity }
    return .note
  }
}

extension RuleDescription {
  /// The lowest level of the success criteria that the rule is about; `nil` when it is about none.
  var lowestLevel: Reference.Level? {
    references.compactMap(\.level).min()
  }
}
