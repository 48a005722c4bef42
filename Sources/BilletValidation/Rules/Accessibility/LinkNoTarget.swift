import BilletCore
import BilletTree

/// Links lead somewhere.
struct LinkNoTarget: Rule {
  static let description = RuleDescription(
    id: "link-no-target", category: .accessibility, severity: .error,
    summary: "The link leads nowhere",
    rationale: "A keyboard or screen reader offers a link, and nothing happens.",
    help: "Write an address into href, or leave the link out.",
    references: [.wcag("2.1.1"), .wcag("4.1.2")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements(named: .a)
    where !context.names.isProgrammaticallyHidden(id) && !tree.isInSVG(id) {
      // What is said to be a button is a control, whatever its address.
      let role = context.names.explicitRole(of: id)
      guard role == nil || role == .link else { continue }
      if let href = tree.attribute(.href, of: id) {
        sink.applies()
        check(href, tree, &sink)
      } else if isPlaceholder(id, tree, context) {
        // Perhaps a script stands behind it.
        sink.report(
          tree.nodes[id.index].span, message: "The link has no href, so nobody can follow it.",
          severity: hasHandler(id, tree) ? nil : .review)
      }
    }
  }

  private func check(
    _ href: HTMLTree.Attribute, _ tree: HTMLTree, _ sink: inout DiagnosticSink
  ) {
    let address = WebAddress(tree.bytes(of: href))
    if address.isEmpty {
      sink.report(href.span, message: "The link's address is empty.")
    } else if address.bytes.begins(with: "javascript:") {
      sink.report(href.span, message: "The link runs a script, which a message does not.")
    } else if address.bytes.count == 1, address.scheme == .fragment {
      sink.report(
        href.span, message: "The link leads to the beginning of this page.",
        help: "Write an address into href, or #top if that is meant.", severity: .review)
    }
  }

  /// Whether an `a` without address is neither a place to link to nor empty.
  private func isPlaceholder(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    tree.attribute(.id, of: id) == nil && tree.attribute(.name, of: id) == nil
      && context.content.holdsAnything(id, in: tree)
  }

  private func hasHandler(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    tree.nodes[id.index].attributes.contains {
      tree.otherAttributeNames[$0]?.hasPrefix("on") == true
    }
  }
}

extension LinkNoTarget {
  fileprivate static let examples: [Example] = [
    .passed(#"<a href="https://a.example">Return</a>"#),
    .passed(##"<a href="#top">To the beginning</a>"##),
    .failed(#"<p>Hi</p><a «href=""»>Return</a><a «href=" "»>Return</a>"#),
    .failed(#"<a «href="JavaScript:void(0)"»>Return</a>"#),
    .failed(#"«<a onclick="go()">»Return</a>"#),
    .cantTell(##"<a «href="#"»>Return</a>"##),
    .cantTell("«<a>»Return</a>"),
    .inapplicable(#"<a name="return">Return</a><a id="refund">Refund</a><a></a>"#),
    .inapplicable(##"<a href="#" role="button">Return</a>"##),
    .inapplicable(#"<a href="" hidden>Return</a><a href="" aria-hidden="true">Return</a>"#),
    .inapplicable("<p>Return</p>"),
  ]
}
