import BilletCore
import BilletMessage
import BilletTree

/// Heading levels go up one by one, and a whole document begins with the first.
struct HeadingOrder: Rule {
  static let description = RuleDescription(
    id: "heading-order", category: .accessibility, severity: .note,
    summary: "The heading skips a level",
    rationale: "People who hear the headings take a gap for something that they missed.",
    help: "Use the next level; size is no reason for a level.",
    references: [.wcag("1.3.1"), .axe("heading-order")], examples: examples)

  static let interest: Interest = .headings
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    var previous: Int?
    for heading in context.headings {
      sink.applies()
      let span = tree.nodes[heading.id.index].span
      if let previous {
        if heading.level - 1 > previous {
          sink.report(
            span,
            message: "A heading of level \(heading.level) follows one of level \(previous).",
            help: "Use level \(previous + 1) here; size is no reason for a level.")
        }
      } else if heading.level > 1, !context.isFragment {
        sink.report(
          span, message: "The first heading has level \(heading.level), not 1.",
          help: "Begin with <h1>.")
      }
      previous = heading.level
    }
  }
}

extension HeadingOrder {
  fileprivate static let examples: [Example] = [
    .passed("<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2><h1>e</h1><h2>f</h2>"),
    .passed("<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h1>e</h1>"),
    .passed("<h3>A fragment may begin anywhere</h3><h4>b</h4>"),
    .passed(#"<html lang="en"><h1>a</h1><h2>b</h2></html>"#),
    .passed(#"<h1>a</h1><div role="heading" aria-level="2">b</div><h3>c</h3>"#),
    .passed(#"<h1>a</h1><h6 aria-level="2">b</h6>"#),
    .passed(#"<h1>a</h1><h2>b</h2><h4 hidden>hidden</h4><h6 aria-hidden="true">hidden</h6>"#),
    .passed(#"<h1>a</h1><h4 role="presentation">not a heading</h4><h2>b</h2>"#),
    .failed("<h1>a</h1>«<h3>»b</h3>"),
    .failed("<h1>a</h1><h2>b</h2>«<h4>»c</h4><h2>d</h2>«<h5>»e</h5>"),
    .failed(#"<html lang="en">«<h2>»a</h2><h3>b</h3></html>"#),
    .failed(#"<h1>a</h1>«<div role="heading" aria-level="3">»b</div>"#),
    .failed(#"<h1>a</h1><h2 hidden>hidden</h2>«<h3>»b</h3>"#),
    .failed("<h2>a</h2>«<h4>»b</h4>", facts: fragment),
    .inapplicable("<p>No heading</p>"),
    .inapplicable("<h1 hidden>a</h1><h3 hidden>b</h3>"),
  ]

  private static var fragment: MessageFacts {
    var facts = MessageFacts()
    facts.fragment = true
    return facts
  }
}
