public import BilletCore
public import BilletMessage

/// What changed from one version of the marketplace's policy to the next.
public enum PolicyHistory {
  /// One change.
  public struct Change: Sendable {
    /// The version from which it holds.
    public let version: PolicyVersion
    /// The day on which it took effect, ISO 8601, as far as it is known.
    public let day: String
    /// The rule that holds it; `nil` for what no message can break.
    public let rule: RuleID?
    /// What is different, as a sentence.
    public let summary: String
    /// Where it is written.
    public let source: String
  }

  /// All changes, oldest first.
  public static let changes: [Change] = [
    Change(
      version: .november2020, day: "2020-11", rule: nil,
      summary: "The Communication Guidelines take effect: permitted reasons, 30 days, one review"
        + " request, and limits on links, images, styles and attachments.",
      source: guidelines),
    Change(
      version: .november2020, day: "2020-11", rule: "subject-important",
      summary:
        "The tag [Important] in a subject lets a necessary message through to buyers who opted"
        + " out.", source: guidelines),
    Change(
      version: .august2025, day: "2025-08-04", rule: "message-reason",
      summary: "createNegativeFeedbackRemoval leaves the Messaging API: no message asks for the"
        + " removal of feedback.", source: api),
    Change(
      version: .august2025, day: "2025-08", rule: "subject-important",
      summary: "The tag [Important] is gone from the guidelines, and a subject must not hold it.",
      source: guidelines),
    Change(
      version: .january2026, day: "2026-01-30", rule: "message-reason",
      summary: "CreateAmazonMotors leaves the Messaging API.", source: api),
  ]

  private static let guidelines = "Communication Guidelines, help page G1701"
  private static let api = "Selling Partner API, Messaging API v1"

  /// What changed after one version up to another, in the order of time.
  public static func changes(from old: PolicyVersion, to new: PolicyVersion) -> [Change] {
    changes.filter { old < $0.version && $0.version <= new }
  }
}
