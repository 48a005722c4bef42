import BilletCore
import BilletTree

/// What is marked as decoration is nothing that a screen reader meets.
struct PresentationRoleConflict: Rule {
  static let description = RuleDescription(
    id: "presentation-role-conflict", category: .accessibility, severity: .error,
    summary: "The element is marked as decoration and can be met all the same",
    rationale: "Browsers then ignore the mark, each in its own way.",
    help: "Remove the mark, or remove tabindex and the aria attributes that hold for all elements.",
    references: [.wcag("1.1.1"), .act("46ca7f"), .axe("presentation-role-conflict")],
    examples: examples)

  static let interest: Interest = [.elements(.img), .attributes(.role)]
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements(named: .img) where tree.attribute(.role, of: id) == nil {
      check(id, tree, context, &sink)
    }
    for id in context.elementsWithRole { check(id, tree, context, &sink) }
  }

  private func check(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    guard context.names.isMarkedAsDecorative(id) else { return }
    sink.applies()
    guard !context.names.isProgrammaticallyHidden(id) else { return }
    if context.names.role(of: id) != .none {
      sink.report(tree.nodes[id.index].span)
    } else if tree.nodes[id.index].name == .img, let title = tree.attribute(.title, of: id),
      !tree.bytes(of: title).isBlank
    {
      sink.report(
        title.span, message: "The image is marked as decoration, and its title says something.",
        help: "Say it in alt=\"…\", or remove the title.", severity: .review,
        // A title does not have browsers tell of an image: ACT 46ca7f lets it pass.
        references: [.wcag("1.1.1")])
    }
  }
}

extension PresentationRoleConflict {
  fileprivate static let examples: [Example] = [
    .passed(#"<img src="a.png" alt="">"#),
    .passed(#"<img src="a.png" role="none">"#),
    .passed(#"<table role="presentation"><tr><td>Hi</td></tr></table>"#),
    .passed(#"<img src="a.png" alt="" tabindex="0" style="display:none">"#),
    .passed(#"<img src="a.png" alt="" aria-hidden="true" tabindex="0">"#),
    .passed(#"<img src="a.png" alt="" title="">"#),
    .passed(#"<img src="a.png" role="none" aria-hidden="false">"#),
    .passed(#"<img src="a.png" alt="" role="none" aria-hidden="false">"#),
    .passed(#"<div inert><button role="none">Return</button></div>"#),
    .failed(#"«<div role="none" aria-haspopup="true">»Hi</div>"#),
    .failed(#"<p>Hi</p>«<img src="a.png" alt="" tabindex="0">»"#),
    .failed(#"«<img src="a.png" alt="" aria-label="Chart">»"#),
    .failed(#"«<img src="a.png" alt="" aria-label="">»"#),
    .failed(#"«<img src="a.png" alt="" aria-hidden="false">»"#),
    .failed(#"«<nav role="none" aria-live="">»Hi</nav>"#),
    .failed(#"«<img src="a.png" role="presentation" aria-labelledby="t">»"#),
    .failed(#"«<a href="https://a.example" role="none">»Return</a>"#),
    .failed(#"<ul>«<li role="NONE" aria-live="polite">»Hi</li></ul>"#),
    .failed(#"«<span role="none" tabindex="-1">»Hi</span>"#),
    .cantTell(#"<img src="a.png" alt="" «title="Chart"»>"#),
    .inapplicable(#"<img src="a.png" alt="Chart" tabindex="0">"#),
    .inapplicable(#"<img src="a.png" alt=" " tabindex="0">"#),
    .inapplicable(#"<img src="a.png" alt="" role="img" aria-label="Chart">"#),
    .inapplicable(#"<p>Hi</p>"#),
  ]
}
