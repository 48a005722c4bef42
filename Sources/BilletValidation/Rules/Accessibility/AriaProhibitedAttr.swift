import BilletCore
import BilletTree

/// Elements that cannot be named are not given a name.
struct AriaProhibitedAttr: Rule {
  static let description = RuleDescription(
    id: "aria-prohibited-attr", category: .accessibility, severity: .error,
    summary: "The element cannot have this aria attribute",
    rationale: "Most screen readers do not read the name of plain text and boxes, so it is lost.",
    help: "Write the text into the element, or give it a role that can be named.",
    references: [
      .wcag("4.1.2"), .wcag("1.3.1"), .act("kb1m8s"), .act("5c01ea"), .axe("aria-prohibited-attr"),
    ],
    examples: examples)

  static let interest: Interest = .aria
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    tree.forEachARIAUse { use in
      guard let name = use.name, name.isGlobal,
        context.names.isIncludedInAccessibilityTree(use.node), !tree.isForeign(use.node)
      else { return }
      sink.applies()
      let role = context.names.semanticRole(of: use.node)
      guard role.prohibitedAttributes.contains(name) else { return }
      if role == .generic, context.names.explicitRole(of: use.node) != .generic,
        !tree.nodes[use.node.index].name.isGeneric
      {
        return
      }
      let kind =
        role == .generic
        ? "<\(tree.nodes[use.node.index].name.rawValue)> without a role"
        : "An element with the role “\(role)”"
      sink.report(
        use.attribute.span, message: "\(kind) cannot have \(name.rawValue).",
        // ACT 5c01ea lets global attributes pass.
        references: Self.description.references.filter { $0 != .act("5c01ea") })
    }
  }
}

extension ElementName {
  /// Whether HTML gives the element the role `generic`, rather than none that WAI-ARIA knows (HTML
  /// Accessibility API Mappings 1.0, 3.5).
  fileprivate var isGeneric: Bool {
    switch self {
    case .a, .area, .b, .bdi, .bdo, .body, .data, .div, .footer, .header, .i, .li, .pre, .q, .samp,
      .small, .span, .u:
      true
    default: false
    }
  }
}

extension AriaProhibitedAttr {
  fileprivate static let examples: [Example] = [
    .passed(#"<div role="article" aria-roledescription="email" aria-label="Your return">a</div>"#),
    .passed(#"<p aria-live="polite">a</p>"#),
    .passed(#"<a href="/a" aria-label="Your return">a</a>"#),
    .passed(#"<section aria-label="Your return">a</section><form aria-label="a">a</form>"#),
    .passed(#"<table aria-label="Prices"><tr><td aria-label="Price">9</td></tr></table>"#),
    .passed(#"<table role="presentation"><tr><td aria-label="Price">9</td></tr></table>"#),
    .passed(#"<iframe src="a.html" aria-label="Map"></iframe><video aria-label="Film"></video>"#),
    .passed(#"<div role="doc-chapter" aria-label="One">a</div>"#),
    .passed(#"<ul aria-label="Steps"><li aria-label="One">a</li></ul>"#),
    .passed(#"<time aria-label="Today">9</time><mark aria-label="a">b</mark>"#),
    .failed(#"<p>a</p><div «aria-label="Return"»>b</div>"#),
    .failed(#"<p id="t">a</p><span «aria-labelledby="t"»></span>"#),
    .failed(#"<p «aria-label="Return"»>a</p>"#),
    .failed(#"<strong «aria-label="Return"»>a</strong><em «aria-label="x"»>a</em>"#),
    .failed(#"<a «aria-label="Return"»>a</a>"#),
    .failed(#"<div role="generic" «aria-roledescription="x"»>a</div>"#),
    .failed(#"<nav role="paragraph" «aria-label="x"»>a</nav>"#),
    .failed(#"<b «aria-label="x"»>a</b><i «aria-label="y"»></i>"#),
    .inapplicable(#"<div hidden aria-label="Return">a</div>"#),
    .inapplicable(#"<p aria-hidden="true"><b aria-label="Return">a</b></p>"#),
    .inapplicable(#"<div role="checkbox" aria-checked="true">a</div>"#),
    .inapplicable("<p>No attribute</p>"),
  ]
}
