import BilletCore

/// No benefit is tied to a review.
struct ReviewIncentive: WordingRule {
  static let description = RuleDescription(
    id: "review-incentive", category: .content, severity: .error,
    summary: "The message ties a benefit to a review",
    rationale:
      "Payment of any kind for a review, its change or its removal is not permitted; accounts"
      + " are closed for it.",
    help: "Remove the benefit, or send it to every buyer without a word of reviews.",
    references: [.policy("Content: incentives for reviews")], examples: examples)
}

extension ReviewIncentive {
  fileprivate static let examples: [Example] = [
    .failed("<p lang=en>«Leave a review and we will send you a $10 gift card in return.»</p>"),
    .passed("<p lang=en>We have refunded the broken lamp.</p>"),
    .inapplicable("<p lang=nl>Schrijf een recensie en ontvang een cadeaubon.</p>"),
  ]
}
