import BilletCore
import BilletMessage
import BilletTree

/// One of the permitted reasons is declared, and the message keeps to it.
struct MessageReason: Rule {
  static let description = RuleDescription(
    id: "message-reason", category: .facts, severity: .error,
    summary: "The message has no reason that fits",
    rationale: "The marketplace permits messages for a few reasons only, and each operation of the"
      + " Selling Partner API is for one of them.",
    help: "Declare the reason in the front matter or the facts, such as reason: order-problem, or"
      + " render to text for the contact form or to an e-mail.",
    references: [.policy("Reasons")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard context.facts.direction != .reply else { return }
    guard let reason = context.facts.reason else {
      sink.lacks("reason")
      return
    }
    sink.applies()
    // A request counts as the one of its order, so it must not hide behind another reason.
    guard reason != .reviewRequest, let words = ReviewRequest.place(in: context, tree) else {
      return
    }
    sink.report(
      words,
      message: "The message asks for a review or feedback, and its reason is \(reason.rawValue).",
      help: "Send the request in a message of its own with reason: review-request, once for each"
        + " order.", severity: .review)
  }
}

extension MessageReason {
  fileprivate static let examples: [Example] = [
    .passed("<p>Your parcel is late.</p>", facts: reason(.orderProblem)),
    .passed("<p lang=en>Please leave a review.</p>", facts: reason(.reviewRequest)),
    .cantTell(
      "<p lang=en>Your parcel is late. «Please leave a review.»</p>", facts: reason(.orderProblem)),
    .inapplicable("<p>Your parcel is late.</p>"),
    .inapplicable("<p>Your parcel is late.</p>", facts: reply),
  ]

  private static func reason(_ reason: MessageFacts.Reason) -> MessageFacts {
    var facts = MessageFacts()
    facts.reason = reason
    return facts
  }

  private static var reply: MessageFacts {
    var facts = MessageFacts()
    facts.direction = .reply
    return facts
  }
}
