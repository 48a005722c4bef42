import BilletCore
import BilletLanguage
import BilletTree

/// A message confirms no order: the marketplace does.
struct OrderConfirmation: WordingRule {
  static let description = RuleDescription(
    id: "order-confirmation", category: .content, severity: .warning,
    summary: "The message confirms an order",
    rationale:
      "The marketplace confirms orders itself and does not permit sellers to do it again.",
    help: "Leave the message unsent, or say what the buyer has to know or decide.",
    references: [.policy("Content: order confirmations")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    reportWording(tree, context, &sink)
    let text = context.text
    // A table of items and prices with their sum says the same without a sentence.
    let known = Set(context.wording.findings(of: Self.description.id).map(\.sentence))
    for finding in context.wording.findings(of: "order-total")
    where isCell(finding.sentence, text) && !known.contains(finding.sentence) {
      guard text.sentences.indices.count(where: { isCell($0, text) && isPrice($0, text) }) > 1
      else {
        return
      }
      report(finding, tree, context, &sink, severity: finding.severity)
    }
  }

  private func isCell(_ sentence: Int, _ text: MessageText) -> Bool {
    text.blocks[text.sentences[sentence].block].kind == .cell
  }

  /// A number beside the sign or name of a currency, and next to nothing else.
  private func isPrice(_ sentence: Int, _ text: MessageText) -> Bool {
    let tokens = text.tokenized.tokens[text.sentences[sentence].text.tokens]
    return tokens.count <= 3 && tokens.contains { $0.kind == .number }
      && tokens.contains { $0.kind == .symbol || $0.kind == .word }
  }
}

extension OrderConfirmation {
  fileprivate static let examples: [Example] = [
    .failed("<p lang=en>«We have received your order 123-1234567-1234567.»</p>"),
    .failed(
      "<table lang=en><tr><th>Item<th>Price<tr><td>Lamp<td>$20.00<tr><td>Bulb<td>$5.00"
        + "<tr><td>«Total»<td>$25.00</table>"),
    .passed(
      "<p lang=en>We have received your order, but the lamp is out of stock. Would you like another"
        + " colour?</p>"),
    .passed("<p lang=en>We have received your return and refunded $20.00.</p>"),
    .inapplicable("<p lang=nl>Uw bestelling is ontvangen.</p>"),
  ]
}
