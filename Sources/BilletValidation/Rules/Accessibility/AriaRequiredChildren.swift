import BilletCore
import BilletTree

/// Elements whose role is made of parts hold only those parts.
struct AriaRequiredChildren: Rule {
  static let description = RuleDescription(
    id: "aria-required-children", category: .accessibility, severity: .error,
    summary: "The element holds something that its role does not own",
    rationale: "Assistive technology counts and reads out the parts; others break the structure.",
    help: "Give the parts the roles that belong there, or move them out.",
    references: [.wcag("1.3.1"), .act("bc4a75"), .axe("aria-required-children")],
    examples: examples)

  static let interest: Interest = [.elements(.table), .attributes(.role)]
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    // Without roles the parser of HTML itself takes care of what tables hold.
    guard !context.elementsWithRole.isEmpty else {
      let isTable = { context.names.role(of: $0) == .table }
      if tree.elements(named: .table)
        .contains(where: { isTable($0) && !context.names.isProgrammaticallyHidden($0) })
      {
        sink.applies()
      }
      return
    }
    let owners = AccessibleOwners(tree)
    let busy = context.busyElements(in: tree)
    for id in tree.elements(.table, .thead, .tbody, .tfoot, .tr)
    where tree.attribute(.role, of: id) == nil {
      check(id, owners, busy, tree, context, &sink)
    }
    for id in context.elementsWithRole { check(id, owners, busy, tree, context, &sink) }
  }

  private func check(
    _ id: HTMLTree.NodeID, _ owners: AccessibleOwners, _ busy: Set<HTMLTree.NodeID>,
    _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    let role = context.names.role(of: id)
    // Lists are another rule's, and what a select holds is the parser's business.
    guard role != .list, role.ownedRoles != nil, tree.nodes[id.index].name != .select,
      !context.names.isProgrammaticallyHidden(id), !tree.isForeign(id),
      !context.isBusy(id, busy, in: tree)
    else { return }
    sink.applies()
    // Parts of a table are what they should be as long as none has another role.
    guard
      tree.attribute(.role, of: id) != nil
        || context.elementsWithRole.contains(descendantOf: id, in: tree)
    else { return }
    context.reportForeignChildren(of: id, role, owners, in: tree, into: &sink)
  }
}

extension AriaRequiredChildren {
  fileprivate static let examples: [Example] = [
    .passed(#"<div role="tablist"><div role="tab">a</div></div>"#),
    .passed(#"<ul role="menu"><li role="none"><a role="menuitem" href="/a">a</a></li></ul>"#),
    .passed(
      #"<div role="grid"><div role="rowgroup"><div role="row"><p role="gridcell">a</p></div></div></div>"#
    ),
    .passed(#"<div role="listbox"><div role="group"><p role="option">a</p></div></div>"#),
    .passed(
      "<table><caption>a</caption><thead><tr><th>a</th></tr></thead><tr><td>b</td></tr></table>"),
    .passed(#"<div role="tree"></div>"#),
    .passed(#"<table role="grid"><tr><td>a</td></tr></table>"#),
    .passed(#"<div role="tablist" aria-owns="x"></div><p role="tab" id="x">a</p>"#),
    .passed(#"<div role="feed"><article>a</article></div>"#),
    .failed(#"<div role="tablist"><div role="tab">a</div>«<p>»b</p></div>"#),
    .failed(#"<ul role="menu">«<li>»a</li></ul>"#),
    .failed(#"<div role="tree"><div>«<a href="/a">»a</a></div></div>"#),
    .failed(#"<table><tr>«<td role="button" tabindex="0">»a</td><td>b</td></tr></table>"#),
    .failed(#"<div role="row">«<div role="option">»a</div></div>"#),
    .failed(#"<div role="table" aria-busy="false">«<h2>»a</h2></div>"#),
    .cantTell(#"«<div role="tablist">»<span>a</span></div>"#),
    .inapplicable(#"<div role="tablist" aria-busy="true"><p>a</p></div>"#),
    .inapplicable(#"<div aria-busy="TRUE"><div role="tablist"><p>a</p></div></div>"#),
    .inapplicable(#"<div role="tablist" hidden><p>a</p></div>"#),
    .inapplicable(#"<table role="presentation"><tr><td>a</td></tr></table>"#),
    .inapplicable("<p>None</p>"),
  ]
}
