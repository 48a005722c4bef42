import BilletCore
import BilletTree

/// Headings have a name that can be read out.
struct EmptyHeading: Rule {
  static let description = RuleDescription(
    id: "empty-heading", category: .accessibility, severity: .error,
    summary: "The heading is empty",
    rationale: "People who go from heading to heading stop at one that says nothing.",
    help: "Write text into the heading, or remove it.",
    references: [.wcag("1.3.1"), .wcag("2.4.6", .aa), .act("ffd0e9"), .axe("empty-heading")],
    examples: examples)

  static let interest: Interest = .headings
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for heading in context.headings {
      sink.applies()
      if context.names.isEmpty(of: heading.id) { sink.report(tree.nodes[heading.id.index].span) }
    }
  }
}

extension EmptyHeading {
  fileprivate static let examples: [Example] = [
    .passed("<h1>Your return</h1>"),
    .passed(#"<h2><img src="a.png" alt="Your return"></h2>"#),
    .passed(#"<h3 aria-label="Your return"></h3>"#),
    .passed(#"<div role="heading" aria-level="1">Your return</div>"#),
    .passed(#"<h4 title="Your return"></h4>"#),
    .failed("<p>Hi</p>«<h1>»</h1>"),
    .failed("«<h2>» &nbsp;<br> </h2>"),
    .failed(#"«<h3>»<img src="a.png" alt=""></h3>"#),
    .failed(#"«<h4>»<span aria-hidden="true">Your return</span></h4>"#),
    .failed(#"«<h5>»<span style="display:none">Your return</span></h5>"#),
    .failed(#"«<div role="heading" aria-level="2">»</div>"#),
    .failed(#"«<h6 role="none" tabindex="0">»</h6>"#),
    .inapplicable(#"<h1 aria-hidden="true"></h1>"#),
    .inapplicable(#"<h1 style="display: none"></h1><h2 hidden></h2>"#),
    .inapplicable(#"<h1 role="presentation"></h1><h2 role="button"></h2>"#),
    .inapplicable("<p>No heading</p>"),
  ]
}
