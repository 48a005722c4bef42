import BilletCore
import BilletTree

/// What WAI-ARIA points at by id is there.
struct AriaRef: Rule {
  static let description = RuleDescription(
    id: "aria-ref", category: .accessibility, severity: .review,
    summary: "The attribute points at an id that is not there",
    rationale: "What it was to add to the element is not read out.",
    help: "Correct the id, or remove the attribute.",
    references: [
      .wcag("1.3.1"), .wcag("4.1.2"), .act("in6db8"), .axe("aria-valid-attr-value"),
    ],
    examples: examples)

  static let interest: Interest = .aria

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    var ids: ElementIDs?
    tree.forEachARIAUse { use in
      guard let name = use.name, isReference(name), !tree.bytes(of: use.attribute).isCollapsible,
        context.names.isIncludedInAccessibilityTree(use.node)
      else { return }
      sink.applies()
      let known = ids ?? ElementIDs(tree)
      ids = known
      let tokens = tree.bytes(of: use.attribute).tokens
      let missing = tokens.filter { known[$0] == nil }
      guard let first = missing.first, !isAnsweredElsewhere(use, tree, context) else { return }
      // A name that comes to nothing is certain; what else a lost reference would say is not known.
      let isLost =
        name == .labelledby && missing.count == tokens.count && context.names.isEmpty(of: use.node)
      sink.report(
        use.attribute.span,
        message: "\(name.rawValue) points at \(first.quoted), which is not there.",
        severity: isLost ? .error : nil)
    }
  }

  private func isReference(_ name: ARIAAttribute) -> Bool {
    switch name.valueType {
    case .idReference, .idReferenceList: true
    default: false
    }
  }

  /// Whether another rule asks the element for a name, so that it reports the one that is lost.
  private func isAnsweredElsewhere(
    _ use: ARIAUse, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    guard use.name == .labelledby, context.names.isEmpty(of: use.node) else { return false }
    let element = tree.nodes[use.node.index].name
    switch context.names.role(of: use.node) {
    case .button, .checkbox, .combobox, .dialog, .alertdialog, .graphicsDocument, .heading, .img,
      .link, .listbox, .menuitem, .menuitemcheckbox, .menuitemradio, .meter, .progressbar, .radio,
      .searchbox, .slider, .spinbutton, .switch, .tab, .textbox, .tooltip, .treeitem:
      return true
    default:
      switch element {
      case .iframe, .frame, .object, .embed, .summary: return true
      default: return false
      }
    }
  }
}

extension AriaRef {
  fileprivate static let examples: [Example] = [
    .passed(#"<p id="n">From 9 to 5</p><button aria-describedby="n">Call</button>"#),
    .passed(#"<section aria-labelledby="n"><h2 id="n">Lamps</h2></section>"#),
    .failed(
      #"<p>Hi</p><section «aria-labelledby="nowhere"»><p>Lamps</p></section>"#, severity: .error),
    .cantTell(#"<button «aria-describedby="nowhere"»>Call</button>"#),
    .cantTell(#"<p id="n">a</p><button «aria-describedby="n nowhere"»>Call</button>"#),
    .cantTell(#"<button «aria-controls="nowhere"»>Call</button>"#),
    // The button's name is another rule's.
    .passed(#"<button aria-labelledby="nowhere"></button>"#),
    .cantTell(#"<button «aria-labelledby="nowhere"»>Call</button>"#),
    .inapplicable(#"<button aria-describedby="">Call</button>"#),
    .inapplicable(#"<button aria-describedby="nowhere" hidden>Call</button>"#),
    .inapplicable("<p>None</p>"),
  ]
}
