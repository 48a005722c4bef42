import BilletCore
import BilletTree

/// A message holds nothing to fill in, to press or to run.
struct ControlPresent: Rule {
  static let description = RuleDescription(
    id: "control-present", category: .accessibility, severity: .error,
    summary: "The message holds a control",
    rationale: "Mail programs remove or disable it, so people meet a control that does nothing.",
    help: "Link to a page that does it.",
    references: [.wcag("4.1.2"), .wcag("2.1.1")], profiles: .messages, examples: examples)

  static let interest: Interest = [
    .elements(.form, .input, .select, .textarea, .button, .keygen, .script),
    .attributes(.other, .contenteditable),
  ]
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !tree.elements.isEmpty else { return }
    if !context.content.texts.isEmpty { sink.applies() }
    for id in tree.elements(.form, .input, .select, .textarea, .button, .keygen, .script) {
      sink.report(
        tree.nodes[id.index].span,
        message: "The message holds a <\(tree.writtenName(of: id))>, which mail programs disable.")
    }
    for id in tree.elements {
      for index in tree.nodes[id.index].attributes {
        report(tree.attributes[Int(index)], tree, &sink)
      }
    }
  }

  private func report(
    _ attribute: HTMLTree.Attribute, _ tree: HTMLTree, _ sink: inout DiagnosticSink
  ) {
    guard !attribute.isDuplicate else { return }
    if attribute.name == .contenteditable {
      let value = tree.bytes(of: attribute)
      guard !value.spells("false"), !value.spells("inherit") else { return }
      sink.report(
        attribute.span, message: "The message holds text to edit, which mail programs disable.")
    } else if tree.isEventHandler(attribute) {
      let name = tree.source[attribute.nameSpan].string.lowercased()
      sink.report(
        attribute.span,
        message: "The message holds a script in \(name), which mail programs remove.",
        help: "Remove \(name).")
    }
  }
}

extension ControlPresent {
  fileprivate static let examples: [Example] = [
    .passed(#"<p>Hello <a href="/a">a</a></p>"#),
    .passed(#"<p contenteditable="false" one="x" on="y">Hello</p>"#),
    .passed("<p>&lt;script&gt;</p>"),
    .failed("<p>Hello</p>«<form action=a>»«<input>»«<button>»Send</button></form>"),
    .failed("«<select>»<option>a</option></select>«<textarea>»b</textarea>"),
    .failed("<p>Hello</p>«<script>»1</script>"),
    .failed(#"<p «contenteditable»>Hello</p>"#),
    .failed(#"<p «onclick="go()"» «ONMOUSEOVER=go()»>Hello</p>"#),
    .failed(#"<p>Hello</p>«<input type="hidden">»"#),
    .inapplicable(#"<img src="a.png" alt="a">"#),
  ]
}
