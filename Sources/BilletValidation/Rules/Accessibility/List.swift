import BilletCore
import BilletTree

/// Lists hold items and nothing else.
struct List: Rule {
  static let description = RuleDescription(
    id: "list", category: .accessibility, severity: .error,
    summary: "The list holds something that is not an item",
    rationale: "A screen reader counts the items and steps through them; the rest gets lost.",
    help: "Put it into an <li>, or move it out of the list.",
    references: [.wcag("1.3.1"), .act("bc4a75"), .axe("list")], examples: examples)

  static let interest: Interest = [.elements(.ul, .ol, .menu, .dir), .attributes(.role)]
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let native = tree.elements(.ul, .ol, .menu)
    let others = context.elementsWithRole.filter { !tree.nodes[$0.index].name.isList }
    guard !native.isEmpty || !others.isEmpty else { return }
    let owners = AccessibleOwners(tree)
    let busy = context.busyElements(in: tree)
    for id in native where isTarget(id, context) && !context.isBusy(id, busy, in: tree) {
      sink.applies()
      checkNative(id, owners, tree, context, &sink)
    }
    for id in others where isTarget(id, context) && !context.isBusy(id, busy, in: tree) {
      sink.applies()
      context.reportForeignChildren(of: id, .list, owners, in: tree, into: &sink)
    }
  }

  private func isTarget(_ id: HTMLTree.NodeID, _ context: RuleContext) -> Bool {
    context.names.role(of: id) == .list && !context.names.isProgrammaticallyHidden(id)
  }

  /// HTML's own lists take items as children only.
  private func checkNative(
    _ id: HTMLTree.NodeID, _ owners: AccessibleOwners, _ tree: HTMLTree, _ context: RuleContext,
    _ sink: inout DiagnosticSink
  ) {
    for child in tree.children(of: id) {
      switch tree.nodes[child.index].kind {
      case .text:
        if !tree.bytes(of: child).isBlank, !context.names.isProgrammaticallyHidden(child) {
          sink.report(
            tree.nodes[child.index].span, message: "Text stands in the list outside its items.")
        }
      case .element:
        if isForeign(child, owners, tree, context) {
          sink.report(
            tree.nodes[child.index].span,
            message: "<\(tree.writtenName(of: child))> stands in the list outside its items.")
        }
      default: break
      }
    }
  }

  private func isForeign(
    _ child: HTMLTree.NodeID, _ owners: AccessibleOwners, _ tree: HTMLTree,
    _ context: RuleContext
  ) -> Bool {
    let name = tree.nodes[child.index].name
    guard name != .script, name != .template, name != .style, name != .noscript,
      owners.owner(of: child) == nil
    else { return false }
    let role = context.names.semanticRole(of: child)
    if role == .listitem { return false }
    if role == .generic || role == .none {
      // What shows nothing is no part of the list; an item without its role is only its content.
      return name != .li && context.content.holdsAnything(child, in: tree)
    }
    return !context.names.isProgrammaticallyHidden(child)
  }
}

extension ElementName {
  fileprivate var isList: Bool { self == .ul || self == .ol || self == .menu }
}

extension List {
  fileprivate static let examples: [Example] = [
    .passed("<ul><li>a</li><li>b</li></ul>"),
    .passed("<ol>\n <li>a<ul><li>b</li></ul></li> <!-- c --></ol>"),
    .passed("<ul></ul>"),
    .passed(#"<ul><li>a</li><script>"a"</script><template><p>a</p></template></ul>"#),
    .passed(#"<ul><div role="listitem">a</div><li hidden>b</li><p hidden>c</p></ul>"#),
    .passed(#"<div role="list"><span role="listitem">a</span></div>"#),
    .passed(#"<div role="list"><div><div role="none"><p role="listitem">a</p></div></div></div>"#),
    .passed(#"<div role="list" aria-owns="x"></div><p id="x" role="listitem">a</p>"#),
    .passed(#"<ul role="list"><li>a</li></ul>"#),
    .passed("<menu><li>a</li></menu>"),
    .failed("<ul><li>a</li>«<p>»b</p></ul>"),
    .failed("<ul>«text»<li>a</li></ul>"),
    .failed("<ol><li>a</li>«<ol>»<li>b</li></ol></ol>"),
    .failed("<ul>«<div>»<li>a</li></div></ul>"),
    .failed("<ul><li>a</li>«<span>»b</span></ul>"),
    .failed(#"<ul>«<li role="link" tabindex="0">»a</li></ul>"#),
    .failed(#"<ul>«<a href="/a">»a</a><li>b</li></ul>"#),
    .failed(#"<div role="list">«<div role="tab">»a</div></div>"#),
    .failed(#"<div role="list"><div>«<a href="/a">»a</a></div></div>"#),
    .failed(#"<ul role="list">«<img src="a.png" alt="a">»</ul>"#),
    .cantTell(#"«<div role="list">»<div>a</div></div>"#),
    .inapplicable("<ul hidden><p>a</p></ul>"),
    .inapplicable(#"<ul aria-hidden="true"><p>a</p></ul>"#),
    .inapplicable(#"<ul role="presentation"><p>a</p></ul><ul role="none"><p>a</p></ul>"#),
    .inapplicable(#"<ul role="tablist"><li role="tab">a</li></ul>"#),
    .inapplicable(#"<div role="list" aria-busy="true"><p>a</p></div>"#),
    .inapplicable("<p>No list</p>"),
  ]
}
