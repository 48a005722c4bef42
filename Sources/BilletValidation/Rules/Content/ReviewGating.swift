import BilletCore

/// A request for a review goes to every buyer alike.
struct ReviewGating: WordingRule {
  static let description = RuleDescription(
    id: "review-gating", category: .content, severity: .warning,
    summary: "The message asks only satisfied buyers for a review",
    rationale:
      "A request for a review must not depend on the answer, and must not divert unhappy"
      + " buyers.",
    help: "Ask every buyer in the same words, whatever the experience was.",
    references: [.policy("Content: reviews from satisfied buyers only")], examples: examples)
}

extension ReviewGating {
  fileprivate static let examples: [Example] = [
    .failed("<p lang=en>«If you are happy with the lamp, please leave a review.»</p>"),
    .passed("<p lang=en>If you have a moment, please leave a review.</p>"),
    .inapplicable("<p lang=nl>Bent u tevreden, schrijf dan een recensie.</p>"),
  ]
}
