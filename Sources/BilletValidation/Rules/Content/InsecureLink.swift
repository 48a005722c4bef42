import BilletCore
import BilletTree

/// Links use https.
struct InsecureLink: Rule {
  static let description = RuleDescription(
    id: "insecure-link", category: .content, severity: .error,
    summary: "The link does not use https",
    rationale: "The marketplace withholds messages with links that are not secure.",
    help: "Write https:// if the page is served so, or leave the link out.",
    references: [.policy("Links")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let base = tree.baseScheme
    for link in LinkAddress.links(in: tree, context) {
      sink.applies()
      let address = WebAddress(link.bytes)
      switch (address.scheme, base) {
      case (.http, _):
        sink.report(
          link.span, message: "The link uses http, which others can read and change.",
          fix: .https(in: link.span, of: tree.source))
      case (.plain, _):
        sink.report(link.span, message: "The link uses \(address.schemeName), not https.")
      case (.inherited, .http), (.relative, .http):
        // An empty address stays on the page.
        guard !address.isEmpty else { continue }
        sink.report(
          link.span, message: "The link uses http, because <base> says so.",
          help: "Write the whole address with https://.")
      case (.inherited, .https): break
      case (.inherited, _):
        sink.report(
          link.span,
          message: "The address begins with “//”, so it uses http where the message is shown so.",
          help: "Write https: in front of it.", severity: .warning,
          fix: .https(in: link.span, of: tree.source))
      default: break
      }
    }
  }
}

extension InsecureLink {
  fileprivate static let examples: [Example] = [
    .failed(#"<p>See <a «href="http://www.amazon.com/"»>your order</a></p>"#),
    .failed(#"<a «href="HTTP://www.amazon.com/"»>your order</a>"#),
    .failed(#"<a «href=" http://www.amazon.com/"»>your order</a>"#),
    .failed(#"<a «href="ht&NewLine;tp://www.amazon.com/"»>your order</a>"#),
    .failed(#"<a «href="&#x68;ttp://www.amazon.com/"»>your order</a>"#),
    .failed(#"<a «href='http:www.amazon.com'»>your order</a>"#),
    .failed(#"<a «href="ftp://a.example/"»>files</a>"#),
    .failed(#"<map name="m"><area «href="http://a.example/"» alt="A"></map>"#),
    .failed(#"<base href="http://a.example/"><a «href="orders"»>your orders</a>"#),
    .failed(
      #"<!--[if mso]><v:roundrect «href="http://a.example/"»>Button</v:roundrect><![endif]--><p>Hi</p>"#
    ),
    .failed(#"<a «href="//www.amazon.com/"»>your order</a>"#, severity: .warning),
    .passed(#"<a href="https://www.amazon.com/">your order</a>"#),
    .passed(#"<a href="https://www.amazon.com/?to=http://www.amazon.com/">your order</a>"#),
    .passed(#"<a href="tel:+15550100">call</a> <a href="mailto:a@a.example">write</a>"#),
    .passed(
      ##"<a href="#part">part</a> <a href="orders/http://x">relative</a> <a href="">top</a>"##),
    .passed(#"<a href="javascript:alert('http://a.example')">another rule's matter</a>"#),
    .passed(#"<base href="https://a.example/"><a href="orders">your orders</a>"#),
    .inapplicable(#"<a name="here">No link</a>"#),
    .inapplicable("<p>http://www.amazon.com/ as text</p>"),
    .inapplicable(#"<img src="http://a.example/a.png" alt="">"#),
    .inapplicable(#"<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><p>Hi</p></html>"#),
  ]
}
