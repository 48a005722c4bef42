import BilletCore
import BilletMessage
import BilletTree

/// A long document has headings, and one of the first level.
struct HeadingOutline: Rule {
  static let description = RuleDescription(
    id: "heading-outline", category: .accessibility, severity: .note,
    summary: "The document lacks headings",
    rationale: "People who hear a long text go from heading to heading.",
    help: "Write headings over its parts, and begin with one <h1>.",
    references: [.wcag("2.4.10", .aaa), .axe("page-has-heading-one")], examples: examples)

  /// A text of so many bytes fills a screen or two.
  private static let longText = 3_000

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.isFragment, let first = context.content.texts.first else { return }
    sink.applies()
    let firstLevel = context.headings.filter { $0.level == 1 }
    if context.headings.isEmpty {
      var length = 0
      for text in context.content.texts { length += tree.bytes(of: text).trimmed.count }
      guard length > Self.longText else { return }
      sink.report(
        tree.nodes[first.index].span, message: "The text is long and has no headings.")
    } else if firstLevel.isEmpty {
      sink.report(
        tree.nodes[context.headings[0].id.index].span,
        message: "The document has headings, and none of the first level.",
        help: "Make the title of the whole document an <h1>.")
    } else if firstLevel.count > 1 {
      sink.report(
        tree.nodes[firstLevel[1].id.index].span,
        message: "The document has \(firstLevel.count) headings of the first level.",
        help: "Leave one <h1>, and make the others <h2>.")
    }
  }
}

extension HeadingOutline {
  private static let long = String(
    repeating: "<p>The lamp came with a broken shade.</p>", count: 99)

  fileprivate static let examples: [Example] = [
    .passed("<html><h1>a</h1><h2>b</h2><p>c</p></html>"),
    .passed("<html><p>A short message</p></html>"),
    .passed("<html><h1>a</h1><h1 hidden>b</h1>\(long)</html>"),
    .failed("<html><p>«First»</p>\(long)</html>"),
    .failed("<html><p>a</p>«<h2>»b</h2><h3>c</h3></html>"),
    .failed(#"<html><h1>a</h1>«<h1>»b</h1><div role="heading" aria-level="1">c</div></html>"#),
    .inapplicable("<h2>a</h2>\(long)"),
    .inapplicable("<html><body></body></html>"),
  ]
}
