import BilletCore
import BilletTree

/// Elements are closed in the reverse order in which they were opened, and hold what they may hold.
struct ParseNesting: Rule {
  static let description = RuleDescription(
    id: "parse-nesting", category: .accessibility, severity: .review,
    summary: "Browsers read the tags in another order than they are written in",
    rationale: "What is read out stands in another place or element than it was meant to.",
    help: "Close elements in the reverse order in which they were opened.",
    references: [.wcag("1.3.1"), .wcag("1.3.2"), .wcag("4.1.2"), Reference(.html, "13.2.6")],
    examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    if !context.content.texts.isEmpty { sink.applies() }
    var strayEnds = 0
    var firstStray: Misnesting?
    for misnesting in tree.misnestings {
      if case .strayEnd = misnesting.kind {
        strayEnds += 1
        firstStray = firstStray ?? misnesting
      } else {
        report(misnesting, tree, &sink)
      }
    }
    guard let firstStray else { return }
    let name = tree.source[firstStray.span].string
    sink.report(
      firstStray.span,
      message: strayEnds == 1
        ? "\(name) ends nothing." : "\(name) and \(strayEnds - 1) more end tags end nothing.",
      help: "Remove it, or write the start tag that it belongs to.", severity: .note)
  }

  private func report(
    _ misnesting: Misnesting, _ tree: HTMLTree, _ sink: inout DiagnosticSink
  ) {
    let name = misnesting.name.rawValue
    let span = misnesting.span
    switch misnesting.kind {
    case .split:
      // A link in a link says so itself, and the place of its end is no tag.
      guard !span.isEmpty else { return }
      sink.report(
        span, message: "<\(name)> ends inside an element that began in it, so browsers split it.")
    case .movedByTable:
      sink.report(
        span,
        message: "This stands in a table outside its cells, so browsers show it before the table.",
        help: "Put it into a cell.")
    case .linkInLink:
      sink.report(
        span, message: "A link begins inside a link, which it ends.", help: "Write </a> before it.")
    case .blockInParagraph:
      sink.report(
        span,
        message: "A block inside it has ended the paragraph before, so this makes an empty one.",
        help: "Write <div> instead of <p> around blocks.", severity: .note)
    case .unclosed:
      sink.report(
        span, message: "<\(name)> has no end tag, so all that follows belongs to it.",
        help: "Write </\(name)>.")
    case .strayEnd: break
    }
  }
}

extension ParseNesting {
  fileprivate static let examples: [Example] = [
    .passed("<p>a<p>b<ul><li>c<li>d</ul>"),
    .passed("<b>a<i>b</b>c</i>"),
    .passed("<table><tr><td>a<tr><td>b</table>"),
    .passed("<a href=/a><table><tr><td>a</table></a>"),
    .passed("<p>a<button><div>b</div></button>c</p>"),
    .cantTell("<p>Hi</p><b>a<div>b«</b>»c</div>"),
    .cantTell(#"<a href="/a">a «<a href="/b">»b</a>"#),
    .cantTell("<table><tr>«<p>»a</p><td>b</td></tr></table>"),
    .cantTell("<table>«a »<tr><td>b</td></tr></table>"),
    .cantTell("«<h1>»a<p>b</p>"),
    .failed("<p>a<div>b</div>«</p>»", severity: .note),
    .failed("<div>a</div>«</div>»</span>", severity: .note),
    .inapplicable(#"<img src="a.png" alt="A">"#),
  ]
}
