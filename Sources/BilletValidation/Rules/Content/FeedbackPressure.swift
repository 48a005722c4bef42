import BilletCore

/// No message presses a buyer to change seller feedback.
struct FeedbackPressure: WordingRule {
  static let description = RuleDescription(
    id: "feedback-pressure", category: .content, severity: .warning,
    summary: "The message presses for a change of seller feedback",
    rationale:
      "Buyers may be told that feedback can be changed or removed, but not be asked or"
      + " pressed to.",
    help:
      "Solve the problem, and at most say that it is possible to update or remove the feedback.",
    references: [.policy("Content: pressure on feedback")], examples: examples)
}

extension FeedbackPressure {
  fileprivate static let examples: [Example] = [
    .failed("<p lang=en>«Please remove your negative seller feedback.»</p>"),
    .passed(
      "<p lang=en>If you are satisfied that this is resolved, it is possible to update or"
        + " remove the feedback.</p>"),
    .inapplicable("<p lang=nl>Verwijder uw feedback.</p>"),
  ]
}
