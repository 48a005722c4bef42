import BilletCore

/// No message tells the buyer what to write.
struct ReviewSteering: WordingRule {
  static let description = RuleDescription(
    id: "review-steering", category: .content, severity: .warning,
    summary: "The message tells the buyer what to write",
    rationale:
      "A review is the buyer’s own; what to say in it must not be suggested.",
    help: "Ask for a review without saying what should stand in it.",
    references: [.policy("Content: what a review should say")], examples: examples)
}

extension ReviewSteering {
  fileprivate static let examples: [Example] = [
    .failed("<p lang=en>«Please mention the fast delivery in your review.»</p>"),
    .passed("<p lang=en>Please mention the order number in your reply.</p>"),
    .inapplicable("<p lang=nl>Noem de snelle levering in uw recensie.</p>"),
  ]
}
