import BilletCore
import BilletTree

/// Text can be read in the dark scheme that the message itself describes.
struct ContrastDark: Rule {
  static let description = RuleDescription(
    id: "contrast-dark", category: .accessibility, severity: .error,
    summary: "The text is too close in colour to what is behind it in the dark scheme",
    rationale: "Readers who prefer the dark scheme cannot read it.",
    help: "In the dark scheme set text and background together, for every part.",
    references: [.wcag("1.4.3", .aa), .act("afw4f7")], profiles: .messages,
    examples: examples)
  static let interest: Interest = [
    .properties(
      .color, .webkitTextFillColor, .background, .backgroundColor, .backgroundImage, .colorScheme),
    .elements(.meta), .styleRules,
  ]

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    // Few messages do, and the colours of the others need not be worked out for this.
    guard PaintedMessage.answersDark(tree, context.styles) else { return }
    let paint = context.paint
    guard let dark = paint.dark, context.holdsJudgedText(dark, tree) else { return }
    sink.applies()
    let known = Set(
      context.contrastFaults(.minimum, in: paint.written, tree, alsoEqual: false)
        .map(\.text.node))
    let faults = context.contrastFaults(.minimum, in: dark, tree, alsoEqual: true)
      .filter { !known.contains($0.text.node) }
    for (fault, count) in ContrastFault.folded(faults, in: tree) {
      sink.report(
        fault.span(in: tree),
        message: fault.message(tree, count: count, condition: "In the dark scheme,"),
        help: fault.help, severity: fault.isCertain ? nil : .review)
    }
  }
}

extension ContrastDark {
  private static func dark(_ css: String) -> String {
    "<style>@media (prefers-color-scheme: dark) { \(css) }</style>"
  }

  fileprivate static let examples: [Example] = [
    .passed(dark("p { background: #111; color: #eee }") + "<p>Hello</p>"),
    .passed(dark("p { color: #222 }") + "<p>Hello</p>"),
    .passed(dark("p { color: #ddd }") + "<p>***</p>"),
    .passed(#"<style>:root { color-scheme: light dark }</style><p>Hello</p>"#),
    .passed(
      #"<style>:root { color-scheme: light dark }</style><p style="color:#222;background:#fff">a</p>"#
    ),
    .failed(dark("p { background: #111 }") + "«<p>»Hello</p>"),
    .failed(dark("p { color: #eee }") + "«<p>»Hello</p><p>again</p>"),
    .failed(
      dark("div { background: #000 !important }")
        + #"<div style="background:#fff">«<p style="color:#333">»Hello</p></div>"#),
    .failed(
      #"<style>:root { color-scheme: light dark }</style>«<p style="color:#222">»Hello</p>"#),
    .failed(
      #"<meta name="color-scheme" content="light dark">«<p style="color:#222">»Hello</p>"#),
    .cantTell(dark("p { background: url(a.png) }") + "«<p>»Hello</p>"),
    .passed(dark("p { background: #111 }") + #"<p style="color:#aaa">Hello</p>"#),
    .inapplicable(#"<p style="color:#222">Hello</p>"#),
    .inapplicable(
      "<style>@media (prefers-reduced-motion) { p { color: #222 } }</style><p>Hello</p>"),
    .inapplicable(dark("p { color: #eee }") + "<p hidden>Hello</p>"),
  ]
}
