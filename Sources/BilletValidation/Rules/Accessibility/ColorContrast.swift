import BilletCore
import BilletTree

/// Text stands out from what is behind it.
struct ColorContrast: Rule {
  static let description = RuleDescription(
    id: "color-contrast", category: .accessibility, severity: .error,
    summary: "The text is too close in colour to what is behind it",
    rationale: "People with low vision cannot read it, nor anybody in bright light.",
    help: "Remove the colours, or take colours further apart.",
    references: [.wcag("1.4.3", .aa), .act("afw4f7"), .axe("color-contrast")],
    examples: examples + moreExamples)
  static let interest: Interest = .colors

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty else { return }
    let paint = context.paint
    if context.holdsJudgedText(paint.written, tree) { sink.applies() }
    let faults = context.contrastFaults(.minimum, in: paint.written, tree, alsoEqual: false)
    for (fault, count) in ContrastFault.folded(faults.filter(\.isCertain), in: tree) {
      sink.report(
        fault.span(in: tree), message: fault.message(tree, count: count), help: fault.help,
        fix: fault.fix(context.styles))
    }
    // Browsers, unlike mail programs, drop no style sheet.
    guard context.profile != .web, let unstyled = paint.unstyled else { return }
    let known = Set(faults.map(\.text.node))
    let others = context.contrastFaults(.minimum, in: unstyled, tree, alsoEqual: true)
      .filter { $0.isCertain && !known.contains($0.text.node) }
    for (fault, count) in ContrastFault.folded(others, in: tree) {
      sink.report(
        fault.span(in: tree),
        message: fault.message(
          tree, count: count, condition: "Where the mail program drops the style sheet,"),
        help: "Set text and background in the same place, best in style attributes.",
        severity: .review)
    }
  }
}

extension RuleContext {
  /// Whether some text is seen and not exempt from contrast.
  func holdsJudgedText(_ view: PaintedMessage.View, _ tree: HTMLTree) -> Bool {
    view.paint.texts.contains { text in
      text.concealment.isEmpty && !text.isEqual
        && !names.isExempt(text.node, labels: paint.disabledLabels)
    }
  }
}

