import BilletCore

/// No message persuades towards a positive rating.
struct ReviewPositive: WordingRule {
  static let description = RuleDescription(
    id: "review-positive", category: .content, severity: .warning,
    summary: "The message asks for a positive review",
    rationale:
      "A seller may ask for a review once, but not for a good one.",
    help: "Ask for an honest review, or leave it out.",
    references: [.policy("Content: requests for positive reviews")], examples: examples)
}

extension ReviewPositive {
  fileprivate static let examples: [Example] = [
    .failed("<p lang=en>«Please leave us a 5-star review.»</p>"),
    .passed("<p lang=en>Please leave an honest review, positive or negative.</p>"),
    .inapplicable("<p lang=nl>Geef ons vijf sterren.</p>"),
  ]
}
