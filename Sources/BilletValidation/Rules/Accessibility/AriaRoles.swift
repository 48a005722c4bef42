import BilletCore
import BilletTree

/// A role attribute names a role that exists.
struct AriaRoles: Rule {
  static let description = RuleDescription(
    id: "aria-roles", category: .accessibility, severity: .error,
    summary: "The role attribute names no role that exists",
    rationale: "Browsers ignore an unknown role, so assistive technology is told something else.",
    help: "Write a role of WAI-ARIA 1.2, such as role=\"presentation\", or remove the attribute.",
    references: [.wcag("4.1.2"), .wcag("1.3.1"), .act("674b10"), .axe("aria-roles")],
    examples: examples)

  static let interest: Interest = .attributes(.role)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in context.elementsWithRole where !context.names.isProgrammaticallyHidden(id) {
      guard let attribute = tree.attribute(.role, of: id),
        !tree.bytes(of: attribute).isCollapsible, !tree.isInFormula(id)
      else { continue }
      sink.applies()
      guard context.names.explicitRole(of: id) == nil else { continue }
      report(attribute, tree, &sink)
    }
  }

  private func report(
    _ attribute: HTMLTree.Attribute, _ tree: HTMLTree, _ sink: inout DiagnosticSink
  ) {
    let tokens = tree.bytes(of: attribute).tokens.map { $0.string.lowercased() }
    if let draft = tokens.first(where: Role.draftNames.contains) {
      sink.report(
        attribute.span,
        message: "“\(draft)” is no role of WAI-ARIA 1.2; only some programs know it.",
        severity: .review)
    } else if let abstract = tokens.first(where: Role.abstractNames.contains) {
      sink.report(
        attribute.span,
        message: "“\(abstract)” is an abstract role, which means nothing on an element.")
    } else {
      sink.report(
        attribute.span, message: "“\(tree.bytes(of: attribute).trimmed.string)” is no role.")
    }
  }
}

extension AriaRoles {
  fileprivate static let examples: [Example] = [
    .inapplicable(#"<math><mi role="nope">x</mi></math>"#),
    .failed(#"<svg><g «role="nope"»></g></svg>"#),
    .passed(#"<div role="note">Hello</div>"#),
    .passed(#"<table role="Presentation"><tr><td>Hello</td></tr></table>"#),
    .passed(#"<div role="nonsense note">Hello</div>"#),
    .passed(#"<div role="doc-chapter">Hello</div><div role="graphics-symbol">x</div>"#),
    .passed(#"<div role="image" aria-label="Five stars"></div><p role="none">x</p>"#),
    .passed(#"<span role=" button ">Hello</span>"#),
    .failed(#"<p>Hi</p><div «role="nonsense"»>Hello</div>"#),
    .failed(#"<div «role="landmark"»>Hello</div>"#),
    .failed(#"<div «role="widget input"»>Hello</div>"#),
    .failed(#"<table «role=layout»><tr><td>Hello</td></tr></table>"#),
    .failed(#"<div «role="note,alert"»>Hello</div>"#),
    .cantTell(#"<div «role="text"»>Hello</div>"#),
    .inapplicable(#"<div role="">Hello</div><div role>Hello</div><div role="  ">Hello</div>"#),
    .inapplicable(#"<div role="nonsense" style="display:none">Hello</div>"#),
    .inapplicable(#"<div aria-hidden="true"><p role="nonsense">Hello</p></div>"#),
    .inapplicable(#"<div hidden role="nonsense">Hello</div>"#),
    .inapplicable("<p>No role</p>"),
  ]
}
