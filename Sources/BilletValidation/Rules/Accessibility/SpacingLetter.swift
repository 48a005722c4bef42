import BilletCore
import BilletTree

/// The space between letters can be made wider by the reader.
struct SpacingLetter: Rule {
  static let description = RuleDescription(
    id: "spacing-letter", category: .accessibility, severity: .error,
    summary: "The letter spacing is held fast below 0.12 of the font size",
    rationale: "People who read with difficulty widen it, and !important in a style attribute stops"
      + " them.",
    help: "Remove !important.",
    references: [.wcag("1.4.12", .aa), .act("24afc2"), .axe("avoid-inline-spacing")],
    examples: examples)

  static let interest: Interest = .properties(.letterSpacing)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    TextSpacing.visit(.letterSpacing, in: tree, context) { _, declaration, share in
      sink.applies()
      guard let declaration, let share, share < 0.12 - 1e-9 else { return }
      sink.report(
        declaration.span,
        message:
          "The letter spacing is held fast at \(Figure(share)) of the font size; readers need 0.12."
      )
    }
  }
}

extension SpacingLetter {
  fileprivate static let examples: [Example] = [
    .passed(#"<p style="letter-spacing: 0.05em">a b</p>"#),
    .passed(#"<p style="letter-spacing: 0.12em !important">a b</p>"#),
    .passed(#"<p style="font-size: 10px; letter-spacing: 3px !important">a b</p>"#),
    .passed(
      #"<p style="letter-spacing: 0.01em !important; letter-spacing: 0.2em !important">a b</p>"#),
    .passed(
      #"<style>p { letter-spacing: 0 !important }</style><p style="letter-spacing: 0">a b</p>"#),
    .passed(
      #"<div style="letter-spacing: 1em"><p style="letter-spacing: inherit !important">a b</p></div>"#
    ),
    .failed(#"<p style="«letter-spacing: inherit !important»">a b</p>"#),
    .failed(
      #"<div style="letter-spacing: 2px"><p style="font-size: 24px; «letter-spacing: unset !important»">a b</p></div>"#
    ),
    .passed(#"<p style="letter-spacing: var(--x) !important">a b</p>"#),
    .passed(
      #"<p style="letter-spacing: 0.01em ! important; letter-spacing: 5mm !IMPORTANT">a b</p>"#),
    // Without a doctype a number is in pixels.
    .passed(#"<p style="letter-spacing: 0.1em !important; letter-spacing: 7 !important">a b</p>"#),
    .failed(#"<p style="«letter-spacing: 0.1em !important»">a b</p>"#),
    .failed(#"<p style="font-size: 20px; «letter-spacing:1px!important»; color: inherit">a b</p>"#),
    .failed(#"<p style="letter-spacing: 1em; «letter-spacing: -0.1em !IMPORTANT»">a b</p>"#),
    .failed(#"<p style="«letter-spacing: normal !important»">a b</p>"#),
    .failed(#"<p style="«letter-spacing: 0 !important»; letter-spacing: 1em">a b</p>"#),
    .failed(
      #"<!DOCTYPE html><p style="«letter-spacing: 0.1em !important»; letter-spacing: 7 !important">a</p>"#
    ),
    .inapplicable(#"<p style="display: none; letter-spacing: 0 !important">a b</p>"#),
    .inapplicable(#"<p style="visibility: hidden; letter-spacing: 0 !important">a b</p>"#),
    .inapplicable(
      #"<p style="position: absolute; top: -999em; letter-spacing: 0 !important">a b</p>"#),
    .inapplicable(
      #"<style>p { letter-spacing: 0 !important }</style><p style="color: inherit">a b</p>"#),
    .inapplicable("<p>a b</p>"),
  ]
}
