import BilletCore
import BilletTree

/// Paragraphs are not set in italics.
struct TextItalic: Rule {
  static let description = RuleDescription(
    id: "text-italic", category: .accessibility, severity: .note,
    summary: "A whole paragraph is set in italics",
    rationale: "Slanting letters are hard to read, above all for people with dyslexia.",
    help: "Set it upright, and keep italics for a few words.",
    references: [Reference(.billet, "text-italic")], examples: examples)
  static let interest: Interest = [
    .elements(.i, .em, .cite, .dfn, .var, .address), .properties(.fontStyle, .font),
  ]

  /// Shorter ones are a remark or a title.
  private static let limit = 60

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty else { return }
    let paragraphs = tree.elements(named: .p)
    guard paragraphs.contains(where: { context.content.holdsText($0, in: tree) }) else { return }
    sink.applies()
    guard mayHoldItalics(tree, context) else { return }
    for paragraph in paragraphs {
      let texts = tree.descendants(of: paragraph).filter {
        context.styles.isShownText($0, in: tree)
      }
      let count = texts.reduce(0) { $0 + tree.bytes(of: $1).trimmed.count }
      guard count >= Self.limit,
        texts.allSatisfy({ context.isItalic(tree.nodes[$0.index].parent, in: tree) })
      else { continue }
      let node = tree.nodes[paragraph.index]
      sink.report(node.isImplied ? tree.nodes[texts[0].index].span : node.span)
    }
  }

  private func mayHoldItalics(_ tree: HTMLTree, _ context: RuleContext) -> Bool {
    context.declares(.fontStyle)
      || context.declares(.font)
      || [ElementName.i, .em, .cite, .dfn, .var, .address].contains {
        !tree.elements(named: $0).isEmpty
      }
  }
}

extension TextItalic {
  private static let text = "Please send the lamp back to us within thirty days of its arrival."

  fileprivate static let examples: [Example] = [
    .passed("<p>\(text)</p>"),
    .passed("<p>\(text) <em>Thank you.</em></p>"),
    .passed("<p><em>Thank you.</em></p>"),
    .passed(#"<p><em style="font-style: normal">\#(text)</em></p>"#),
    .passed(#"<div style="font-style:italic"><p style="font: 16px serif">\#(text)</p></div>"#),
    .passed("<p>Hi</p><blockquote><em>\(text)</em></blockquote>"),
    .passed(#"<p>Hi</p><p hidden><i>\#(text)</i></p>"#),
    .failed("«<p>»<em>\(text)</em></p>"),
    .failed(#"«<p style="font-style: italic">»\#(text)</p>"#),
    .failed(#"«<p style="font: italic 16px serif">»\#(text)</p>"#),
    .failed(#"<style>.q { font-style: oblique }</style>«<p class="q">»\#(text)</p>"#),
    .failed(#"<address>«<p>»\#(text)</p></address>"#),
    .inapplicable("<div><em>\(text)</em></div>"),
    .inapplicable("<p><img src=\"a.png\" alt=\"\(text)\"></p>"),
  ]
}
