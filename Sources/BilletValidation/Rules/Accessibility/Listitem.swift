import BilletCore
import BilletTree

/// List items stand in a list.
struct Listitem: Rule {
  static let description = RuleDescription(
    id: "listitem", category: .accessibility, severity: .error,
    summary: "The list item stands in no list",
    rationale: "A screen reader does not say that it belongs to a list, or how long that is.",
    help: "Put the items into <ul> or <ol>.",
    references: [.wcag("1.3.1"), .act("ff89c9"), .axe("listitem")], examples: examples)

  static let interest: Interest = [.elements(.li), .attributes(.role)]
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let items = tree.elements(named: .li)
    let others = context.elementsWithRole.filter {
      tree.nodes[$0.index].name != .li && context.names.explicitRole(of: $0) == .listitem
    }
    guard !items.isEmpty || !others.isEmpty else { return }
    let owners = AccessibleOwners(tree)
    for id in items where isListItem(id, context) && !context.names.isProgrammaticallyHidden(id) {
      sink.applies()
      check(native: id, owners, tree, context, &sink)
    }
    for id in others where !context.names.isProgrammaticallyHidden(id) {
      sink.applies()
      let parent = context.names.accessibleParent(of: id, owners: owners)
      if parent?.role != .list && parent?.role != .directory {
        sink.report(tree.nodes[id.index].span)
      } else if parent?.isUncertain == true {
        sink.report(
          tree.nodes[id.index].span,
          message: "Between the list and its item stands an element that some programs take for"
            + " more than a box.",
          help: "Remove its aria attributes or its tabindex.", severity: .review)
      }
    }
  }

  /// Whether an `<li>` is meant as an item: not given another role, by itself or by its list.
  private func isListItem(_ id: HTMLTree.NodeID, _ context: RuleContext) -> Bool {
    let explicit = context.names.explicitRole(of: id)
    guard explicit == nil || explicit == .listitem else { return false }
    return context.names.role(of: id) != .none
  }

  private func check(
    native id: HTMLTree.NodeID, _ owners: AccessibleOwners, _ tree: HTMLTree,
    _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    switch tree.nodes[tree.nodes[id.index].parent.index].name {
    // A list that was given another role is another rule's.
    case .ul, .ol, .menu, .dir: return
    default: break
    }
    let parent = context.names.accessibleParent(of: id, owners: owners)
    if parent?.role != .list && parent?.role != .directory {
      // ACT ff89c9 is about roles that are written out.
      let isExplicit = context.names.explicitRole(of: id) != nil
      sink.report(
        tree.nodes[id.index].span,
        references: isExplicit ? nil : [.wcag("1.3.1"), .axe("listitem")])
    }
  }
}

extension Listitem {
  fileprivate static let examples: [Example] = [
    .passed("<ul><li>a</li></ul><ol><li>b</li></ol><menu><li>c</li></menu>"),
    .passed(#"<div role="list"><li>a</li><div role="listitem">b</div></div>"#),
    .passed(#"<ul role="tablist"><li>a</li></ul>"#),
    .passed(#"<div role="list"><div><p role="listitem">a</p></div></div>"#),
    .passed(#"<ul><div><li>a</li></div></ul>"#),
    .passed(#"<div role="list" aria-owns="x"></div><p id="x" role="listitem">a</p>"#),
    .failed("<p>a</p>«<li>»b</li>"),
    .failed("<div>«<li>»a</li>«<li>»b</li></div>"),
    .failed(#"«<div role="listitem">»a</div>"#),
    .failed(#"<div role="list"><div role="tabpanel">«<p role="listitem">»a</p></div></div>"#),
    .failed("<table><tr><td>«<li>»a</li></td></tr></table>"),
    .failed(#"<ul><li><p>«<span role="listitem">»a</span></p></li></ul>"#),
    .cantTell(
      #"<div role="list"><div aria-live="polite">«<p role="listitem">»a</p></div></div>"#),
    .inapplicable(#"<li hidden>a</li><li aria-hidden="true">a</li>"#),
    .inapplicable(#"<ul role="none"><li>a</li></ul><ul role="presentation"><li>a</li></ul>"#),
    .inapplicable(#"<ul role="menu"><li role="menuitem">a</li></ul><li role="none">a</li>"#),
    .inapplicable("<p>No item</p>"),
  ]
}
