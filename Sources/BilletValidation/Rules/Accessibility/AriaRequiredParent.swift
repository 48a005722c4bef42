import BilletCore
import BilletTree

/// Elements with the role of a part stand in what they are a part of.
struct AriaRequiredParent: Rule {
  static let description = RuleDescription(
    id: "aria-required-parent", category: .accessibility, severity: .error,
    summary: "The element's role belongs into another role",
    rationale: "Assistive technology cannot say what the part belongs to.",
    help: "Put the element into one with a role that owns it, or remove the role.",
    references: [.wcag("1.3.1"), .act("ff89c9"), .axe("aria-required-parent")],
    examples: examples)

  static let interest: Interest = .attributes(.role)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.elementsWithRole.isEmpty else { return }
    let owners = AccessibleOwners(tree)
    for id in context.elementsWithRole {
      // List items are another rule's.
      guard let role = context.names.explicitRole(of: id), role != .listitem,
        let parents = role.contextRoles, role != context.names.implicitRole(of: id),
        !context.names.isProgrammaticallyHidden(id), !tree.isForeign(id)
      else { continue }
      sink.applies()
      let parent = context.names.accessibleParent(of: id, owners: owners)
      let words = parents.map { "“\($0)”" }.joined(separator: ", ")
      if let parent, parents.contains(parent.role) {
        guard parent.isUncertain else { continue }
        sink.report(
          tree.nodes[id.index].span,
          message: "Between this “\(role)” and its “\(parent.role)” stands an element that some"
            + " programs take for more than a box.",
          help: "Remove its aria attributes or its tabindex.", severity: .review)
      } else {
        sink.report(
          tree.nodes[id.index].span,
          message: "The role “\(role)” belongs into \(words).")
      }
    }
  }
}

extension AriaRequiredParent {
  fileprivate static let examples: [Example] = [
    .passed(#"<div role="tablist"><div role="tab">a</div></div>"#),
    .passed(#"<ul role="menu"><li role="none"><a role="menuitem" href="/a">a</a></li></ul>"#),
    .passed(#"<div role="listbox"><div><p role="option">a</p></div></div>"#),
    .passed(#"<div role="table"><div role="row"><p role="cell">a</p></div></div>"#),
    .passed(#"<table><tr><td role="rowheader">a</td><td>b</td></tr></table>"#),
    .passed(#"<div role="tablist" aria-owns="x"></div><p role="tab" id="x">a</p>"#),
    .failed(#"«<div role="tab">»a</div>"#),
    .failed(#"<div role="note">«<a role="menuitem" href="/a">»a</a></div>"#),
    .failed(#"<div role="listbox"><article>«<p role="option">»a</p></article></div>"#),
    .failed(#"«<div role="row">»<p role="gridcell">a</p></div>"#),
    .failed(#"<div role="tablist"></div>«<p role="tab">»a</p>"#),
    .cantTell(
      #"<div role="tablist"><div aria-live="off">«<p role="tab">»a</p></div></div>"#),
    .inapplicable(#"<div role="tab" hidden>a</div><div role="tab" aria-hidden="true">a</div>"#),
    .inapplicable("<table><tr><td role=cell>a</td></tr></table>"),
    .inapplicable(#"<div role="note">a</div>"#),
    .inapplicable("<p>None</p>"),
  ]
}
