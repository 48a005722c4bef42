import BilletCore
import BilletTree

/// Terms and descriptions stand in a description list.
struct Dlitem: Rule {
  static let description = RuleDescription(
    id: "dlitem", category: .accessibility, severity: .error,
    summary: "The term or description stands in no description list",
    rationale: "Outside a <dl>, a screen reader reads it as plain text.",
    help: "Put it into a <dl>.",
    references: [.wcag("1.3.1"), .axe("dlitem")], examples: examples)

  static let interest: Interest = .elements(.dt, .dd)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements(.dt, .dd) {
      guard tree.attribute(.role, of: id) == nil, !context.names.isProgrammaticallyHidden(id)
      else { continue }
      sink.applies()
      if !isInList(id, tree) { sink.report(tree.nodes[id.index].span) }
    }
  }

  private func isInList(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    let parent = tree.nodes[id.index].parent
    if isList(parent, tree) { return true }
    return tree.nodes[parent.index].name == .div
      && isList(tree.nodes[parent.index].parent, tree)
  }

  private func isList(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    guard tree.nodes[id.index].name == .dl else { return false }
    guard let role = tree.attribute(.role, of: id), let first = tree.bytes(of: role).tokens.first
    else { return true }
    // The author may say that the list is only how things look (ARIA in HTML, 4, dl).
    return first.spells("presentation") || first.spells("none")
  }
}

extension Dlitem {
  fileprivate static let examples: [Example] = [
    .passed("<dl><dt>a</dt><dd>b</dd></dl>"),
    .passed("<dl><div><dt>a</dt><dd>b</dd></div></dl>"),
    .failed("<p>a</p>«<dt>»a</dt>«<dd>»b</dd>"),
    .failed("<div>«<dd>»b</dd></div>"),
    .failed("<dl><div><div>«<dt>»a</dt></div></div></dl>"),
    .failed("<ul>«<dd>»b</dd></ul>"),
    .passed(#"<dl role="presentation"><dt>a</dt></dl><dl role="NONE"><div><dd>b</dd></div></dl>"#),
    .failed(#"<dl role="group">«<dt>»a</dt></dl>"#),
    .inapplicable("<dt hidden>a</dt>"),
    .inapplicable(#"<dt role="listitem">a</dt><dd aria-hidden="true">a</dd>"#),
    .inapplicable("<p>None</p>"),
  ]
}
