import BilletCore
import BilletTree

/// No text blinks.
struct MotionBlink: Rule {
  static let description = RuleDescription(
    id: "motion-blink", category: .accessibility, severity: .error,
    summary: "The text blinks",
    rationale: "Text that blinks draws all attention to itself and cannot be stopped.",
    help: "Remove the blinking.",
    references: [.wcag("2.2.2"), .act("efbfc7"), .axe("blink")], examples: examples)

  static let interest: Interest = [
    .elements(.blink), .properties(.textDecoration, .textDecorationLine),
  ]
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty else { return }
    sink.applies()
    for id in tree.elements(named: .blink) where context.content.holdsText(id, in: tree) {
      sink.report(
        tree.nodes[id.index].span, message: "<blink> lets text blink.",
        help: "Replace <blink> with <span>.")
    }
    for declaration in context.styles.declarations
    where declaration.name == .textDecoration || declaration.name == .textDecorationLine {
      let reader = declaration.tokens
      guard reader.contains(where: { reader.isKeyword($0, "blink") }) else { continue }
      context.report(declaration, reaching: .text, in: tree, into: &sink) {
        "\($0) lets text blink."
      }
    }
  }
}

extension MotionBlink {
  fileprivate static let examples: [Example] = [
    .passed("<p>Hello</p>"),
    .passed(#"<p style="text-decoration: underline">Hello</p>"#),
    .passed("<p>Hello</p><blink></blink>"),
    .passed(#"<style>.x { text-decoration: blink }</style><p>Hello</p>"#),
    .failed("<p>Hello «<blink>»Sale</blink></p>"),
    .failed(#"<p style="«text-decoration: underline BLINK»">Hello</p>"#),
    .failed(#"<style>p { «text-decoration-line: blink» }</style><p>Hello</p>"#),
    .inapplicable("<blink hidden>x</blink>"),
  ]
}
