import BilletCore
import BilletLanguage
import BilletMessage
import BilletTree

/// A logo neither shows the seller's address nor leads to it.
struct LogoLink: Rule {
  static let description = RuleDescription(
    id: "logo-link", category: .content, severity: .warning,
    summary: "The image leads to a site other than the marketplace",
    rationale:
      "The marketplace allows a logo that neither shows nor links to the seller's own site.",
    help: "Take the image out of the link.",
    references: [.policy("Images")], examples: examples)

  static let interest: Interest = .elements(.img)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements(named: .img) {
      sink.applies()
      if let link = tree.ancestors(of: id).first(where: { tree.nodes[$0.index].name == .a }),
        let href = tree.attribute(.href, of: link),
        let host = LinkHost(WebAddress(tree.bytes(of: href)), context.policy), host == .external
      {
        sink.report(tree.nodes[id.index].span)
      }
      for name in [AttributeName.alt, .title] {
        guard let attribute = tree.attribute(name, of: id) else { continue }
        check(attribute, tree, context, &sink)
      }
    }
  }

  private func check(
    _ attribute: HTMLTree.Attribute, _ tree: HTMLTree, _ context: RuleContext,
    _ sink: inout DiagnosticSink
  ) {
    let folded = FoldedText(tree.bytes(of: attribute))
    var scanner = WebNameScanner(folded.bytes)
    while let match = scanner.next() {
      guard let domain = DomainName(folded.bytes[match.host]) else { continue }
      switch LinkHost(domain, context.policy) {
      case .marketplace, .allowed: continue
      case .carrier, .external:
        sink.report(
          tree.sourceSpan(ofCharacters: folded.original(match.range)),
          message: "The image's text names \(domain.bytes[...].quoted).",
          help: "Say what the image shows, without an address.")
      }
    }
  }
}

extension LogoLink {
  fileprivate static let examples: [Example] = [
    .failed(
      #"<a href="https://lamps.example/">«<img src="https://a.example/logo.png" alt="Lumen">»</a>"#),
    .failed(
      #"<a href="https://lamps.example/"><b>«<img src="https://a.example/x.png" alt="">»</b></a>"#),
    .failed(#"<img src="https://a.example/logo.png" alt="Lumen, «www.lamps.example»">"#),
    .failed(
      #"<img src="https://a.example/logo.png" alt="Lumen" title="«https://lamps.example/»">"#),
    .passed(#"<img src="https://lamps.example/logo.png" alt="Lumen">"#),
    .passed(
      #"<a href="https://www.amazon.de/stores/lumen"><img src="https://a.example/a.png" alt="L"></a>"#
    ),
    .passed(
      #"<a href="https://lamps.example/">Lumen</a> <img src="a.png" alt="Lumen, Amazon.de">"#),
    .passed(##"<a href="#top"><img src="https://a.example/a.png" alt="logo.png"></a>"##),
    .inapplicable(#"<a href="https://lamps.example/">Lumen</a>"#),
  ]
}
