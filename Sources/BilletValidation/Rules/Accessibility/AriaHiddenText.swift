import BilletCore
import BilletTree

/// What is shown is read out too, with what it is.
struct AriaHiddenText: Rule {
  static let description = RuleDescription(
    id: "aria-hidden-text", category: .accessibility, severity: .review,
    summary: "Text that is shown is hidden from screen readers",
    rationale: "Who hears the message misses what others see.",
    help: "Remove aria-hidden, unless the same stands elsewhere.",
    references: [.wcag("1.3.1"), .wcag("4.1.2"), .axe("hidden-content")], examples: examples)

  static let interest: Interest = .attributes(.ariaHidden, .role)

  /// So many letters are a sentence rather than a sign or a label.
  private static let sentence = 20

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    checkHidden(tree, context, &sink)
    for id in context.elementsWithRole where context.names.explicitRole(of: id) == Role.none {
      checkPlain(id, tree, context, &sink)
    }
  }

  private func checkHidden(
    _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    guard tree.attributes.contains(where: { $0.name == .ariaHidden }) else { return }
    var end: Int32 = 0
    for id in tree.elements where id.rawValue >= end {
      guard let hidden = tree.attribute(.ariaHidden, of: id), tree.bytes(of: hidden).spells("true")
      else { continue }
      sink.applies()
      end = tree.nodes[id.index].end
      let text = context.shownText(of: id, in: tree)
      guard text.letterCount >= Self.sentence, text.contains(where: \.isHTMLSpace),
        !context.isConcealed(id), !isRepeated(text, behind: id, tree, context)
      else { continue }
      sink.report(
        hidden.span, message: "\(text.quoted) is shown, and hidden from screen readers.")
    }
  }

  /// Whether the text beside the hidden element says the same, as where a price is written twice.
  private func isRepeated(
    _ text: ArraySlice<UInt8>, behind id: HTMLTree.NodeID, _ tree: HTMLTree,
    _ context: RuleContext
  ) -> Bool {
    let parent = tree.nodes[id.index].parent
    if tree.attribute(.ariaLabel, of: parent) != nil { return true }
    let words = text.tokens.map(\.string)
    return tree.children(of: parent).contains { sibling in
      sibling != id && tree.nodes[sibling.index].isElement
        && tree.textBytes(of: sibling)[...].tokens.map(\.string) == words
    }
  }

  /// Headings, lists and tables of data that are said to be nothing of the kind.
  private func checkPlain(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    let kind: String
    switch tree.nodes[id.index].name {
    case .h1, .h2, .h3, .h4, .h5, .h6: kind = "heading"
    case .ul, .ol, .dl: kind = "list"
    default: return
    }
    guard !context.names.isProgrammaticallyHidden(id), context.names.role(of: id) == .none else {
      return
    }
    sink.applies()
    guard context.content.holdsText(id, in: tree) else { return }
    sink.report(
      tree.nodes[id.index].span, message: "The \(kind) is said to be no \(kind).",
      help: "Remove the role, or write a <div> instead.")
  }
}

extension AriaHiddenText {
  fileprivate static let examples: [Example] = [
    .passed(#"<p>Lamp <span aria-hidden="true">★★★☆☆</span></p>"#),
    .passed(#"<p aria-hidden="true" style="display:none">The lamp is on its way to you.</p>"#),
    .passed(
      #"<p><span aria-hidden="true">The lamp is on its way to you.</span><b>The lamp is on its way to you.</b></p>"#
    ),
    .passed(#"<h2 role="none"></h2>"#),
    .cantTell(#"<p>Hi</p><p «aria-hidden="true"»>The lamp is on its way to you.</p>"#),
    .cantTell(#"<p>Hi</p>«<h2 role="presentation">»Lamps</h2>"#),
    .cantTell(#"«<ul role="none">»<li>a</li></ul>"#),
    .inapplicable(#"<p aria-hidden="false">The lamp is on its way to you.</p>"#),
    .inapplicable(#"<h2 role="none" hidden>Lamps</h2><div role="none">Lamps</div>"#),
    .inapplicable("<p>The lamp is on its way to you.</p>"),
  ]
}
