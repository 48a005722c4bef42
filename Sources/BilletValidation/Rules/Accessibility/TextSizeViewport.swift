import BilletCore
import BilletTree

/// Text grows when the reader zooms.
struct TextSizeViewport: Rule {
  static let description = RuleDescription(
    id: "text-size-viewport", category: .accessibility, severity: .error,
    summary: "The text size depends on the window only",
    rationale: "Zooming makes the window smaller and with it the text, so that it never grows.",
    help: "Write the size in em or per cent; calc(1em + 1vw) grows too.",
    references: [.wcag("1.4.4", .aa)], examples: examples)

  static let interest: Interest = .properties(.fontSize, .font)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty else { return }
    sink.applies()
    var decided: [Int: Bool] = [:]
    for declaration in context.styles.declarations
    where declaration.name == .fontSize || declaration.name == .font {
      guard isOfWindow(declaration) else { continue }
      if case .styleSheet(let rule) = declaration.origin {
        let decides = decided[rule] ?? decidesSomeText(declaration, tree, context)
        decided[rule] = decides
        guard decides else { continue }
      } else if !decidesSomeText(declaration, tree, context) {
        continue
      }
      context.report(declaration, reaching: .text, in: tree, into: &sink) {
        "\($0) sizes text by the window, whatever the zoom."
      }
    }
  }

  /// Whether the size is nothing but a share of the window.
  private func isOfWindow(_ declaration: StyleTable.Declaration) -> Bool {
    let reader = declaration.tokens
    for token in reader {
      switch token.kind {
      // What follows is the line height.
      case .slash, .comma: return false
      case .dimension:
        let unit = reader.bytes[token.nameRange]
        return Self.units.contains { unit.spells($0) }
      default: continue
      }
    }
    return false
  }

  private static let units: [StaticString] = [
    "vw", "vh", "vi", "vb", "vmin", "vmax", "svw", "svh", "svmin", "svmax", "lvw", "lvh", "lvmin",
    "lvmax", "dvw", "dvh", "dvmin", "dvmax",
  ]

  /// Whether a text has a size that only a window tells, as it has when this declaration wins.
  private func decidesSomeText(
    _ declaration: StyleTable.Declaration, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    if case .styleSheet(let rule) = declaration.origin, !context.styles.rules[rule].isUnderstood {
      return true
    }
    return context.styles.elements(of: declaration).contains {
      context.styles[$0].isFontSizeUnknown && context.content.holdsText($0, in: tree)
    }
  }
}

extension TextSizeViewport {
  fileprivate static let examples: [Example] = [
    .passed("<p>Hello</p>"),
    .passed(#"<p style="font-size: 1.2em; width: 50vw">Hello</p>"#),
    .passed(#"<p style="font-size: calc(1em + 1vw)">Hello</p>"#),
    .passed(#"<p style="font: 1em/4vw serif">Hello</p>"#),
    .passed(#"<style>.x { font-size: 5vw }</style><p>Hello</p>"#),
    .passed(#"<style>p { font-size: 5vw }</style><p style="font-size: 1em">Hello</p>"#),
    .failed(#"<p style="«font-size: 5vw»">Hello</p>"#),
    .failed(#"<p style="«font-size:2VMIN!important»">Hello</p>"#),
    .failed(#"<style>p { «font: italic 3vh/1.5 serif» }</style><p>Hello</p>"#),
    .inapplicable(#"<p style="font-size: 5vw"></p>"#),
  ]
}
