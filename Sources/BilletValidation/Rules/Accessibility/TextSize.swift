import BilletCore
import BilletTree

/// Text is large enough to read.
struct TextSize: Rule {
  static let description = RuleDescription(
    id: "text-size", category: .accessibility, severity: .note,
    summary: "The text is smaller than 12 pixels",
    rationale: "Many people cannot read it without zooming.",
    help: "Leave the size alone, or write 12px at least; 14px is better.",
    references: [.wcag("1.4.4", .aa)], examples: examples)

  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty else { return }
    sink.applies()
    for text in context.content.texts {
      let style = context.styles[text]
      // What is smaller than this hides, and small raised letters are meant to be small.
      guard style.fontSize < 11.99, style.fontSize >= 4, !style.isFontSizeUnknown,
        !isAside(text, tree, context)
      else { continue }
      let element = tree.nodes[tree.nodes[text.index].parent.index]
      sink.report(
        element.kind == .element && !element.isImplied ? element.span : tree.nodes[text.index].span,
        message: "The text is \(Figure(style.fontSize)) pixels high.")
      // One is enough advice.
      return
    }
  }

  private func isAside(
    _ text: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    tree.ancestors(of: text).contains { ancestor in
      switch tree.nodes[ancestor.index].name {
      case .sub, .sup, .rt, .rp: true
      default: context.styles[ancestor].opacity == 0
      }
    }
  }
}

extension TextSize {
  fileprivate static let examples: [Example] = [
    .passed("<p>Hello</p>"),
    .passed(#"<p style="font-size: 12px">Hello</p><p style="font-size: 9pt">Hello</p>"#),
    .passed("<p>H<sub><sub>2</sub></sub>O, <small>small</small></p>"),
    .passed(#"<p>a</p><p style="font-size: 1px">b</p><p style="font-size: 0">c</p>"#),
    .passed(#"<p>a</p><p style="font-size: 8px; display: none">b</p>"#),
    .passed(#"<p>a</p><p style="font-size: 8px">&nbsp;</p>"#),
    .failed(#"«<p style="font-size: 11px">»Hello</p>"#),
    .failed(#"<p>a</p>«<font size="1">»b</font><font size="1">c</font>"#),
    .failed(#"<style>i { font-size: 8pt }</style><p>a «<i>»b</i></p>"#),
    .failed(#"<div style="font-size: 14px"><p>a «<small>»b</small></p></div>"#),
    .inapplicable(#"<p style="font-size: 8px"> </p>"#),
  ]
}
