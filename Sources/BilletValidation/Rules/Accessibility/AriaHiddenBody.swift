import BilletCore
import BilletTree

/// The page as a whole is not hidden from anybody.
struct AriaHiddenBody: Rule {
  static let description = RuleDescription(
    id: "aria-hidden-body", category: .accessibility, severity: .error,
    summary: "The whole page is hidden",
    rationale: "A screen reader finds an empty page.",
    help: "Remove the attribute; hide the part that is meant, if any.",
    references: [.wcag("1.3.1"), .wcag("4.1.2"), .axe("aria-hidden-body")], examples: examples)

  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements(.html, .body) where !tree.nodes[id.index].isImplied {
      sink.applies()
      if let attribute = hidingAttribute(of: id, tree) { sink.report(attribute.span) }
      if tree.nodes[id.index].name == .body, let child = onlyChild(of: id, tree),
        let attribute = hidingAttribute(of: child, tree)
      {
        sink.report(attribute.span, message: "The element around the whole page is hidden.")
      }
    }
  }

  private func hidingAttribute(
    of id: HTMLTree.NodeID, _ tree: HTMLTree
  ) -> HTMLTree.Attribute? {
    if let hidden = tree.attribute(.ariaHidden, of: id), tree.bytes(of: hidden).spells("true") {
      return hidden
    }
    return tree.attribute(AttributeName.hidden, of: id) ?? tree.attribute(.inert, of: id)
  }

  /// The element that holds all that the body holds; text beside it or in no element is none.
  private func onlyChild(of body: HTMLTree.NodeID, _ tree: HTMLTree) -> HTMLTree.NodeID? {
    var result: HTMLTree.NodeID?
    for child in tree.children(of: body) {
      switch tree.nodes[child.index].kind {
      case .text where !tree.bytes(of: child).isBlank: return nil
      case .element where !tree.nodes[child.index].name.holdsMachineText:
        guard result == nil else { return nil }
        result = child
      default: break
      }
    }
    // An image alone is a picture rather than a page.
    guard let result, !tree.nodes[result.index].name.isObject,
      tree.descendants(of: result).contains(where: { tree.nodes[$0.index].kind == .text })
    else { return nil }
    return result
  }
}

extension AriaHiddenBody {
  fileprivate static let examples: [Example] = [
    .passed("<html><body><p>Hi</p></body></html>"),
    .passed(#"<body aria-hidden="false"><p>Hi</p></body>"#),
    .passed(#"<html><body><p aria-hidden="true">Hi</p><p>Hello</p></body></html>"#),
    .passed(#"<html><body><p hidden>Hi</p>Hello</body></html>"#),
    .passed(#"<html><body><img src="a.png" alt="" aria-hidden="true"></body></html>"#),
    .failed(#"<html><body «aria-hidden="true"»><p>Hi</p></body></html>"#),
    .failed(#"<html «aria-hidden=TRUE»><p>Hi</p></html>"#),
    .failed("<body «hidden»><p>Hi</p></body>"),
    .failed("<html><body «inert»><p>Hi</p></body></html>"),
    .failed(#"<html><body> <div «aria-hidden="true"»><p>Hi</p></div> </body></html>"#),
    .inapplicable(#"<p aria-hidden="true">Hi</p>"#),
    .inapplicable(#"<div hidden>Hi</div>"#),
  ]
}
