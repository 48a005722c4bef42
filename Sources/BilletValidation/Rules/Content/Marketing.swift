import BilletCore

/// No message advertises.
struct Marketing: WordingRule {
  static let description = RuleDescription(
    id: "marketing", category: .content, severity: .warning,
    summary: "The message advertises",
    rationale:
      "Messages may hold only what the order needs: no promotion, coupon, other products or"
      + " shop.",
    help: "Remove the sentence.",
    references: [.policy("Content: marketing and promotional material")], examples: examples)
}

extension Marketing {
  fileprivate static let examples: [Example] = [
    .failed("<p lang=en>«Use code LAMP20 for 20 % off your next order!»</p>"),
    .passed("<p lang=en>Your coupon wallet is repaired free of charge.</p>"),
    .inapplicable("<p lang=nl>20 % korting op uw volgende bestelling!</p>"),
  ]
}
