import BilletCore
import BilletTree

/// Nothing that people reach with the Tab key is hidden from assistive technology.
struct AriaHiddenFocus: Rule {
  static let description = RuleDescription(
    id: "aria-hidden-focus", category: .accessibility, severity: .error,
    summary: "A link or control is hidden from assistive technology and reached all the same",
    rationale: "People who hear the page come to a place that says nothing.",
    help: "Remove aria-hidden, or take the element out of the order with tabindex=\"-1\".",
    references: [.wcag("4.1.2"), .act("6cfa84"), .axe("aria-hidden-focus")],
    examples: examples)

  static let interest: Interest = .attributes(.ariaHidden)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    var end: Int32 = 0
    for index in tree.nodes.indices where tree.nodes[index].kind == .element {
      let id = HTMLTree.NodeID(index)
      if id.rawValue >= end {
        guard let hidden = tree.attribute(.ariaHidden, of: id),
          tree.bytes(of: hidden).spells("true")
        else { continue }
        sink.applies()
        end = tree.nodes[index].end
      }
      if context.names.isInSequentialFocus(id), !passesFocusOn(id, tree) {
        sink.report(tree.nodes[index].span)
      }
    }
  }

  /// Whether a script may send the focus on at once, which is how dialogs keep it inside.
  private func passesFocusOn(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    tree.nodes[id.index].attributes.contains { index in
      tree.source[tree.attributes[Int(index)].nameSpan].begins(with: "onfocus")
    }
  }
}

extension AriaHiddenFocus {
  fileprivate static let examples: [Example] = [
    .passed(#"<p aria-hidden="true">a</p>"#),
    .passed(#"<div aria-hidden="true"><a href="/a" style="display:none">a</a></div>"#),
    .passed(#"<div aria-hidden="true"><a href="/a" tabindex="-1">a</a><a name="x">b</a></div>"#),
    .passed(#"<div aria-hidden="true"><button disabled>a</button></div>"#),
    .passed(#"<fieldset disabled aria-hidden="true"><input></fieldset>"#),
    .passed(#"<div aria-hidden="true" style="visibility:hidden"><input type="text"></div>"#),
    .passed(#"<div aria-hidden="true" inert><a href="/a">a</a></div>"#),
    .passed(#"<div aria-hidden="true"><input type="hidden"></div>"#),
    .passed(#"<details aria-hidden="true" tabindex="-1"><p>a</p></details>"#),
    .passed(#"<div aria-hidden="true"><a href="/a" onfocus="next()">a</a></div>"#),
    .failed(#"<div aria-hidden="true">«<a href="/a">»a</a></div>"#),
    .failed(#"«<a href="/a" aria-hidden="true">»a</a>"#),
    .failed(#"«<p tabindex="0" aria-hidden="true">»a</p>"#),
    .failed(#"<div aria-hidden="TRUE"><div aria-hidden="false">«<button>»a</button></div></div>"#),
    .failed(#"<fieldset disabled aria-hidden="true"><legend>«<input>»</legend></fieldset>"#),
    .failed(#"<details aria-hidden="true">«<summary>»a</summary><a href="/a">b</a></details>"#),
    // Browsers write a summary of their own, and the Tab key stops there.
    .failed(#"«<details aria-hidden="true" open>»<p>a</p></details>"#),
    .failed(#"<p aria-hidden="true">«<b contenteditable>»a</b></p>"#),
    .failed(#"<div aria-hidden="true" style="opacity:0">«<a href="/a">»a</a></div>"#),
    .inapplicable(#"<div aria-hidden="false"><a href="/a">a</a></div>"#),
    .inapplicable(#"<div aria-hidden><a href="/a">a</a></div>"#),
    .inapplicable(#"<a href="/a">a</a>"#),
  ]
}
