public import BilletCore
public import BilletReporting
import BilletValidation

/// Every rule that a finding can name, with its wording, sources and examples.
public enum Catalogue {
  /// One rule.
  public struct Entry: Sendable {
    /// The id.
    public let id: RuleID
    /// The part of the catalogue: `Accessibility`, `Styling`, `Content`, `Facts` or `Format`.
    public let category: String
    /// The severity of a plain breach.
    public let severity: Severity
    /// What is wrong, without a full stop.
    public let summary: String
    /// Why it matters.
    public let rationale: String
    /// What to do.
    public let help: String
    /// Where it comes from.
    public let references: [Reference]
    /// What passes, what fails and what it does not apply to.
    public var examples: [Example] { makeExamples() }
    let makeExamples: @Sendable () -> [Example]
  }

  /// A piece of source and what the rule says of it.
  public struct Example: Sendable {
    /// The verdict.
    public let outcome: Outcome
    /// HTML or a message; `«…»` marks what is reported.
    public let source: String
  }

  /// All rules, by category and id.
  public static let entries: [Entry] =
    (RuleRegistry.all.map { Entry(type(of: $0).description) } + formatEntries)
    .sorted { ($0.category, $0.id) < ($1.category, $1.id) }

  /// The rule with this id.
  public static func entry(_ id: RuleID) -> Entry? {
    // Not from all entries: to sort them takes longer than to check a message.
    for rule in RuleRegistry.all {
      let description = type(of: rule).description
      if description.id == id { return Entry(description) }
    }
    return formatEntries.first { $0.id == id }
  }
}

extension Catalogue.Entry {
  /// The rule as reports list it.
  public var information: RuleInformation {
    RuleInformation(
      id: id, category: category, severity: severity, summary: summary, rationale: rationale,
      help: help, references: references)
  }

  init(_ rule: RuleDescription) {
    self.init(
      id: rule.id, category: rule.category.rawValue, severity: rule.severity,
      summary: rule.summary, rationale: rule.rationale, help: rule.help,
      references: rule.references,
      makeExamples: { rule.examples.map { .init(outcome: $0.outcome, source: $0.html) } })
  }
}
