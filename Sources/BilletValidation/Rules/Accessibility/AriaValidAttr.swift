import BilletCore
import BilletTree

/// Every attribute that begins with `aria-` exists.
struct AriaValidAttr: Rule {
  static let description = RuleDescription(
    id: "aria-valid-attr", category: .accessibility, severity: .error,
    summary: "There is no such aria attribute",
    rationale: "What is misspelt is ignored, and what it was meant to say is not said.",
    help: "Correct the name, or remove the attribute.",
    references: [.wcag("4.1.2"), .wcag("1.3.1"), .act("5f99a7"), .axe("aria-valid-attr")],
    examples: examples)

  static let interest: Interest = .aria
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    tree.forEachARIAUse { use in
      sink.applies()
      guard use.name == nil else { return }
      let name = tree.source[use.attribute.nameSpan].string.lowercased()
      if let meant = Self.meant[name] {
        sink.report(
          use.attribute.span, message: "There is no attribute “\(name)”.",
          help: "Write \(meant.rawValue).")
      } else {
        sink.report(use.attribute.span, message: "There is no attribute “\(name)”.")
      }
    }
  }

  /// What people write by mistake.
  private static let meant: [String: ARIAAttribute] = [
    "aria-labeledby": .labelledby, "aria-labelby": .labelledby, "aria-labelled": .labelledby,
    "aria-labelled-by": .labelledby, "aria-lable": .label, "aria-lablledby": .labelledby,
    "aria-describeby": .describedby, "aria-described": .describedby,
    "aria-described-by": .describedby, "aria-descibedby": .describedby,
    "aria-role-description": .roledescription, "aria-role": .roledescription,
    "aria-hide": .hidden, "aria-expand": .expanded, "aria-live-region": .live,
    "aria-title": .label, "aria-alt": .label, "aria-text": .label, "aria-name": .label,
  ]
}

extension AriaValidAttr {
  fileprivate static let examples: [Example] = [
    .passed(#"<p aria-hidden="true">a</p>"#),
    .passed(#"<article aria-label="a" aria-roledescription="email">b</article>"#),
    .passed(#"<p ARIA-Live="polite">a</p>"#),
    .passed(#"<p aria-description="a" aria-braillelabel="b" aria-checked="true">c</p>"#),
    .passed(#"<p hidden aria-busy="true">a</p>"#),
    .failed(#"<p>a</p><p «aria-labeledby="x"»>b</p>"#),
    .failed(#"<p «aria-nonsense="true"»>a</p>"#),
    .failed(#"<p «aria-»>a</p>"#),
    .failed(#"<p aria-label="a" «aria-hide=true» «aria-role="b"»>c</p>"#),
    .failed(#"<p hidden «aria-nonsense»>a</p>"#),
    .failed(#"<p «aria-labelledbÿ="x"»>a</p>"#),
    .inapplicable(#"<p data-aria-x="a" ariahidden="true" role="note">a</p>"#),
    .inapplicable("<p>aria-nonsense</p>"),
  ]
}
