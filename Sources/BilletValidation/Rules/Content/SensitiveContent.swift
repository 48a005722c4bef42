import BilletCore

/// No message holds violent, adult or offensive wording.
struct SensitiveContent: WordingRule {
  static let description = RuleDescription(
    id: "sensitive-content", category: .content, severity: .warning,
    summary: "The wording may offend",
    rationale:
      "The marketplace withholds messages with violent, adult or offensive content.",
    help: "Say it in other words.",
    references: [.policy("Content: sensitive content")], examples: examples)
}

extension SensitiveContent {
  fileprivate static let examples: [Example] = [
    .failed("<p lang=en>«Where the fuck is your reply?»</p>"),
    .passed("<p lang=en>An adult should be at home in Scunthorpe.</p>"),
    .inapplicable("<p lang=nl>Verdomme.</p>"),
  ]
}
