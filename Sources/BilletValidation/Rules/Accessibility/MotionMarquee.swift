import BilletCore
import BilletTree

/// No text runs across the page.
struct MotionMarquee: Rule {
  static let description = RuleDescription(
    id: "motion-marquee", category: .accessibility, severity: .error,
    summary: "The text runs across the page",
    rationale: "Many people cannot read text that moves, and cannot stop it here.",
    help: "Replace <marquee> with <p>.",
    references: [.wcag("2.2.2"), .act("efbfc7"), .axe("marquee")], examples: examples)

  static let interest: Interest = .elements(.marquee)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty || !context.content.objects.isEmpty else { return }
    sink.applies()
    for id in tree.elements(named: .marquee) where context.styles[id].isVisible {
      sink.report(tree.nodes[id.index].span)
    }
  }
}

extension MotionMarquee {
  fileprivate static let examples: [Example] = [
    .passed("<p>Hello</p>"),
    .passed("<p>Hello</p><marquee hidden>x</marquee>"),
    .failed("<p>Hello</p>«<marquee>»Sale</marquee>"),
    .failed(#"«<marquee scrollamount="0" loop=1>»<img src="a.png" alt="a"></marquee>"#),
    .inapplicable("<marquee hidden>x</marquee>"),
  ]
}
