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
    let words = ReviewRequestWording.request(in: context)
    guard words != nil || context.facts.reason == .reviewRequest else { return }
    let place = words.map { context.flow.sourceSpan(of: $0, in: tree) } ?? 0..<0
    guard let earlier = context.facts.previousReviewRequests else {
      guard let again = ReviewRequestWording.reminder(in: context) else {
        sink.lacks("previousReviewRequests")
        return
      }
      sink.report(
        context.flow.sourceSpan(of: again, in: tree),
        message: "The text says that the buyer was asked before.", severity: .warning)
      return
    }
    sink.applies()
    guard earlier > 0 else { return }
    sink.report(
      place,
      message: earlier == 1
        ? "The buyer was asked for a review or feedback of this order before."
        : "The buyer was asked for a review or feedback of this order \(earlier) times before.")
  }
}

extension RepeatRequest {
  fileprivate static let examples: [Example] = [
    .passed("<p>Please leave a review and rate the seller.</p>", facts: requests(0)),
    .failed("<p>Please «leave» a review, good or bad.</p>", facts: requests(1)),
    .failed("<p>Bitte «schreiben» Sie eine Rezension.</p>", facts: requests(2)),
    .failed("<p>«レビュー»をお願いいたします。</p>", facts: requests(1)),
    .failed("«»<p>Tell others what you think.</p>", facts: requests(1, .reviewRequest)),
    .failed(
      "<p>We are «still waiting for your review». Please leave a review.</p>", severity: .warning),
    .inapplicable("<p>Please leave a review.</p>"),
    .inapplicable("<p>Your parcel is late.</p>", facts: requests(1)),
    .inapplicable("<p>We updated it after your review. Please leave it in the box.</p>"),
  ]

  private static func requests(
    _ count: Int, _ reason: MessageFacts.Reason? = nil
  ) -> MessageFacts {
    var facts = MessageFacts()
    facts.previousReviewRequests = count
    facts.reason = reason
    return facts
  }
}
