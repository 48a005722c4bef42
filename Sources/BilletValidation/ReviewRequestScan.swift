package import BilletCore
package import BilletMessage
import BilletTree

/// Whether a message asks for a review or feedback, and for which order.
package struct ReviewRequestScan: Sendable {
  /// Whether it asks, by its reason or its words.
  package let asks: Bool
  /// The order, by the facts or else the first ID in the text; `nil` when there is none.
  package let orderID: String?

  /// Reads a message's HTML: O(n).
  package init(_ file: SourceFile, facts: MessageFacts) {
    let context = RuleContext(tree: HTMLTree.parse(file), facts: facts)
    asks =
      facts.reason == .reviewRequest || !ReviewRequest.sentences(in: context).isEmpty
      || !ReviewRequest.repetitions(in: context).isEmpty
    var scanner = OrderIDScanner(context.flow.bytes[...])
    orderID = facts.orderID ?? scanner.next()?.id
  }
}
