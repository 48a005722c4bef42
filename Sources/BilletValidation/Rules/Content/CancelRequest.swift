import BilletCore

/// No message asks the buyer to cancel the order.
struct CancelRequest: WordingRule {
  static let description = RuleDescription(
    id: "cancel-request", category: .content, severity: .warning,
    summary: "The message asks the buyer to cancel",
    rationale:
      "A seller who cannot deliver cancels himself; asking the buyer to do it is not"
      + " permitted.",
    help: "Say what is wrong and what you will do, and cancel the order yourself if need be.",
    references: [.policy("Content: requests to cancel an order")], examples: examples)
}

extension CancelRequest {
  fileprivate static let examples: [Example] = [
    .failed("<p lang=en>The lamp is sold out. «Please cancel your order.»</p>"),
    .passed("<p lang=en>We have cancelled the order as you asked.</p>"),
    .inapplicable("<p lang=nl>Annuleer uw bestelling.</p>"),
  ]
}
