import BilletCore
import BilletTree

/// A message that nothing moves in holds no widgets, and a widget has a name.
struct AriaWidget: Rule {
  static let description = RuleDescription(
    id: "aria-widget", category: .accessibility, severity: .note,
    summary: "The role promises something that a message cannot do",
    rationale: "Without scripts nothing opens, moves or is announced, and people wait for it.",
    help: "Remove the role, and write what it was to say as text.",
    references: [
      .wcag("4.1.2"), .wcag("1.1.1"), .axe("aria-dialog-name"), .axe("aria-meter-name"),
      .axe("aria-progressbar-name"), .axe("aria-tab-name"), .axe("aria-tooltip-name"),
      .axe("aria-treeitem-name"),
    ],
    examples: examples)

  static let interest: Interest = [.elements(.meter, .progress, .dialog), .attributes(.role)]

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let hasScript = context.profile == .web || !tree.elements(named: .script).isEmpty
    for id in tree.elements(.meter, .progress, .dialog)
    where tree.attribute(.role, of: id) == nil {
      check(id, tree, context, isScripted: hasScript, &sink)
    }
    for id in context.elementsWithRole {
      check(id, tree, context, isScripted: hasScript, &sink)
    }
  }

  private func check(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext, isScripted: Bool,
    _ sink: inout DiagnosticSink
  ) {
    let role = context.names.role(of: id)
    guard Self.isMoving(role), context.names.isIncludedInAccessibilityTree(id) else { return }
    sink.applies()
    let span = tree.nodes[id.index].span
    if Self.needsName(role), context.names.isEmpty(of: id) {
      sink.report(
        span, message: "The element with the role “\(role)” has no name.",
        help: "Say in aria-label=\"…\" what it is.", severity: .error)
    } else if !isScripted, context.names.explicitRole(of: id) != nil {
      sink.report(
        span, message: "The role “\(role)” promises something that a message cannot do.")
    }
  }

  /// Roles of what opens, moves or speaks by itself.
  private static func isMoving(_ role: Role) -> Bool {
    switch role {
    case .alert, .alertdialog, .application, .dialog, .feed, .log, .marquee, .menu, .menubar,
      .meter, .progressbar, .scrollbar, .slider, .status, .tab, .tablist, .tabpanel, .timer,
      .toolbar, .tooltip, .tree, .treegrid, .treeitem:
      true
    default: false
    }
  }

  /// Those that no other rule asks for a name.
  private static func needsName(_ role: Role) -> Bool {
    switch role {
    case .alertdialog, .dialog, .meter, .progressbar, .tab, .tooltip, .treeitem: true
    default: false
    }
  }
}

extension AriaWidget {
  fileprivate static let examples: [Example] = [
    .passed(#"<label>Done <progress value="3" max="5"></progress></label>"#),
    .passed(#"<meter value="3" aria-label="Stars"></meter>"#),
    .passed(#"<div role="tablist"><b role="tab">a</b></div><script>"x"</script>"#),
    .failed(#"<p>Hi</p>«<div role="alert">»Late</div>"#),
    .failed(#"«<div role="tablist">»«<b role="tab">»a</b></div>"#),
    .failed("<p>Hi</p>«<progress value=3 max=5>»</progress>", severity: .error),
    .failed(#"«<div role="meter" aria-valuenow="3">»★★★</div>"#, severity: .error),
    .failed(#"«<div role="dialog">»Late</div>"#, severity: .error),
    .failed("«<dialog open>»Late</dialog>", severity: .error),
    .inapplicable(#"<dialog>Late</dialog><div role="dialog" hidden>a</div>"#),
    .inapplicable(#"<div role="note">a</div><button>a</button>"#),
    .inapplicable("<p>None</p>"),
  ]
}
