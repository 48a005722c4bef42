import BilletCore
import BilletTree

/// A drawing says that it is one, or that it is decoration.
struct ImgSvgUnmarked: Rule {
  static let description = RuleDescription(
    id: "img-svg-unmarked", category: .accessibility, severity: .review,
    summary: "The drawing neither has a name nor is marked as decoration",
    rationale: "Some screen readers read its parts, others nothing at all.",
    help: "Write role=\"img\" and aria-label=\"…\", or aria-hidden=\"true\" if it is decoration.",
    references: [.wcag("1.1.1")], examples: examples)

  static let interest: Interest = .elements(.svg)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements(named: .svg)
    where context.styles[id].isVisible && !isInside(id, tree, context) {
      sink.applies()
      guard !context.names.isProgrammaticallyHidden(id), tree.attribute(.role, of: id) == nil,
        context.names.isEmpty(of: id)
      else { continue }
      sink.report(tree.nodes[id.index].span)
    }
  }

  /// Whether another drawing, or a link or control that has a name of its own, holds it.
  private func isInside(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    tree.ancestors(of: id).contains { ancestor in
      if tree.nodes[ancestor.index].name == .svg { return true }
      switch context.names.role(of: ancestor) {
      // What an empty one lacks is its own rule's.
      case .link, .button: return true
      default: return false
      }
    }
  }
}

extension ImgSvgUnmarked {
  fileprivate static let examples: [Example] = [
    .passed(#"<svg role="img" aria-label="A ball"><circle r="9"/></svg>"#),
    .passed(#"<svg aria-hidden="true"><circle r="9"/></svg>"#),
    .passed(#"<svg><title>A ball</title><circle r="9"/></svg>"#),
    .passed(#"<svg role="presentation"><circle r="9"/></svg>"#),
    .cantTell(#"<p>Hi</p>«<svg>»<circle r="9"/></svg>"#),
    .cantTell(#"«<svg aria-label="">»<text>Ball</text></svg>"#),
    .inapplicable(#"<svg hidden><circle r="9"/></svg>"#),
    .inapplicable(#"<a href="/a"><svg><circle r="9"/></svg> Lamps</a>"#),
    .inapplicable("<p>None</p>"),
  ]
}
