import BilletCore
import BilletTree

/// Form fields have a name.
struct Label: Rule {
  static let description = RuleDescription(
    id: "label", category: .accessibility, severity: .error,
    summary: "The form field has no name",
    rationale: "People who hear the page do not learn what to enter.",
    help: "Write a <label> for it, or an aria-label.",
    references: [
      .wcag("4.1.2"), .wcag("1.3.1"), .act("e086e5"), .axe("label"), .axe("select-name"),
      .axe("aria-input-field-name"), .axe("aria-toggle-field-name"),
    ],
    examples: examples)

  static let interest: Interest = [.elements(.input, .select, .textarea), .attributes(.role)]
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    // A label is read anew for each field in it, which costs too much for fields beyond number.
    for id in tree.elements(.input, .select, .textarea).prefix(4 * Limits.findingsPerFile) {
      check(id, tree, context, &sink)
    }
    for id in context.elementsWithRole where !tree.nodes[id.index].name.isField {
      check(id, tree, context, &sink)
    }
  }

  private func check(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    guard context.names.isIncludedInAccessibilityTree(id), isField(id, tree, context) else {
      return
    }
    sink.applies()
    if context.names.isEmpty(of: id) { sink.report(tree.nodes[id.index].span) }
  }

  private func isField(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    let role = context.names.role(of: id)
    if tree.nodes[id.index].name == .input, role == context.names.implicitRole(of: id),
      let type = tree.attribute(.type, of: id).map({ tree.bytes(of: $0) })
    {
      // These have no role of WAI-ARIA and are fields all the same.
      if type.spells("color") || type.spells("file") { return true }
      if type.spells("hidden") || type.spells("image") { return false }
    }
    switch role {
    case .checkbox, .combobox, .listbox, .menuitemcheckbox, .menuitemradio, .radio, .searchbox,
      .slider, .spinbutton, .switch, .textbox:
      return true
    default: return false
    }
  }
}

extension ElementName {
  fileprivate var isField: Bool { self == .input || self == .select || self == .textarea }
}

extension Label {
  fileprivate static let examples: [Example] = [
    .passed(#"<label for="f" hidden>Name</label><input id="f">"#),
    .passed(#"<label aria-label="Name"><input></label>"#),
    .inapplicable(#"<div inert><input></div>"#),
    .passed("<label>Name <input></label>"),
    .passed(#"<label for="n">Name</label><input id="n" type="text">"#),
    .passed(#"<input aria-label="Name"><textarea title="Name"></textarea>"#),
    .passed(#"<p id="t">Name</p><select aria-labelledby="t"><option>a</option></select>"#),
    .passed(#"<input placeholder="Name">"#),
    .passed(#"<div role="checkbox" aria-checked="true">Agree</div>"#),
    .passed(#"<div role="textbox" aria-label="Name"></div>"#),
    .passed(#"<label><input type="checkbox"> Agree</label>"#),
    .failed("<p>Name</p>«<input>»"),
    .failed(#"<label for="m">Name</label>«<input type="text" id="n">»"#),
    .failed("<label>«<input>»</label>"),
    .failed("«<select>»<option>a</option></select>«<textarea>»a</textarea>"),
    .failed(#"«<input type="checkbox">» Agree"#),
    .failed(#"«<div role="textbox" contenteditable>»Name</div>"#),
    .failed(#"«<div role="switch" aria-checked="true">»</div>"#),
    .failed(#"«<input role="none" aria-label="">»"#),
    .failed(#"«<input type="file">»«<input type="date">»«<input type="PASSWORD">»"#),
    .inapplicable(#"<input type="hidden"><input type="submit"><input type="image" alt="a">"#),
    .inapplicable(#"<input hidden><input aria-hidden="true"><input style="display:none">"#),
    .inapplicable(#"<input type="text" role="button"><button></button>"#),
    .inapplicable("<p>None</p>"),
  ]
}
