import BilletCore

/// A message confirms no shipment: the marketplace does.
struct ShippingConfirmation: WordingRule {
  static let description = RuleDescription(
    id: "shipping-confirmation", category: .content, severity: .warning,
    summary: "The message confirms a shipment",
    rationale:
      "The marketplace tells buyers of shipments itself and does not permit sellers to do it"
      + " again.",
    help: "Leave the message unsent, or say what the buyer has to know or decide.",
    references: [.policy("Content: shipping confirmations")], examples: examples)
}

extension ShippingConfirmation {
  fileprivate static let examples: [Example] = [
    .failed("<p lang=en>«Your order has been shipped today.»</p>"),
    .passed(
      "<p lang=en>Your order was shipped on Monday, but the parcel is delayed. We are"
        + " sorry.</p>"),
    .inapplicable("<p lang=nl>Uw bestelling is verzonden.</p>"),
  ]
}
