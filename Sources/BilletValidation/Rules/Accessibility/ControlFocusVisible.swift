import BilletCore
import BilletTree

/// Where the keyboard is can be seen.
struct ControlFocusVisible: Rule {
  static let description = RuleDescription(
    id: "control-focus-visible", category: .accessibility, severity: .review,
    summary: "The style takes away the mark of where the keyboard is",
    rationale: "People who use a keyboard do not see which link they are on.",
    help: "Leave the outline alone, or set another mark under :focus.",
    references: [.wcag("2.4.7", .aa), .act("oj04fd")], examples: examples)
  static let interest: Interest = .properties(.outline, .outlineStyle, .outlineWidth)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let reached = Set(tree.elements.filter { context.names.isInSequentialFocus($0) })
    guard !reached.isEmpty else { return }
    sink.applies()
    // Some rule sets another mark for the focus.
    guard !context.styles.rules.contains(where: { marksFocus($0, tree, context) }) else { return }
    for declaration in context.styles.declarations where hidesOutline(declaration) {
      switch declaration.origin {
      case .styleAttribute(let id): guard reached.contains(id) else { continue }
      case .styleSheet(let rule):
        let isForFocus = isForFocus(context.styles.rules[rule], tree)
        guard isForFocus || context.styles.rules[rule].matches.contains(where: reached.contains)
        else { continue }
      }
      sink.report(declaration.span)
      return
    }
  }

  private func hidesOutline(_ declaration: StyleTable.Declaration) -> Bool {
    switch declaration.name {
    case .outline, .outlineStyle, .outlineWidth: break
    default: return false
    }
    let reader = declaration.tokens
    return reader.contains { token in
      reader.isKeyword(token, "none") || reader.isKeyword(token, "transparent")
        || ((token.kind == .number || token.kind == .dimension) && token.number == 0)
    }
  }

  private func isForFocus(_ rule: StyleTable.Rule, _ tree: HTMLTree) -> Bool {
    let selector = tree.source[rule.selectorSpan.clamped(to: 0..<tree.source.count)]
    return selector.indices.contains { selector[$0...].begins(with: ":focus") }
  }

  /// Whether a rule for the focus changes the look of what has it.
  private func marksFocus(
    _ rule: StyleTable.Rule, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    guard isForFocus(rule, tree) else { return false }
    return context.styles.declarations[rule.declarations].contains { declaration in
      switch declaration.name {
      case .outline, .outlineStyle, .outlineWidth: !hidesOutline(declaration)
      case .border, .borderColor, .borderBottom, .borderStyle, .borderWidth, .background,
        .backgroundColor, .backgroundImage, .color, .textDecoration, .textDecorationLine,
        .fontWeight, .filter, .opacity, .transform:
        true
      default: declaration.property == "box-shadow" || declaration.property == "outline-color"
      }
    }
  }
}

extension ControlFocusVisible {
  private static let link = #"<p><a href="a.html">Order</a></p>"#

  fileprivate static let examples: [Example] = [
    .passed("<style>a { outline: 2px solid }</style>" + link),
    .passed("<style>a:focus { outline: none; background: #ff0 }</style>" + link),
    .passed("<style>a { outline: 0 } a:focus { outline: 2px solid }</style>" + link),
    .passed("<style>a { outline: 0 } a:focus-visible { box-shadow: 0 0 2px #000 }</style>" + link),
    .passed("<style>img { outline: none }</style>" + link),
    .passed(#"<p style="outline:none">Hello</p>"# + link),
    .cantTell("<style>a:focus { «outline: none» }</style>" + link),
    .cantTell("<style>* { «outline: 0 !important» }</style>" + link),
    .cantTell(#"<p><a href="a.html" style="«outline:none»">Order</a></p>"#),
    .cantTell("<style>a:focus { «outline-style: none»; margin: 0 }</style>" + link),
    .inapplicable("<style>a { outline: none }</style><p><a>Order</a></p>"),
    .inapplicable("<p>Hello</p>"),
  ]
}
