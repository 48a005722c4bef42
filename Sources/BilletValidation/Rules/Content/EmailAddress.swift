import BilletCore
import BilletMessage
import BilletTree

/// No e-mail address stands in the message or behind a link.
struct EmailAddress: Rule {
  static let description = RuleDescription(
    id: "email-address", category: .content, severity: .error,
    summary: "The message holds an e-mail address",
    rationale: "The marketplace withholds messages that hold e-mail addresses, and the Selling"
      + " Partner API refuses them.",
    help: "Ask the buyer to reply to the message.",
    references: [.policy("Contact details")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    if context.holdsReadText { sink.applies() }
    // The text of a link that is reported says the same again.
    var told: [Range<Int>] = []
    for id in tree.elements {
      guard let attribute = address(of: id, tree) else { continue }
      sink.applies()
      guard WebAddress(tree.bytes(of: attribute)).scheme == .mail else { continue }
      sink.report(attribute.span, message: "The link opens a mail to an e-mail address.")
      told.append(tree.wholeSpan(of: id))
    }
    for comment in context.conditionalComments {
      for link in comment.tree.elements {
        guard let attribute = comment.tree.attribute(.href, of: link),
          WebAddress(comment.tree.bytes(of: attribute)).scheme == .mail
        else { continue }
        sink.report(comment.span(attribute.span))
      }
    }
    context.forEachReadText { text in
      let folded = text.folded
      guard DisguisedAddress.mayHoldAddress(folded.bytes) else { return }
      let plain = EmailAddresses.ranges(in: folded.bytes)
      for range in plain { report(range, folded, text, besides: told, isPlain: true, &sink) }
      for range in DisguisedAddress.ranges(in: folded.bytes)
      where !plain.contains(where: { $0.overlaps(range) }) {
        report(range, folded, text, besides: told, isPlain: false, &sink)
      }
    }
  }

  private func address(of id: HTMLTree.NodeID, _ tree: HTMLTree) -> HTMLTree.Attribute? {
    switch tree.nodes[id.index].name {
    case .a, .area: tree.attribute(.href, of: id)
    case .form: tree.attribute(.action, of: id)
    default: nil
    }
  }

  private func report(
    _ range: Range<Int>, _ folded: FoldedText, _ text: ReadText, besides told: [Range<Int>],
    isPlain: Bool, _ sink: inout DiagnosticSink
  ) {
    let original = folded.original(range)
    let span = text.place(original)
    guard span.isEmpty || !told.contains(where: { $0.contains(span.lowerBound) }) else { return }
    let shown = text.bytes[original.clamped(to: text.bytes.indices)].quoted
    // Full-width letters and characters of no width hide an address from programs alone.
    if isPlain, folded.bytes[range].elementsEqual(text.bytes[original]) {
      sink.report(span, message: "\(shown) is an e-mail address.")
    } else {
      sink.report(
        span, message: "\(shown) reads as an e-mail address in disguise.", severity: .warning)
    }
  }
}

extension EmailAddress {
  fileprivate static let examples: [Example] = [
    .failed("<p>Write to «help@lumen.example», please.</p>"),
    .failed("<p>«first.last+tag@mail.lumen.co.uk»; («o'neil@lumen.example»)</p>"),
    .failed(#"<p>«"first last"@lumen.example» or «me@[192.0.2.1]»</p>"#),
    .failed("<p>«jörg@müller.example», «help@xn--mller-kva.example»</p>"),
    .failed("<p>«help<b>@</b>lumen.example»</p>"),
    .failed("<p>«help&#64;lumen&period;example»</p>"),
    .failed("<p>ご連絡は«help@lumen.example»まで</p>"),
    .failed(#"<a «href="mailto:help@lumen.example"»>help@lumen.example</a>"#),
    .failed(#"<a «href="MAILTO:help@lumen.example?subject=Hi"»>Write to us</a>"#),
    .failed(#"<img src="https://a.example/a.png" alt="Write to «help@lumen.example»">"#),
    .failed("<title>From «help@lumen.example»</title><p>Hi</p>"),
    .failed("«»<p>Hi</p>", facts: subject("From help@lumen.example")),
    .failed("<p style=\"display:none\">«help@lumen.example»</p>"),
    .failed("<p>«help (at) lumen.example»</p>", severity: .warning),
    .failed("<p>«help[at]lumen[dot]example»</p>", severity: .warning),
    .failed("<p>Write to «help at lumen dot example».</p>", severity: .warning),
    .failed("<p>«info (ät) lumen punkt de»</p>", severity: .warning),
    .failed("<p>«info @ lumen.example» or «info＠lumen.example»</p>", severity: .warning),
    .failed("<p>«help@lu&shy;men.example»</p>", severity: .warning),
    .passed("<p>photo@2x.png, logo@3x.jpg, @media, @lumen, @lumen.shop, a@b, 2 @ 5.99</p>"),
    .passed("<p>Look (at) this. We met at noon. Meet us at lumen.example dot.</p>"),
    .passed("<p>3 pieces @ 4.50 each, at most. At the dot of noon at point A.</p>"),
    .passed("<p>https://user@lumen.example/ is another rule's matter</p>"),
    .passed(#"<a href="https://www.amazon.com/?to=a@lumen.example">An address</a>"#),
    .passed("<style>@media screen { p { color: red } }</style><p>Hi</p><!-- a@b.example -->"),
    .inapplicable("<br>"),
  ]

  private static func subject(_ text: String) -> MessageFacts {
    var facts = MessageFacts()
    facts.subject = text
    return facts
  }
}
