import BilletCore
import BilletMessage
import BilletTree

/// A buyer is asked once for a review or feedback of an order.
struct RepeatRequest: Rule {
  static let description = RuleDescription(
    id: "repeat-request", category: .facts, severity: .error,
    summary: "The buyer is asked again for a review or feedback",
    rationale:
      "The marketplace permits one request for each order, and a request of its own counts.",
    help: "Do not send it.",
    references: [.policy("Reviews")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let place = ReviewRequest.place(in: context, tree)
    let reminders = ReviewRequest.repetitions(in: context)
    guard place != nil || !reminders.isEmpty || context.facts.reason == .reviewRequest else {
      return
    }
    guard let earlier = context.facts.previousReviewRequests else {
      for reminder in reminders {
        let sentence = context.text.sentences[reminder.sentence]
        sink.report(
          context.text.sourceSpan(of: sentence, in: tree),
          message: "“\(context.text.quote(sentence))” \(reminder.says).", severity: .warning)
      }
      if reminders.isEmpty { sink.lacks("previousReviewRequests") }
      return
    }
    sink.applies()
    guard earlier > 0 else { return }
    sink.report(
      place ?? 0..<0,
      message: earlier == 1
        ? "The buyer was asked for a review or feedback of this order before."
        : "The buyer was asked for a review or feedback of this order \(earlier) times before.")
  }
}

extension RepeatRequest {
  fileprivate static let examples: [Example] = [
    .passed("<p lang=en>Please leave a review and rate the seller.</p>", facts: requests(0)),
    .failed("<p lang=en>«Please leave a review, good or bad.»</p>", facts: requests(1)),
    .failed("<p lang=de>«Bitte schreiben Sie eine Rezension.»</p>", facts: requests(2)),
    .failed("<p lang=ja>«レビューをお願いいたします。»</p>", facts: requests(1)),
    .failed("«»<p lang=en>Tell us how it went.</p>", facts: requests(1, .reviewRequest)),
    .failed(
      "<p lang=en>«We are still waiting for your review.» Thank you.</p>", severity: .warning),
    .failed(
      "<p lang=en>«We are still waiting for your review.»</p>", severity: .warning,
      facts: requests(nil, .reviewRequest)),
    .inapplicable("<p lang=en>Please leave a review.</p>"),
    .inapplicable("<p lang=en>Your parcel is late.</p>", facts: requests(1)),
    .inapplicable(
      "<p lang=en>We updated it after your review. Please leave it in the box.</p>"),
  ]

  private static func requests(
    _ count: Int?, _ reason: MessageFacts.Reason? = nil
  ) -> MessageFacts {
    var facts = MessageFacts()
    facts.previousReviewRequests = count
    facts.reason = reason
    return facts
  }
}
