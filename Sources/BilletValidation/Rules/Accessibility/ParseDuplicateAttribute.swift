import BilletCore
import BilletTree

/// No tag has an attribute twice.
struct ParseDuplicateAttribute: Rule {
  static let description = RuleDescription(
    id: "parse-duplicate-attribute", category: .accessibility, severity: .error,
    summary: "The tag has an attribute twice",
    rationale: "Browsers drop the second one, so what it says is lost.",
    help: "Merge the two into one, or remove one of them.",
    references: [
      .wcag("1.1.1"), .wcag("3.1.1"), .wcag("4.1.2"), .wcag("1.4.3", .aa), .act("e6952f"),
      Reference(.html, "13.1.2.3"),
    ],
    examples: examples)

  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !tree.attributes.isEmpty else { return }
    sink.applies()
    for attribute in tree.attributes where attribute.isDuplicate {
      let name = tree.source[attribute.nameSpan].string.lowercased()
      sink.report(
        attribute.span, message: "The tag has “\(name)” already; this one is dropped.",
        severity: isVital(attribute, tree) ? .error : .note,
        fix: .removing(
          attribute, from: tree, "Remove the attribute, which has no effect", safety: .safe))
    }
  }

  /// Whether the loss hurts a success criterion.
  private func isVital(_ attribute: HTMLTree.Attribute, _ tree: HTMLTree) -> Bool {
    switch attribute.name {
    case .alt, .lang, .role, .style: true
    default: tree.isARIA(attribute)
    }
  }
}

extension ParseDuplicateAttribute {
  fileprivate static let examples: [Example] = [
    .passed(#"<img src="a.png" alt="a">"#),
    .passed(#"<p class="a"><b class="b">x</b></p>"#),
    .passed(#"<p lang="en" xml:lang="en">x</p>"#),
    .failed(#"<p>a</p><img src="a.png" alt="a" «alt="b"»>"#),
    .failed(#"<p style="margin: 0" id="a" «STYLE="padding: 0"»>x</p>"#),
    .failed(#"<p role="note" «role="note"» lang=en «lang=de» «lang=fr»>x</p>"#),
    .failed(#"<p aria-live="off" «aria-live="polite"»>x</p>"#),
    .failed(#"<p class="a" «class="b"»>x</p>"#, severity: .note),
    .failed(#"<p data-x «data-x="1"»>x</p>"#, severity: .note),
    .inapplicable("<!DOCTYPE html><p>x</p>"),
  ]
}
