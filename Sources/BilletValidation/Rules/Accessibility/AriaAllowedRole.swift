import BilletCore
import BilletTree

/// A role suits the element that it stands on, and says more than the element does.
struct AriaAllowedRole: Rule {
  static let description = RuleDescription(
    id: "aria-allowed-role", category: .accessibility, severity: .note,
    summary: "HTML does not allow the role on this element",
    rationale: "Browsers settle the contradiction each in its own way.",
    help: "Write the element that has the role by itself, or remove the role.",
    references: [.wcag("4.1.2"), .axe("aria-allowed-role")], examples: examples)

  static let interest: Interest = .attributes(.role)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in context.elementsWithRole {
      guard let role = context.names.explicitRole(of: id),
        let attribute = tree.attribute(.role, of: id),
        !context.names.isProgrammaticallyHidden(id), !tree.isForeign(id)
      else { continue }
      sink.applies()
      let element = tree.writtenName(of: id)
      if context.names.implicitRole(of: id) == role,
        !tree.bytes(of: attribute).trimmed.begins(with: "doc-")
      {
        guard !isKnownRemedy(id, tree) else { continue }
        sink.report(
          attribute.span, message: "<\(element)> has the role “\(role)” by itself.",
          help: "Remove the role.")
      } else if case .some(let allowed) = AllowedRoles.on(id, tree, context.names),
        !allowed.contains(role)
      {
        sink.report(
          attribute.span, message: "HTML does not allow the role “\(role)” on <\(element)>.")
      }
    }
  }

  /// Whether the role gives back what browsers take from an element by its style: lists without
  /// bullets, tables set as blocks; or names what they do not agree on.
  private func isKnownRemedy(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    switch tree.nodes[id.index].name {
    case .ul, .ol, .menu, .li, .table, .tbody, .thead, .tfoot, .tr, .td, .th, .svg, .section, .form,
      .img:
      true
    default: false
    }
  }
}

extension AriaAllowedRole {
  fileprivate static let examples: [Example] = [
    .passed(#"<a href="/a" role="button">a</a><ul role="list"><li role="listitem">a</li></ul>"#),
    .passed(#"<table role="presentation"><tr><td role="note">a</td></tr></table>"#),
    .passed(#"<div role="heading" aria-level="1">a</div><span role="img" aria-label="A"></span>"#),
    .passed(#"<a href="/a" role="doc-noteref">1</a><section role="doc-chapter">a</section>"#),
    .passed(#"<img src="a.png" alt="" role="none"><h2 role="presentation">a</h2>"#),
    .failed(#"<p>Hi</p><a href="/a" «role="heading"»>a</a>"#),
    .failed(#"<h2 «role="heading"»>a</h2><nav «role="navigation"»>b</nav>"#),
    .failed(#"<table><tr><td «role="button"»>a</td></tr></table>"#),
    .failed(#"<ul><li «role="heading"»>a</li></ul><main «role="none"»>a</main>"#),
    .failed(#"<img src="a.png" alt="" «role="button"»>"#),
    .inapplicable(#"<a href="/a" role="heading" hidden>a</a>"#),
    .inapplicable(#"<p role="nonsense">a</p><p role="">a</p>"#),
    .inapplicable("<p>None</p>"),
  ]
}
