import BilletCore
import BilletTree

/// A colour of text and the colour behind it are set together.
struct ContrastPair: Rule {
  static let description = RuleDescription(
    id: "contrast-pair", category: .accessibility, severity: .review,
    summary: "Only one of text and background has a colour",
    rationale: "The other one is the mail program's choice, and may be too close to it.",
    help: "Set both in one place, or neither.",
    references: [.wcag("1.4.3", .aa)], examples: examples)
  static let interest: Interest = .colors

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let paint = context.paint.written.paint
    // One finding of each kind is enough; both are about the message as a whole.
    var (hasInk, hasBackdrop) = (false, false)
    for text in paint.texts where text.concealment.isEmpty && !text.isEqual {
      let isLink = tree.nodes[text.ink.node.index].name == .a
      let (ink, backdrop) = (text.ink.isAuthored, text.backdrop.isAuthored)
      guard ink || backdrop, tree.expressesLanguage(text.node) else { continue }
      sink.applies()
      // What fails already is told there, and what only pictures colour is looked at anyway.
      guard text.highest >= 4.5, !text.doubts.contains(.picture) else { continue }
      if ink, !backdrop, !hasInk, !isOnControl(text, tree) {
        hasInk = true
        report(
          text, text.ink, "The text has a colour, and no background around it has one.", tree, &sink
        )
      }
      if backdrop, !ink, !isLink, !hasBackdrop, text.ink.node == HTMLTree.document {
        hasBackdrop = true
        report(
          text, text.backdrop, "The background has a colour, and the text on it has none.", tree,
          &sink)
      }
    }
  }

  /// Whether the browser's own box for a control is behind a text.
  private func isOnControl(_ text: PaintedText, _ tree: HTMLTree) -> Bool {
    text.backdrop.node != HTMLTree.document
  }

  private func report(
    _ text: PaintedText, _ origin: PaintOrigin, _ message: String, _ tree: HTMLTree,
    _ sink: inout DiagnosticSink
  ) {
    let element = tree.nodes[origin.node.index]
    sink.report(
      element.isElement && !element.isImplied ? element.span : tree.nodes[text.node.index].span,
      message: message)
  }
}

extension ContrastPair {
  fileprivate static let examples: [Example] = [
    .passed(#"<p style="color:#222; background:#fff">Hello</p>"#),
    .passed(#"<div style="background:#fff"><p style="color:#222">Hello</p></div>"#),
    .passed(##"<body bgcolor="#ffffff" text="#222222"><p>Hello</p></body>"##),
    .cantTell(#"«<p style="color:#222">»Hello</p><p style="color:#333">again</p>"#),
    .cantTell(#"«<div style="background:#eee">»<p>Hello</p></div>"#),
    .cantTell(##"<table>«<tr bgcolor="#eeeeee">»<td>Hello</td></tr></table>"##),
    .cantTell(#"«<font color="navy">»Hello</font>"#),
    .passed(#"<p style="color:#aaa">Hello, whose contrast fails already</p>"#),
    .passed(#"<p style="color:#eee; background:url(a.png)">Hello</p>"#),
    .passed(
      #"<p style="background:transparent; color:inherit">Hello</p><p style="color:#222;background:#fff">a</p>"#
    ),
    .inapplicable("<p>Hello</p>"),
    .inapplicable(#"<p style="border:1px solid #ccc">Hello</p>"#),
    .inapplicable(#"<p style="color:#222; display:none">Hello</p>"#),
  ]
}
