import BilletCore
import BilletMessage
import BilletTree

/// The order ID stands in the body of a message that the seller begins.
struct OrderId: Rule {
  static let description = RuleDescription(
    id: "order-id", category: .facts, severity: .error,
    summary: "The order ID is missing",
    rationale:
      "The marketplace withholds messages that do not name their order with the 17-digit ID.",
    help: "Write the order ID into the text, such as 123-1234567-1234567.",
    references: [.policy("Order ID")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard context.facts.direction != .reply else { return }
    sink.applies()
    var exact: [OrderIDScanner.Match] = []
    var similar: [OrderIDScanner.Match] = []
    var scanner = OrderIDScanner(context.flow.bytes[...])
    let fact = context.facts.orderID
    while let match = scanner.next() {
      if match.isExact, match.id == fact || fact == nil { return }
      // The first few tell what is wrong; a hostile text may hold a million.
      guard exact.count + similar.count < 16 else { continue }
      if match.isExact { exact.append(match) } else { similar.append(match) }
    }
    if let match = similar.first(where: { $0.id == fact || fact == nil }) {
      reportSpelling(of: match, tree, context, &sink)
    } else if let match = exact.first ?? similar.first, let fact {
      sink.report(
        context.flow.sourceSpan(of: match.range, in: tree),
        message: "The message names the order \(match.id), but it is about the order \(fact).",
        help: "Write \(fact).")
    } else {
      reportMissing(tree, context, &sink)
    }
  }

  private func reportSpelling(
    of match: OrderIDScanner.Match, _ tree: HTMLTree, _ context: RuleContext,
    _ sink: inout DiagnosticSink
  ) {
    sink.report(
      context.flow.sourceSpan(of: match.range, in: tree),
      message:
        "The order ID is not written with plain digits and hyphens, so a program does not find"
        + " it.",
      help: "Retype it as \(match.id): digits 0 to 9 and the hyphen of the keyboard.",
      severity: .warning)
  }

  private func reportMissing(
    _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    let body = tree.elements(named: .body).first.map { tree.nodes[$0.index] }
    let place = body.map { $0.isImplied ? 0..<0 : $0.span } ?? 0..<0
    var help: String?
    if let fact = context.facts.orderID { help = "Write the order ID into the text: \(fact)." }
    sink.report(place, message: missing(tree, context), help: help)
  }

  /// Says where the ID is, if it is in some other place.
  private func missing(_ tree: HTMLTree, _ context: RuleContext) -> String {
    let isInSubject =
      context.facts.subject.map { holdsID(Array($0.utf8)) } == true
      || tree.elements(named: .title).contains { holdsID(tree.textBytes(of: $0)) }
    if isInSubject { return "The order ID stands in the subject, but not in the text." }
    if holdsID(tree.characters) {
      return "The order ID stands only where it is not shown: in an attribute, a comment or hidden"
        + " text."
    }
    return "The order ID is missing."
  }

  private func holdsID(_ bytes: [UInt8]) -> Bool {
    var scanner = OrderIDScanner(bytes[...])
    return scanner.next() != nil
  }
}

extension OrderId {
  fileprivate static let examples: [Example] = [
    .passed("<p>Your order 123-1234567-1234567 is late.</p>"),
    .passed("<p>Your order (D01-1234567-1234567)</p>"),
    .passed("<p>Order #123-1234567-1234567.</p>"),
    .passed("<p>Your order <b>123-</b>1234567<i>-1234567</i></p>"),
    .passed("<p>123&#45;1234567&hyphen;1234567 and 123-1234567&#x2d;1234567</p>"),
    .passed("<p>123-1234567-1234567</p>", facts: order("123-1234567-1234567")),
    .passed(
      "<p>999-1234567-1234567 was replaced by 123-1234567-1234567</p>",
      facts: order("123-1234567-1234567")),
    .passed(
      "<table><tr><td>Order</td><td>123-1234567-1234567</td><td>7-up</td></tr></table>"),
    .passed("<p>ID123-1234567-1234567</p>"),
    .failed("«»<p>Your order is late.</p>"),
    .failed("<html lang=\"en\">«<body class=\"a\">»<p>Your order is late.</p></body></html>"),
    .failed("«»<p>123-1234567-123456 and 12-1234567-1234567</p>"),
    .failed("«»<p>1123-1234567-1234567 and 123-1234567-12345678</p>"),
    .failed("«»<p>1-123-1234567-1234567 and 123-1234567-1234567-1</p>"),
    .failed("«»<p>D02-1234567-1234567 and AD01-1234567-1234567</p>"),
    .failed("«»<p>123-1234567</p><p>-1234567</p>"),
    .failed("«»<title>123-1234567-1234567</title><p>Your order is late.</p>"),
    .failed("«»<p title=\"123-1234567-1234567\">Your order is late.</p>"),
    .failed("«»<p>Your order<span style=\"display:none\">123-1234567-1234567</span></p>"),
    .failed("«»<p>Your order <!-- 123-1234567-1234567 --></p>"),
    .failed(
      "«»<p>Your order</p><img src=\"https://a.example/a.png\" alt=\"123-1234567-1234567\">"),
    .failed(
      "<p>Your order «999-1234567-1234567»</p>", facts: order("123-1234567-1234567")),
    .failed("<p>Your order «123‑1234567‑1234567»</p>", severity: .warning),
    .failed("<p>Your order «123–1234567&ndash;1234567»</p>", severity: .warning),
    .failed("<p>Your order «１２３-１２３４５６７-１２３４５６７»</p>", severity: .warning),
    .failed("<p>Your order «123&nbsp;1234567&nbsp;1234567»</p>", severity: .warning),
    .failed("<p>Your order «123-<b>1234567</b> - 1234567».</p>", severity: .warning),
    .failed("<p>Your order «123-1234567&shy;-1234567»</p>", severity: .warning),
    .failed("<p>Your order «12312345671234567»</p>", severity: .warning),
    .failed("<p>Your order «d01-1234567-1234567»</p>", severity: .warning),
    .inapplicable("<p>Your order is late.</p>", facts: reply),
  ]

  private static func order(_ id: String) -> MessageFacts {
    var facts = MessageFacts()
    facts.orderID = id
    return facts
  }

  private static var reply: MessageFacts {
    var facts = MessageFacts()
    facts.direction = .reply
    return facts
  }
}
