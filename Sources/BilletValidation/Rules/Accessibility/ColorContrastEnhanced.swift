import BilletCore
import BilletTree

/// Text stands far out from what is behind it.
struct ColorContrastEnhanced: Rule {
  static let description = RuleDescription(
    id: "color-contrast-enhanced", category: .accessibility, severity: .note,
    summary: "The text is closer in colour to what is behind it than level AAA asks for",
    rationale: "People with little sight left read text of high contrast only.",
    help: "Remove the colours, or take colours further apart.",
    references: [.wcag("1.4.6", .aaa), .act("09o5cg"), .axe("color-contrast-enhanced")],
    severityAtAAA: .error,
    examples: examples)
  static let interest: Interest = .colors

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty else { return }
    let paint = context.paint
    if context.holdsJudgedText(paint.written, tree) { sink.applies() }
    // What fails the lower bar is told there, where somebody looks there.
    let isAlone = !sink.runs(ColorContrast.description)
    let faults = context.contrastFaults(.enhanced, in: paint.written, tree, alsoEqual: false)
      .filter { $0.isCertain && (isAlone || $0.text.highest >= $0.lowerBar) }
    for (fault, count) in ContrastFault.folded(faults, in: tree) {
      sink.report(
        fault.span(in: tree), message: fault.message(tree, count: count), help: fault.help,
        fix: fault.fix(context.styles))
    }
  }
}

extension ContrastFault {
  /// What level AA asks of the same text.
  fileprivate var lowerBar: Double { (needed == 7 ? 4.5 : 3) - 0.000_5 }
}

extension ColorContrastEnhanced {
  fileprivate static let examples: [Example] = [
    .passed("<p>Hello</p>"),
    .passed(#"<p style="color:#595959">Hello</p>"#),
    .failed(#"«<p style="color:#666">»Hello</p>"#),
    .passed(#"<p style="color:#666; font-size:18pt">Hello</p>"#),
    .failed(#"«<p style="color:#888; font-size:18pt">»Hello</p>"#),
    .passed(#"<p style="color:#aaa">Hello, which fails the lower bar already</p>"#),
    .passed(#"<p style="color:#fff; background:url(https://a.example/a.png)">Hello</p>"#),
    .passed(#"<p style="color:#666">*****</p>"#),
    .inapplicable(#"<p style="display:none; color:#666">Hello</p>"#),
    .inapplicable(##"<button disabled style="color:#666">Hello</button>"##),
  ]
}
