import BilletCore
import BilletTree

/// Buttons and menu items have a name.
struct ButtonName: Rule {
  static let description = RuleDescription(
    id: "button-name", category: .accessibility, severity: .error,
    summary: "The button has no name",
    rationale: "A screen reader says “button” and nothing else.",
    help:
      "Write text into the button; an image in it needs alt text that says what the button does.",
    references: [
      .wcag("4.1.2"), .act("97a4e1"), .act("m6b1q3"), .act("2t702h"), .axe("button-name"),
      .axe("input-button-name"), .axe("summary-name"), .axe("aria-command-name"),
    ],
    examples: examples)

  static let interest: Interest = [.elements(.button, .input, .summary), .attributes(.role)]
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements(.button, .input) { check(id, tree, context, &sink) }
    for id in context.elementsWithRole
    where tree.nodes[id.index].name != .button && tree.nodes[id.index].name != .input {
      check(id, tree, context, &sink)
    }
    for id in tree.elements(named: .summary)
    where context.names.isSummaryOfDetails(id)
      && (context.names.explicitRole(of: id) ?? Role.none) == Role.none
      && !context.names.isProgrammaticallyHidden(id)
    {
      sink.applies()
      guard context.names.isEmpty(of: id) else { continue }
      sink.report(
        tree.nodes[id.index].span, message: "The summary has no text.",
        help: "Write into <summary> what the details are about.")
    }
  }

  private func check(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    let role = context.names.role(of: id)
    guard role == .button || role.isMenuItem, !context.names.isProgrammaticallyHidden(id),
      !isOtherInput(id, tree, context), !tree.isForeign(id)
    else { return }
    sink.applies()
    guard context.names.isEmpty(of: id) else { return }
    if role.isMenuItem {
      sink.report(tree.nodes[id.index].span, message: "The menu item has no name.")
    } else {
      sink.report(tree.nodes[id.index].span)
    }
  }

  /// Inputs that other rules are about.
  private func isOtherInput(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    guard tree.nodes[id.index].name == .input,
      let type = tree.attribute(.type, of: id).map({ tree.bytes(of: $0) })
    else { return false }
    if type.spells("image") { return true }
    let isField = type.spells("color") || type.spells("file")
    return isField && context.names.explicitRole(of: id) != .button
  }
}

extension Role {
  fileprivate var isMenuItem: Bool {
    self == .menuitem || self == .menuitemcheckbox || self == .menuitemradio
  }
}

extension ButtonName {
  fileprivate static let examples: [Example] = [
    .failed(
      #"<div role="menu">«<span role="menuitemcheckbox" aria-checked="true">»</span></div>"#),
    .passed("<button>Send</button>"),
    .passed(#"<button><img src="a.png" alt="Send"></button>"#),
    .passed(#"<button aria-label="Send"></button><button title="Send"></button>"#),
    .passed(#"<input type="submit"><input type="reset"><input type="button" value="Send">"#),
    .passed(#"<span role="button" tabindex="0">Send</span>"#),
    .passed(#"<ul role="menu"><li role="menuitem">New</li></ul>"#),
    .passed("<details><summary>More</summary>a</details>"),
    .failed("<p>a</p>«<button>»</button>"),
    .failed(#"«<button>»<img src="a.png" alt=""></button>"#),
    .failed(#"«<button value="Send" class="x">»</button>"#),
    .failed(#"«<input type="button">»"#),
    .failed(#"«<span role="button">»</span>"#),
    .failed(#"«<button role="none">»</button>"#),
    .failed(#"<ul role="menu">«<li role="menuitem">»</li></ul>"#),
    .failed(#"«<button>»<span aria-hidden="true">x</span></button>"#),
    .failed("<details>«<summary>» </summary>a</details>"),
    .inapplicable("<button hidden></button><div style='display:none'><button></button></div>"),
    .inapplicable(#"<button aria-hidden="true"></button><button role="link"></button>"#),
    .inapplicable(#"<input type="image" src="a.png"><input><a href="/a"></a>"#),
    .inapplicable("<summary></summary>"),
    .inapplicable("<p>None</p>"),
  ]
}
