import BilletCore
import BilletTree

/// No element has a role that WAI-ARIA has given up.
struct AriaDeprecatedRole: Rule {
  static let description = RuleDescription(
    id: "aria-deprecated-role", category: .accessibility, severity: .note,
    summary: "The role is deprecated",
    rationale: "Programs stop to support what the standard gives up.",
    help: "Write the role that takes its place.",
    references: [.wcag("4.1.2"), .act("674b10"), .axe("aria-deprecated-role")],
    examples: examples)

  static let interest: Interest = .attributes(.role)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in context.elementsWithRole where !context.names.isProgrammaticallyHidden(id) {
      guard let attribute = tree.attribute(.role, of: id),
        let token = tree.bytes(of: attribute).tokens.first(where: { Role(tokens: $0) != nil })
      else { continue }
      sink.applies()
      let role = token.string.lowercased()
      guard Role.deprecatedNames.contains(role) else { continue }
      let successor = role == "directory" ? "list" : "listitem"
      sink.report(
        attribute.span, message: "The role “\(role)” is deprecated.",
        help: "Write role=\"\(successor)\", or use HTML's own elements for lists.",
        // ACT 674b10 asks for a role that is known, and this one is.
        references: [.wcag("4.1.2"), .axe("aria-deprecated-role")])
    }
  }
}

extension AriaDeprecatedRole {
  fileprivate static let examples: [Example] = [
    .passed(#"<div role="list"><div role="listitem">a</div></div>"#),
    .passed(#"<div role="note directory">a</div>"#),
    .passed(#"<div role="doc-endnotes">a</div>"#),
    .failed(#"<div «role="directory"»>a</div>"#),
    .failed(#"<div «ROLE=Directory»>a</div>"#),
    .failed(#"<ul><li «role="doc-endnote"»>a</li><li «role="doc-biblioentry"»>b</li></ul>"#),
    .failed(#"<div «role="unknown directory"»>a</div>"#),
    .inapplicable(#"<div role="directory" hidden>a</div>"#),
    .inapplicable(#"<div role="directory" aria-hidden="true">a</div>"#),
    .inapplicable(#"<div role="unknown">a</div><div role="">a</div>"#),
    .inapplicable("<p>No role</p>"),
  ]
}
