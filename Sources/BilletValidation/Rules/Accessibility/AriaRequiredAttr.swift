import BilletCore
import BilletTree

/// An element with a role has the states and properties that the role needs.
struct AriaRequiredAttr: Rule {
  static let description = RuleDescription(
    id: "aria-required-attr", category: .accessibility, severity: .error,
    summary: "The role lacks an aria attribute that it needs",
    rationale: "Assistive technology cannot say in which state the element is.",
    help: "Add the attribute, or use HTML's own element instead of a role.",
    references: [.wcag("4.1.2"), .act("4e8ab6"), .axe("aria-required-attr")],
    examples: examples)

  static let interest: Interest = .attributes(.role)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in context.elementsWithRole where context.names.isIncludedInAccessibilityTree(id) {
      guard let role = context.names.explicitRole(of: id), role != .none,
        role != context.names.implicitRole(of: id), !tree.isForeign(id)
      else { continue }
      sink.applies()
      guard !isGivenByHTML(id, role, tree) else { continue }
      for name in role.requiredAttributes where !isSet(name, of: id, tree) {
        if role == .separator, !context.names.isFocusable(id) { continue }
        sink.report(
          tree.nodes[id.index].span, message: "The role “\(role)” needs \(name.rawValue).")
      }
      checkDebatable(id, role, tree, &sink)
    }
  }

  /// What one edition of WAI-ARIA requires and another gives a default.
  private func checkDebatable(
    _ id: HTMLTree.NodeID, _ role: Role, _ tree: HTMLTree, _ sink: inout DiagnosticSink
  ) {
    if role == .heading, !isSet(.level, of: id, tree) {
      sink.report(
        tree.nodes[id.index].span,
        message: "The heading does not say its level; programs take it for the second.",
        help: "Write <h2>, or add aria-level.", severity: .review)
    }
    if role == .combobox, isSet(.expanded, of: id, tree), !isSet(.controls, of: id, tree) {
      let isOpen = tree.ariaAttribute(.expanded, of: id)
        .map { tree.bytes(of: $0).trimmed.spells("true") }
      sink.report(
        tree.nodes[id.index].span,
        message: "The combobox does not say which element it opens, with aria-controls.",
        severity: isOpen == true ? .error : .review)
    }
  }

  private func isSet(
    _ name: ARIAAttribute, of id: HTMLTree.NodeID, _ tree: HTMLTree
  ) -> Bool {
    tree.ariaAttribute(name, of: id).map { !$0.value.isEmpty } ?? false
  }

  /// Whether the element's own state takes the place of the attribute (HTML Accessibility API
  /// Mappings 1.0, 3.6).
  private func isGivenByHTML(_ id: HTMLTree.NodeID, _ role: Role, _ tree: HTMLTree) -> Bool {
    switch tree.nodes[id.index].name {
    case .input:
      guard let type = tree.attribute(.type, of: id).map({ tree.bytes(of: $0) }) else {
        return false
      }
      if role.requiredAttributes == [.checked] {
        return type.spells("checkbox") || type.spells("radio")
      }
      return role == .slider && (type.spells("range") || type.spells("number"))
    case .progress, .meter: return tree.attribute(.value, of: id) != nil
    case .h1, .h2, .h3, .h4, .h5, .h6: return role == .heading
    default: return false
    }
  }
}

extension AriaRequiredAttr {
  fileprivate static let examples: [Example] = [
    .passed(#"<div role="checkbox" aria-checked="false">a</div>"#),
    .passed(#"<div role="heading" aria-level="1">a</div>"#),
    .passed(#"<div role="note">a</div><div role="option">a</div>"#),
    .passed(#"<div role="slider" aria-valuenow="1">a</div><div role="separator"></div>"#),
    .passed(#"<input type="checkbox" role="switch">"#),
    .passed(#"<div role="combobox" aria-expanded="true" aria-controls="x">a</div>"#),
    .passed(#"<div role="spinbutton">1</div><div role="progressbar"></div>"#),
    .failed(#"<p>a</p>«<div role="checkbox">»b</div>"#),
    .failed(#"«<div role="switch" aria-checked="">»a</div>"#),
    .failed(#"«<span role="radio" tabindex="0">»a</span>"#),
    .failed(#"«<div role="slider" aria-valuemin="1">»a</div>"#),
    .failed(#"«<div role="separator" tabindex="0">»</div>"#),
    .failed(#"«<div role="combobox" aria-controls="x">»a</div>"#),
    .failed(#"«<div role="combobox" aria-expanded="true">»a</div>"#),
    .failed(#"«<div role="unknown meter">»a</div>"#),
    .cantTell(#"«<div role="heading">»a</div>"#),
    .cantTell(#"«<div role="combobox" aria-expanded="false">»a</div>"#),
    .inapplicable(#"<div role="checkbox" hidden>a</div>"#),
    .inapplicable(#"<div role="checkbox" aria-hidden="true">a</div>"#),
    .inapplicable(#"<input type="checkbox" role="checkbox"><h2 role="heading">a</h2>"#),
    .inapplicable(#"<ul role="none"><li>a</li></ul><div role="unknown">a</div>"#),
    .inapplicable(#"<input type="checkbox"><input type="range">"#),
  ]
}
