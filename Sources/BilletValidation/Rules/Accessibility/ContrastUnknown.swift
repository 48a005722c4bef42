import BilletCore
import BilletTree

/// The contrast of text can be worked out before it is sent.
struct ContrastUnknown: Rule {
  static let description = RuleDescription(
    id: "contrast-unknown", category: .accessibility, severity: .review,
    summary: "The contrast of the text cannot be worked out",
    rationale: "Whether people can read the text depends on what only a look at it can tell.",
    help: "Look at the message, or give the text a plain background of its own.",
    references: [.wcag("1.4.3", .aa), .act("afw4f7"), .axe("color-contrast")], examples: examples)
  static let interest: Interest = .colors

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty else { return }
    sink.applies()
    let faults = context.contrastFaults(.minimum, in: context.paint.written, tree, alsoEqual: false)
    for (fault, count) in ContrastFault.folded(faults.filter { !$0.isCertain }, in: tree) {
      sink.report(fault.span(in: tree), message: fault.message(tree, count: count))
    }
  }
}

extension ContrastUnknown {
  fileprivate static let examples: [Example] = [
    .passed("<p>Hello</p>"),
    .passed(#"<p style="color:#aaa">Hello</p>"#),
    .cantTell(#"«<p style="color:#fff; background:url(https://a.example/a.png)">»Hello</p>"#),
    .cantTell(##"<table><tr>«<td background="https://a.example/a.png">»Hello</td></tr></table>"##),
    .cantTell(
      #"«<div style="background:url(https://a.example/a.png)">»<p>Hello</p><p>again</p></div>"#),
    // A plain background in between, or a veil that is thick enough, settles it.
    .passed(
      #"<div style="background:url(https://a.example/a.png)"><p style="background:#fff">Hello</p></div>"#
    ),
    .passed(
      #"<div style="background:url(a.png)"><p style="background:rgba(255,255,255,.9)">Hello</p></div>"#
    ),
    .cantTell(
      #"<div style="background:url(a.png)">«<p style="background:rgba(255,255,255,.2)">»Hi</p></div>"#
    ),
    .passed(#"<p style="background: none, linear-gradient(#fff, #fff)">Hello</p>"#),
    .cantTell(#"«<p style="background:linear-gradient(#fff, #000)">»Hello</p>"#),
    .passed(#"<p style="background:linear-gradient(#fff, #ccc)">Hello</p>"#),
    .cantTell(#"«<p style="background:linear-gradient(in hsl, #fff, #f00)">»Hello</p>"#),
    .cantTell(#"«<p style="color:var(--c)">»Hello</p>"#),
    .cantTell(#"«<p style="color:graytext">»Hello</p>"#),
    .cantTell(#"«<p style="background:var(--c)">»Hello</p>"#),
    .cantTell(#"«<p style="filter:invert(1);color:#222">»Hello</p>"#),
    .cantTell(#"«<p style="color:#aaa; text-shadow:0 0 2px #000">»Hello</p>"#),
    .passed(#"<p style="color:#222; text-shadow:0 0 2px #999">Hello</p>"#),
    .passed(#"<p style="color:#aaa; text-shadow:0 0 2px #ccc">Hello</p>"#),
    .cantTell(
      #"«<p style="background:linear-gradient(red,blue); background-clip:text; color:#222">»Hello</p>"#
    ),
    .cantTell(
      ##"<img src="a.png" alt="a">«<p style="position:absolute; top:9px; color:#eee">»Hello</p>"##),
    .passed(
      ##"<img src="a.png" alt="a"><p style="position:absolute; top:9px; color:#111; background:#fff">Hi</p>"##
    ),
    .passed(#"<p style="color:#222; font-size:5vw">Hello</p>"#),
    .cantTell(#"«<p style="color:#888; font-size:5vw">»Hello</p>"#),
    .cantTell(
      #"<style>p:nth-child(2 of p) { color: #ddd }</style><p>a</p>«<p style="color:#ccc">»b</p>"#),
    .passed(#"<p style="color:var(--c)">&mdash;</p>"#),
    .passed(#"<div style="background:url(a.png)"><img src="b.png" alt="b"></div><p>Hi</p>"#),
    .inapplicable(#"<p style="display:none; color:var(--c)">Hello</p>"#),
  ]
}
