import BilletCore
import BilletTree

/// The title of a link says more than the link.
struct LinkTitle: Rule {
  static let description = RuleDescription(
    id: "link-title", category: .accessibility, severity: .note,
    summary: "The link's title repeats its text",
    rationale: "Some screen readers say the same words twice.",
    help: "Remove the title.",
    references: [.wcag("2.4.4")], examples: examples)

  static let interest: Interest = .links

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    var isTold = false
    for link in context.links {
      guard let title = tree.attribute(.title, of: link.id),
        !tree.bytes(of: title).isBlank,
        context.content.holdsAnything(link.id, in: tree)
      else { continue }
      sink.applies()
      guard !isTold, tree.bytes(of: title).trimmed.isSame(as: link.name[...]),
        // Without other words the title is the name.
        context.shownText(of: link.id, in: tree).isSame(as: link.name[...])
      else { continue }
      isTold = true
      sink.report(title.span)
    }
  }
}

extension LinkTitle {
  fileprivate static let examples: [Example] = [
    .passed(#"<a href="/a" title="Opens the form">Return</a>"#),
    .passed(#"<a href="/a" title="Return"><img src="a.png" alt=""></a>"#),
    .failed(#"<p>Hi</p><a href="/a" «title="your return"»>Your <b>return</b></a>"#),
    .failed(#"<a href="/a" «title=" Return "»>Return</a><a href="/b" title="Refund">Refund</a>"#),
    .inapplicable(#"<a href="/a">Return</a><a href="/b" title="">Refund</a>"#),
    .inapplicable(#"<a href="/a" title="Return"></a>"#),
    .inapplicable(#"<p title="Return">Return</p>"#),
  ]
}
