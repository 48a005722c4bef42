import BilletCore
import BilletTree

/// What acts on a click is a link or a control.
struct ControlHandler: Rule {
  static let description = RuleDescription(
    id: "control-handler", category: .accessibility, severity: .error,
    summary: "Something that is no control acts on the mouse",
    rationale: "People without a mouse cannot reach it, and nobody hears that it acts.",
    help: "Write a link or a button.",
    references: [.wcag("2.1.1"), .wcag("4.1.2")], examples: examples)

  static let interest: Interest = .attributes(.other)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements where !tree.nodes[id.index].attributes.isEmpty {
      guard let handler = mouseHandler(of: id, tree), context.styles[id].isVisible else { continue }
      sink.applies()
      guard !isControl(id, tree, context) else { continue }
      // A click on a control or link inside arrives here too, and a key on it does.
      let holdsControl = tree.descendants(of: id).contains {
        tree.nodes[$0.index].isElement && context.names.isInSequentialFocus($0)
      }
      let name = tree.source[handler.nameSpan].string.lowercased()
      sink.report(
        handler.span, message: "<\(tree.writtenName(of: id))> acts on \(name) and is no control.",
        severity: holdsControl || context.names.isFocusable(id) ? .review : nil)
    }
  }

  private func mouseHandler(
    of id: HTMLTree.NodeID, _ tree: HTMLTree
  ) -> HTMLTree.Attribute? {
    for index in tree.nodes[id.index].attributes {
      let attribute = tree.attributes[Int(index)]
      guard attribute.name == .other, !attribute.isDuplicate, !tree.bytes(of: attribute).isBlank
      else { continue }
      let name = tree.source[attribute.nameSpan]
      let events: [StaticString] = ["onclick", "ondblclick", "onmousedown", "onmouseup"]
      if events.contains(where: { name.spells($0) }) { return attribute }
    }
    return nil
  }

  private func isControl(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    switch tree.nodes[id.index].name {
    case .html, .body, .form, .label, .button, .input, .select, .textarea, .option, .summary,
      .audio,
      .video, .iframe, .object, .embed:
      return true
    case .a, .area: return tree.attribute(.href, of: id) != nil
    default: return context.names.isFocusable(id) && context.names.explicitRole(of: id) != nil
    }
  }
}

extension ControlHandler {
  fileprivate static let examples: [Example] = [
    .passed(#"<button onclick="a()">a</button><a href="/a" onclick="a()">a</a>"#),
    .passed(#"<span role="button" tabindex="0" onclick="a()">a</span>"#),
    .passed(#"<body onclick="a()"><p>a</p></body>"#),
    .failed(#"<p>Hi</p><span «onclick="a()"»>a</span>"#),
    .failed(#"<a «ONCLICK="a()"»>a</a><img src="a.png" alt="A" «onmousedown="a()"»>"#),
    .cantTell(#"<div «onclick="a()"»><a href="/a">a</a></div>"#),
    .cantTell(#"<div «onclick="a()"» tabindex="0">a</div>"#),
    .inapplicable(#"<p onmouseover="a()" onclick="">a</p>"#),
    .inapplicable(#"<p onclick="a()" hidden>a</p>"#),
    .inapplicable("<p>onclick</p>"),
  ]
}
