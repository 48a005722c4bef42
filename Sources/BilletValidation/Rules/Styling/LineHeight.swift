import BilletCore
import BilletTree

/// The text keeps its default line height.
struct LineHeight: Rule {
  static let description = RuleDescription(
    id: "line-height", category: .styling, severity: .error,
    summary: "The text has a line height of its own",
    rationale: "The marketplace withholds messages that override its line height.",
    help: "Remove the line height.",
    references: [.policy("Styling")], examples: examples)

  static let interest: Interest = .properties(.lineHeight, .font)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty else { return }
    sink.applies()
    for declaration in context.declarations(context.declarations.lineHeight)
    where setsLineHeight(declaration) {
      context.report(declaration, reaching: .text, in: tree, into: &sink) {
        "\($0) changes the line height of text."
      }
    }
  }

  private func setsLineHeight(_ declaration: StyleTable.Declaration) -> Bool {
    switch declaration.name {
    case .lineHeight: !declaration.isDefaulting && isHeight(declaration.tokens)
    case .font: setsLineHeight(inShorthand: declaration.tokens)
    default: false
    }
  }

  /// Whether browsers take the value for a height of its own, rather than drop it.
  private func isHeight(_ reader: CSSValueReader) -> Bool {
    var reader = reader
    guard let token = reader.next(), reader.next() == nil else { return false }
    switch CSSLineHeight(token, in: reader, fontSize: 16) {
    case nil, .normal: return false
    case .factor, .pixels, .unknown: return true
    }
  }

  private func setsLineHeight(inShorthand reader: CSSValueReader) -> Bool {
    guard let height = FontShorthand(reader)?.lineHeight else { return false }
    return !reader.isKeyword(height, "normal")
  }
}

extension LineHeight {
  fileprivate static let examples: [Example] = [
    .failed(#"<p style="«line-height: 1.5»">Hello</p>"#),
    .failed(#"<p style="«line-height:20px!important»; margin:0">Hello</p>"#),
    .failed(#"<p style="«font: 16px/24px Arial»">Hello</p>"#),
    .failed(#"<p style="«font: italic 1em / 150% serif»">Hello</p>"#),
    .failed(#"<style>td { «line-height: 140%» }</style><table><tr><td>Hi</td></tr></table>"#),
    .failed(#"<table style="«line-height:0»"><tr><td>Hi</td></tr></table>"#),
    .passed("<p>Hello</p>"),
    .passed(#"<p style="line-height: normal">Hello</p>"#),
    .passed(#"<p style="line-height: inherit">Hello</p>"#),
    .passed(#"<p style="LINE-HEIGHT: Initial">Hello</p>"#),
    .passed(#"<p style="line-height: bogus">Hello</p><p style="line-height: -1">Hello</p>"#),
    .passed(#"<p style="line-height: 1.5 2">Hello</p><p style="line-height: 20 px">Hello</p>"#),
    .failed(#"<p style="«line-height: calc(1em + 4px)»">Hello</p>"#),
    .failed(#"<p style="«line-height: calc(1 + .5)»">Hello</p>"#),
    .failed(#"<p style="«line-height: var(--h)»">Hello</p>"#),
    .passed(#"<p style="line-height: calc(1 + 4px)">Hello</p>"#),
    .passed(#"<p style="font: 16px/normal serif">Hello</p>"#),
    .passed(#"<p style="font: 16px serif">Hello</p>"#),
    .passed(#"<p style="height: 20px; min-height: 1.5em">Hello</p>"#),
    .passed(#"<p style="mso-line-height-rule: exactly">Hello</p>"#),
    .passed(
      #"<p>Hi</p><div style="line-height:0"><img src="https://a.example/a.png" alt=""></div>"#),
    .passed(#"<p>Hi</p><div style="font-size:1px;line-height:1px">&nbsp;</div>"#),
    .passed(#"<style>.unused { line-height: 2 }</style><p>Hello</p>"#),
    .passed("<p>The line-height: 2 of text</p>"),
    .inapplicable(#"<div style="line-height:2"></div>"#),
  ]
}
