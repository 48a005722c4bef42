import BilletCore
import BilletTree

/// A heading is a short line, not a part of the text.
struct HeadingMisuse: Rule {
  static let description = RuleDescription(
    id: "heading-misuse", category: .accessibility, severity: .review,
    summary: "The heading holds more than a heading",
    rationale: "People who list the headings hear whole paragraphs.",
    help: "Shorten it, or write the text as a paragraph.",
    references: [.wcag("1.3.1")], examples: examples)

  static let interest: Interest = .headings

  /// A heading of two long lines, in characters.
  private static let longest = 160

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for heading in context.headings {
      sink.applies()
      let span = tree.nodes[heading.id.index].span
      if let block = block(in: heading.id, tree, context) {
        sink.report(
          tree.nodes[block.index].span,
          message: "<\(tree.writtenName(of: block))> stands in a heading.",
          help: "Put it behind the heading.")
      } else if context.shownText(of: heading.id, in: tree).characterCount > Self.longest {
        sink.report(span, message: "The heading is longer than a sentence or two.")
      }
    }
  }

  /// The first element in a heading that holds a part of the page rather than of a line.
  private func block(
    in heading: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> HTMLTree.NodeID? {
    tree.descendants(of: heading).first { node in
      switch tree.nodes[node.index].name {
      case .table, .ul, .ol, .dl, .p, .blockquote, .pre, .form, .section, .article:
        context.content.holdsText(node, in: tree)
      default: false
      }
    }
  }
}

extension HeadingMisuse {
  private static let long = String(repeating: "We have your lamp and send it back. ", count: 6)

  fileprivate static let examples: [Example] = [
    .passed("<h2>Your return of <b>the lamp</b></h2>"),
    .passed(#"<h1><img src="a.png" alt="\#(long)">Lamps</h1>"#),
    .passed("<h2>Lamps<div>and lights</div></h2>"),
    .cantTell("<p>Hi</p>«<h2>»\(long)</h2>"),
    .cantTell("<h2>«<table>»<tr><td>Lamps</td></tr></table></h2>"),
    .cantTell(#"<div role="heading" aria-level="2">«<p>»Lamps</p></div>"#),
    .inapplicable("<p>\(long)</p><h2 hidden>\(long)</h2>"),
  ]
}
