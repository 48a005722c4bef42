import BilletCore
import BilletTree

/// Links are called by words rather than by a long address.
struct LinkUrlText: Rule {
  static let description = RuleDescription(
    id: "link-url-text", category: .accessibility, severity: .note,
    summary: "The link is called by its address",
    rationale: "A screen reader spells the address out, sign by sign.",
    help: "Write what the link leads to, and the address into href only.",
    references: [.wcag("2.4.9", .aaa), .act("aizyf1")], examples: examples)

  /// Short addresses such as `www.amazon.de` are names; in bytes.
  private static let longest = 40

  static let interest: Interest = .links

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for link in context.links where !link.name.isEmpty {
      sink.applies()
      let name = link.name[...]
      guard name.count > Self.longest, !name.contains(where: \.isHTMLSpace) else { continue }
      if name.begins(with: "http://") || name.begins(with: "https://") || name.begins(with: "www.")
        || (name.contains(UInt8(ascii: "@")) && name.contains(UInt8(ascii: ".")))
      {
        sink.report(tree.nodes[link.id.index].span)
      }
    }
  }
}

extension LinkUrlText {
  fileprivate static let examples: [Example] = [
    .passed(#"<a href="https://www.amazon.com/spr/returns/123-1234567-1234567">Your return</a>"#),
    .passed(#"<a href="https://www.amazon.com">www.amazon.com</a>"#),
    .passed(#"<a href="mailto:a@a.example">a@a.example</a>"#),
    .failed(#"<p>Hi</p>«<a href="/r">»https://www.amazon.com/spr/returns/123-1234567</a>"#),
    .failed(#"«<a href="mailto:a@a.example">»customer-service-for-all-returns@shop.example</a>"#),
    .inapplicable("<p>https://www.amazon.com/spr/returns/123-1234567-1234567</p>"),
    .inapplicable(#"<a href="https://a.example"></a>"#),
  ]
}
