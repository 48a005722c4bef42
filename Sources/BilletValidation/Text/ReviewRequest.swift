import BilletCore
import BilletTree

/// Whether a message asks for a review or for seller feedback, of which an order may have one.
package enum ReviewRequest {
  /// The sentences that ask, as numbers in `MessageText.sentences`; a message that asks for a review and
  /// for feedback makes one request.
  package static func sentences(in context: RuleContext) -> [Int] {
    context.wording.findings(of: "review-request").map(\.sentence).sorted()
  }

  /// The sentences whose wording says that it is not the first request: “a reminder”, “still waiting for
  /// your review”.
  package static func repetitions(in context: RuleContext) -> [MessageWording.Finding] {
    context.wording.findings(of: "repeat-request")
  }

  /// The source bytes of the first sentence that asks; `nil` when none does.
  static func place(in context: RuleContext, _ tree: HTMLTree) -> Range<Int>? {
    sentences(in: context).first.map {
      context.text.sourceSpan(of: context.text.sentences[$0], in: tree)
    }
  }
}
