public import BilletCore

/// What a report says of a rule itself, for formats that list the rules beside the findings.
public struct RuleInformation: Sendable {
  /// The id.
  public let id: RuleID
  /// The part of the catalogue, such as `Accessibility`.
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

  /// Makes the description of a rule.
  public init(
    id: RuleID, category: String, severity: Severity, summary: String, rationale: String,
    help: String, references: [Reference]
  ) {
    self.id = id
    self.category = category
    self.severity = severity
    self.summary = summary
    self.rationale = rationale
    self.help = help
    self.references = references
  }
}
