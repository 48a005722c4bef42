import BilletCore
import BilletTree

/// Descriptions of roles, names in braille and plain text are only on elements that can have them.
struct AriaMisc: Rule {
  static let description = RuleDescription(
    id: "aria-misc", category: .accessibility, severity: .error,
    summary: "The attribute has nothing to add to",
    rationale: "It is ignored, or it takes the place of what was to be read out.",
    help: "Remove it, or add the role or name that it stands beside.",
    references: [
      .wcag("4.1.2"), .axe("aria-roledescription"), .axe("aria-braille-equivalent"),
      .axe("aria-text"),
    ],
    examples: examples)

  static let interest: Interest = [.aria, .attributes(.role)]

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    tree.forEachARIAUse { use in
      guard let name = use.name, context.names.isIncludedInAccessibilityTree(use.node) else {
        return
      }
      switch name {
      case .roledescription: checkDescription(use, tree, context, &sink)
      case .braillelabel:
        sink.applies()
        if context.names.isEmpty(of: use.node) {
          sink.report(
            use.attribute.span, message: "The name in braille stands beside no name.",
            help: "Name the element too, such as in aria-label=\"…\".")
        }
      case .brailleroledescription:
        sink.applies()
        let spoken = tree.attribute(.ariaRoledescription, of: use.node)
        if spoken.map({ tree.bytes(of: $0).isBlank }) != false {
          sink.report(
            use.attribute.span,
            message: "aria-brailleroledescription stands beside no aria-roledescription.",
            help: "Write both, or remove it.")
        }
      default: break
      }
    }
    for id in context.elementsWithRole { checkText(id, tree, context, &sink) }
  }

  /// A description for nothing is the one fault that `aria-prohibited-attr` does not know.
  private func checkDescription(
    _ use: ARIAUse, _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    sink.applies()
    if tree.bytes(of: use.attribute).isBlank {
      sink.report(
        use.attribute.span, message: "The description of the role is empty.",
        help: "Remove it: the role is read out instead.", severity: .note)
    }
  }

  /// `role="text"` makes one text of what is inside, so that nothing inside can be met.
  private func checkText(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    guard let role = tree.attribute(.role, of: id), tree.bytes(of: role).trimmed.spells("text"),
      !context.names.isProgrammaticallyHidden(id)
    else { return }
    sink.applies()
    let inner = tree.descendants(of: id).first {
      tree.nodes[$0.index].isElement && context.names.isInSequentialFocus($0)
    }
    guard let inner else { return }
    sink.report(
      tree.nodes[inner.index].span,
      message: "Something that takes the focus stands in role=\"text\", which hides it.",
      help: "Remove role=\"text\".")
  }
}

extension AriaMisc {
  fileprivate static let examples: [Example] = [
    .passed(#"<article aria-roledescription="letter">a</article>"#),
    .passed(#"<img src="a.png" alt="Four stars" aria-braillelabel="****">"#),
    .passed(
      #"<article aria-roledescription="letter" aria-brailleroledescription="let">a</article>"#),
    .passed(#"<p role="text">One <b>lamp</b></p>"#),
    .failed(#"<p>Hi</p><img src="a.png" «aria-braillelabel="****"»>"#),
    .failed(#"<article «aria-brailleroledescription="let"»>a</article>"#),
    .failed(#"<p role="text">One «<a href="/a">»lamp</a></p>"#),
    .failed(#"<article «aria-roledescription=""»>a</article>"#, severity: .note),
    .inapplicable(#"<article aria-roledescription="letter" hidden>a</article>"#),
    .inapplicable("<p>None</p>"),
  ]
}
