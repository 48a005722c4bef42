import BilletCore
import BilletTree

/// An image and the text beside it are one link rather than two to the same place.
struct LinkAdjacent: Rule {
  static let description = RuleDescription(
    id: "link-adjacent", category: .accessibility, severity: .note,
    summary: "An image and the text beside it are two links to one place",
    rationale: "People who use a keyboard or screen reader pass each place twice.",
    help: "Put both into one link, and write alt=\"\" on the image.",
    references: [.wcag("1.1.1"), .wcag("2.4.4")], examples: examples)

  static let interest: Interest = .links

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    var isTold = false
    for (link, next) in zip(context.links, context.links.dropFirst()) {
      guard let href = link.href, let nextHref = next.href, isBeside(link, next, tree) else {
        continue
      }
      sink.applies()
      let address = tree.bytes(of: href).trimmed
      let isText = context.content.holdsText(link.id, in: tree)
      guard !isTold, !address.isEmpty, address.elementsEqual(tree.bytes(of: nextHref).trimmed),
        isText != context.content.holdsText(next.id, in: tree),
        context.content.objects.contains(descendantOf: isText ? next.id : link.id, in: tree)
      else { continue }
      // Whoever mends one knows how to mend the others.
      isTold = true
      sink.report(tree.nodes[next.id.index].span)
    }
  }

  /// Whether nothing but white space and line breaks stands between two links of one parent.
  private func isBeside(_ link: Link, _ next: Link, _ tree: HTMLTree) -> Bool {
    guard tree.parent(of: link.id) == tree.parent(of: next.id) else { return false }
    return (Int(tree.nodes[link.id.index].end)..<next.id.index).allSatisfy { index in
      switch tree.nodes[index].kind {
      case .text: tree.bytes(of: HTMLTree.NodeID(index)).isBlank
      case .element: tree.nodes[index].name == .br
      default: true
      }
    }
  }
}

extension LinkAdjacent {
  fileprivate static let examples: [Example] = [
    .passed(#"<a href="/a"><img src="a.png" alt="Lamp"></a> <a href="/b">Shade</a>"#),
    .passed(#"<a href="/a">Lamp</a> <a href="/a">Its price</a>"#),
    .passed(
      #"<a href="/a"><img src="a.png" alt="A"></a><a href="/a"><img src="b.png" alt="B"></a>"#),
    .failed(#"<p><a href="/a"><img src="a.png" alt="Lamp"></a> «<a href="/a">»Lamp</a></p>"#),
    .failed(
      #"<a href="/a">Lamp</a><br>«<a href="/a">»<img src="a.png" alt=""></a><p><a href="/b">Shade</a>"#
        + #"<a href="/b"><img src="b.png" alt="Shade"></a></p>"#),
    .inapplicable(#"<a href="/a"><img src="a.png" alt="Lamp"> Lamp</a>"#),
    .inapplicable(#"<a href="/a"><img src="a.png" alt="Lamp"></a> or <a href="/a">Lamp</a>"#),
    .inapplicable(#"<p><a href="/a"><img src="a.png" alt="A"></a></p><p><a href="/a">A</a></p>"#),
  ]
}
