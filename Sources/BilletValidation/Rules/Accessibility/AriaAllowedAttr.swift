import BilletCore
import BilletTree

/// An element has only the states and properties that its role has.
struct AriaAllowedAttr: Rule {
  static let description = RuleDescription(
    id: "aria-allowed-attr", category: .accessibility, severity: .error,
    summary: "The element's role does not have this aria attribute",
    rationale: "Assistive technology ignores what a role does not have, or says what is not so.",
    help: "Remove the attribute, or give the element a role that has it.",
    references: [.wcag("4.1.2"), .act("5c01ea"), .axe("aria-allowed-attr")],
    examples: examples)

  static let interest: Interest = .aria
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    tree.forEachARIAUse { use in
      guard let name = use.name, context.names.isIncludedInAccessibilityTree(use.node),
        !tree.isForeign(use.node)
      else { return }
      sink.applies()
      guard !name.isGlobal else { return }
      let role = context.names.semanticRole(of: use.node)
      guard !role.supportedAttributes.contains(name),
        !isAllowedByHTML(name, on: use.node, tree, context)
      else { return }
      let kind = role == .generic ? "element without a role" : "element with the role “\(role)”"
      sink.report(use.attribute.span, message: "An \(kind) does not have \(name.rawValue).")
    }
  }

  /// Whether HTML allows it on an element that has no role of WAI-ARIA (ARIA in HTML, 4), or leaves
  /// open which one it has.
  private func isAllowedByHTML(
    _ name: ARIAAttribute, on id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    guard context.names.explicitRole(of: id) == nil else { return false }
    switch tree.nodes[id.index].name {
    case .input:
      let type = tree.attribute(.type, of: id).map { tree.bytes(of: $0) }
      let isOdd = type.map { $0.spells("color") || $0.spells("file") } ?? false
      return isOdd && (name == .required || name == .readonly)
    // With a list or several lines these have other roles.
    case .select: return Role.listbox.supportedAttributes.contains(name)
    // Browsers make a button of it.
    case .summary: return name == .expanded
    default: return false
    }
  }
}

extension AriaAllowedAttr {
  fileprivate static let examples: [Example] = [
    .passed(#"<p aria-live="polite" aria-busy="true">a</p>"#),
    .passed(#"<p aria-disabled="true" aria-haspopup="true">a</p>"#),
    .passed(#"<div role="checkbox" aria-checked="true">a</div>"#),
    .passed(#"<button aria-pressed="false" aria-expanded="false">a</button>"#),
    .passed(#"<h2 aria-level="3">a</h2>"#),
    .passed(#"<input type="password" aria-required="true" aria-label="a">"#),
    .passed(
      #"<table><tr><th aria-sort="ascending" scope="col">a</th></tr><tr><td aria-colindex="2">b</td></tr></table>"#
    ),
    .passed(#"<table role="grid"><tr><td aria-selected="true">b</td></tr></table>"#),
    .passed(#"<a href="/a" aria-expanded="true">a</a>"#),
    .passed(#"<button role="none" aria-pressed="true">a</button>"#),
    .passed(#"<a href="/a" role="doc-noteref" aria-expanded="true">a</a>"#),
    .failed(#"<p>a</p><a href="/a" «aria-sort="none"»>b</a>"#),
    .failed(#"<div «aria-checked="true"»>a</div>"#),
    .failed(#"<div role="note" «aria-level="2"»>a</div>"#),
    .failed(#"<button «aria-sort="ascending"»>a</button>"#),
    .failed(#"<table><tr><td «aria-selected="true"»>b</td></tr></table>"#),
    .failed(#"<img src="a.png" alt="A" «aria-valuenow="1"»>"#),
    .failed(#"<ul «aria-expanded="true"»><li>a</li></ul>"#),
    .failed(#"<a «aria-expanded="true"»>a</a>"#),
    .failed(#"<button role="none" «aria-checked="true"»>a</button>"#),
    .passed(
      #"<input list="d" aria-label="x" aria-expanded="false"><datalist id="d"><option>a</option></datalist>"#
    ),
    .inapplicable(#"<p hidden aria-checked="true">a</p>"#),
    .inapplicable(#"<p aria-hidden="true"><b aria-checked="true">a</b></p>"#),
    .inapplicable(#"<ul role="presentation" aria-checked="true"><li>a</li></ul>"#),
    .inapplicable(#"<p aria-nonsense="a">a</p>"#),
    .inapplicable("<p>No attribute</p>"),
  ]
}
