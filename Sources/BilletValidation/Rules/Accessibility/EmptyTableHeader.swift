import BilletCore
import BilletTree

/// Header cells have text.
struct EmptyTableHeader: Rule {
  static let description = RuleDescription(
    id: "empty-table-header", category: .accessibility, severity: .note,
    summary: "The header cell is empty",
    rationale: "A screen reader reads nothing, or the wrong header, with the cells below.",
    help: "Write what the cells have in common, or write <td> in an empty corner.",
    references: [.wcag("1.3.1"), .axe("empty-table-header")], examples: examples)

  static let interest: Interest = .tables
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements(named: .th) where tree.attribute(.role, of: id) == nil {
      check(id, tree, context, &sink)
    }
    for id in context.elementsWithRole { check(id, tree, context, &sink) }
  }

  private func check(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    let role = context.names.role(of: id)
    guard role == .columnheader || role == .rowheader,
      !context.names.isProgrammaticallyHidden(id)
    else { return }
    sink.applies()
    // Text that only eyes see is a header too.
    guard context.names.isEmpty(of: id), !context.content.holdsText(id, in: tree) else { return }
    sink.report(tree.nodes[id.index].span)
  }
}

extension EmptyTableHeader {
  fileprivate static let examples: [Example] = [
    .passed("<table><tr><th>a</th></tr><tr><td>1</td></tr></table>"),
    .passed(#"<table><tr><th><img src="a.png" alt="a"></th></tr></table>"#),
    .passed(#"<table><tr><th aria-label="a"></th><th title="b"></th></tr></table>"#),
    .passed(#"<table><tr><td></td><th>a</th></tr></table>"#),
    .failed("<table><tr>«<th>»</th><th>a</th></tr></table>"),
    .failed("<table><tr>«<th>» &nbsp; </th><th>a</th></tr></table>"),
    .failed(#"<div role="row">«<div role="columnheader">»</div></div>"#),
    .failed(#"<table><tr>«<th>»<img src="a.png" alt=""></th></tr></table>"#),
    .inapplicable(#"<table role="presentation"><tr><th></th></tr></table>"#),
    .inapplicable(#"<table hidden><tr><th></th></tr></table><table><tr><td></td></tr></table>"#),
    .inapplicable(#"<table><tr><th role="cell"></th></tr></table>"#),
  ]
}