extension ColorContrast {
  fileprivate static let examples: [Example] = [
    .passed("<p>Hello</p>"),
    .passed(#"<p style="color: #595959; background: #fff">Hello</p>"#),
    .passed(#"<p style="color:#767676">Hello</p>"#),
    .failed(#"«<p style="color:#777">»Hello</p>"#),
    .failed(#"«<p style="color: #aaa; background: white">»Hello</p>"#),
    .failed(#"«<p style="background: #666">»Hello</p>"#),
    .failed(#"«<font color="silver">»Hello</font>"#),
    .failed(##"<table><tr>«<td bgcolor="#333333">»Hello</td></tr></table>"##),
    .failed(##"«<body text="#999999">»<p>Hello</p><p>again</p></body>"##),
    .failed(#"<body link="yellow"><p>Hello «<a href="https://a.example">»you</a></p></body>"#),
    .failed(#"<div style="background:#000"><p>«<a href="https://a.example/">»Link</a></p></div>"#),
    .passed(#"<div style="background:#000"><p style="color:#fff">Hello</p></div>"#),
    .passed(#"<div style="background:#000;color:#fff"><div><p>Hello</p></div></div>"#),
    // A declaration that browsers drop changes nothing.
    .passed(#"<p style="color: bogus">Hello</p>"#),
    .passed(#"<p style="color: rgb(200 200)">Hello</p>"#),
    .passed(#"<p style="color:#222; color:#12">Hello</p>"#),
    .failed(#"«<p style="color: #ddd; color: bogus">»Hello</p>"#),
    // The strongest declaration counts.
    .passed(#"<style>p { color: #eee }</style><p style="color: #222">Hello</p>"#),
    .failed(#"<style>p { color: #ddd !important }</style>«<p style="color: #222">»Hello</p>"#),
    .failed(#"<style>p { color: #bbb }</style>«<p>»One</p><p>Two</p>"#),
    .passed(#"<style>@media print { p { color: #eee } }</style><p>Hello</p>"#),
    .passed(
      #"<style>@media (prefers-color-scheme: dark) { p { color: #ddd } }</style><p>Hello</p>"#),
    // Large text needs less: 18 points, or 14 points in bold.
    .passed(#"<p style="color:#888; font-size:18pt">Hello</p>"#),
    .passed(#"<p style="color:#888; font-size:14pt; font-weight:700">Hello</p>"#),
    .failed(#"«<p style="color:#888; font-size:14pt">»Hello</p>"#),
    .failed(#"«<p style="color:#888; font-size:13.9pt; font-weight:bold">»Hello</p>"#),
    .failed(#"«<p style="color:#888; font-size:14pt; font-weight:600">»Hello</p>"#),
    .failed(#"«<h1 style="color:#999">»Hello</h1>"#),
    // Opacity is blended group by group.
    .failed(#"«<p style="color:rgba(0,0,0,.4)">»Hello</p>"#),
    .passed(#"<p style="color:rgba(0,0,0,.6)">Hello</p>"#),
    .failed(#"«<div style="opacity:.4">»<p>Hello</p></div>"#),
    .passed(#"<div style="opacity:.7"><p>Hello</p></div>"#),
    .failed(#"<div style="opacity:.7">«<p style="opacity:.7">»Hello</p></div>"#),
    .passed(
      #"<div style="background:#000"><div style="opacity:.9;background:#fff;color:#222">Hi</div></div>"#
    ),
    .failed(#"<div style="background:#fff">«<p style="color:hsl(0 0% 60%)">»Hello</p></div>"#),
    // Gradients: only where no part has enough.
    .failed(
      #"«<p style="color:#aaa; background:linear-gradient(to right, #fff, #ccc)">»Hello</p>"#),
    .passed(#"<p style="color:#222; background:linear-gradient(to right, #fff, #ccc)">Hello</p>"#),
    .passed(#"<p style="color:#333; background:linear-gradient(to right, #fff, #00f)">Hello</p>"#),
  ]

  private static let moreExamples: [Example] = [
    // What may be behind or around is for the rule on contrasts that nobody knows.
    .passed(#"<p style="color:#fff; background:url(https://a.example/a.png)">Hello</p>"#),
    .passed(#"<p style="color:#aaa; text-shadow:0 0 3px #000">Hello</p>"#),
    .failed(#"<style>:root { --pale: #ccc }</style>«<p style="color: var(--pale)">»Hello</p>"#),
    .passed(#"<p style="color:var(--c)">Hello</p><p style="color:GrayText">Hello</p>"#),
    .failed(
      #"«<p style="color:#aaa; background:linear-gradient(#fffc,#fffc),url(a.png)">»Hello</p>"#),
    // What nobody sees has no contrast.
    .inapplicable(#"<p style="display:none; color:#ddd">Hello</p>"#),
    .inapplicable(#"<p style="color:#ddd; visibility:hidden">Hello</p>"#),
    .inapplicable(#"<p style="position:absolute; left:-9999px; color:#ddd">Hello</p>"#),
    .inapplicable(#"<p style="color:#fff; background:#fff">Hello</p>"#),
    .inapplicable(#"<p style="color:transparent">Hello</p>"#),
    .inapplicable(#"<p style="color:#ddd; opacity:0">Hello</p>"#),
    .inapplicable(#"<p style="color:#ddd"><img src="a.png" alt="Hello"></p>"#),
    // What says nothing in a human language.
    .passed(#"<p style="color:#ddd">----====----</p>"#),
    .passed(#"<p>a <span style="color:#ddd">|</span> b <span style="color:#ddd">•</span></p>"#),
    .failed(#"<p>a «<span style="color:#ddd">»1</span></p>"#),
    .failed(#"<p>a «<span style="color:#ddd">»你好</span></p>"#),
    // What is disabled, and its label.
    .inapplicable(##"<button disabled style="color:#ccc; background:#ddd">Hello</button>"##),
    .inapplicable(##"<div role="button" aria-disabled="true" style="color:#ccc">Hello</div>"##),
    .inapplicable(##"<div aria-disabled="true"><a href="#" style="color:#ccc">Hello</a></div>"##),
    .inapplicable(##"<label style="color:#ccc">Name <input disabled></label>"##),
    .inapplicable(##"<label for="i" style="color:#ccc">Name</label><input id="i" disabled>"##),
    .inapplicable(##"<p id="i" style="color:#ccc">Name</p><input aria-labelledby="i" disabled>"##),
    .inapplicable(
      ##"<fieldset disabled style="color:#ccc"><label>Name <input></label></fieldset>"##),
    .inapplicable(
      ##"<div role="group" aria-disabled="true" style="color:#ccc">Name <input></div>"##),
    .failed(##"«<p aria-disabled="true" style="color:#ccc">»Hello</p>"##),
    .failed(##"«<label style="color:#ccc">»Name <input></label>"##),
    .failed(##"«<button style="color:#ccc">»Hello</button>"##),
    // Something else may be behind text that is moved.
    .failed(##"«<p style="position:absolute; color:#bbb">»Hello</p>"##),
    .inapplicable(
      ##"<img src="a.png" alt="a"><p style="position:absolute; top:9px; color:#fff; background:none">Hi</p>"##
    ),
    .passed(
      ##"<div style="position:relative"><img src="a.png" alt="a" style="position:absolute"><p style="color:#eee">Hi</p></div>"##
    ),
    .passed(#"<style>p:nth-child(2 of p) { color: #ddd }</style><p>a</p><p>b</p>"#),
    .inapplicable(##"<svg width="9" height="9"><text fill="#ddd">Hello</text></svg>"##),
    .cantTell(
      #"<style>.d { background: #000 }</style><div class="d">«<p style="color:#fff">»Hello</p></div>"#
    ),
    .passed(
      #"<style>.d { background: #000; color: #fff }</style><div class="d"><p>Hello</p></div>"#),
    // Old documents: tables take the body's colour, and # may be left out.
    .failed(#"«<p style="color:ccc">»Hello</p>"#),
    .passed(#"<!DOCTYPE html><p style="color:ccc">Hello</p>"#),
    .failed(#"<p>Hello «<mark style="color:#fff">»you</mark></p>"#),
    .failed(
      #"<p style="color:#222">Hello «<span style="-webkit-text-fill-color:#ccc">»you</span></p>"#),
  ]
}
