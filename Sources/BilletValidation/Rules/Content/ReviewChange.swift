import BilletCore

/// No message asks for a change or removal of a product review.
struct ReviewChange: WordingRule {
  static let description = RuleDescription(
    id: "review-change", category: .content, severity: .warning,
    summary: "The message asks for a change or removal of a review",
    rationale:
      "A request to change or remove a product review is never permitted, not even after a"
      + " refund.",
    help: "Solve the problem, and do not mention the review.",
    references: [.policy("Content: requests to remove or change a review")], examples: examples)
}

extension ReviewChange {
  fileprivate static let examples: [Example] = [
    .failed("<p lang=en>«Would you please remove your review?»</p>"),
    .passed("<p lang=en>We updated our manual after several reviews.</p>"),
    .inapplicable("<p lang=nl>Verwijder uw recensie.</p>"),
  ]
}
