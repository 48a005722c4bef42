import BilletCore
import BilletTree

/// The space between words can be made wider by the reader.
struct SpacingWord: Rule {
  static let description = RuleDescription(
    id: "spacing-word", category: .accessibility, severity: .error,
    summary: "The word spacing is held fast below 0.16 of the font size",
    rationale: "People who read with difficulty widen it, and !important in a style attribute stops"
      + " them.",
    help: "Remove !important.",
    references: [.wcag("1.4.12", .aa), .act("9e45ec"), .axe("avoid-inline-spacing")],
    examples: examples)

  static let interest: Interest = .properties(.wordSpacing)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    TextSpacing.visit(.wordSpacing, in: tree, context) { _, declaration, share in
      sink.applies()
      guard let declaration, let share, share < 0.16 - 1e-9 else { return }
      sink.report(
        declaration.span,
        message:
          "The word spacing is held fast at \(Figure(share)) of the font size; readers need 0.16.")
    }
  }
}

extension SpacingWord {
  fileprivate static let examples: [Example] = [
    .passed(#"<p style="word-spacing: 0.05em">a b</p>"#),
    .passed(#"<p style="word-spacing: 0.16em !important">a b</p>"#),
    .passed(#"<p style="font-size: 10px; word-spacing: 3px !important">a b</p>"#),
    .passed(#"<p style="word-spacing: 0.01em !important; word-spacing: 0.2em !important">a b</p>"#),
    .passed(#"<style>p { word-spacing: 0 !important }</style><p style="word-spacing: 0">a b</p>"#),
    .passed(
      #"<div style="word-spacing: 1em"><p style="word-spacing: inherit !important">a b</p></div>"#),
    .failed(#"<p style="«word-spacing: inherit !important»">a b</p>"#),
    .failed(
      #"<div style="word-spacing: 2px"><p style="font-size: 24px; «word-spacing: unset !important»">a b</p></div>"#
    ),
    .passed(#"<p style="word-spacing: var(--x) !important">a b</p>"#),
    .passed(#"<p style="word-spacing: 0.01em ! important; word-spacing: 5mm !IMPORTANT">a b</p>"#),
    // Without a doctype a number is in pixels.
    .passed(#"<p style="word-spacing: 0.1em !important; word-spacing: 7 !important">a b</p>"#),
    .failed(#"<p style="«word-spacing: 0.1em !important»">a b</p>"#),
    .failed(#"<p style="font-size: 20px; «word-spacing:1px!important»; color: inherit">a b</p>"#),
    .failed(#"<p style="word-spacing: 1em; «word-spacing: -0.1em !IMPORTANT»">a b</p>"#),
    .failed(#"<p style="«word-spacing: normal !important»">a b</p>"#),
    .failed(#"<p style="«word-spacing: 0 !important»; word-spacing: 1em">a b</p>"#),
    .failed(
      #"<!DOCTYPE html><p style="«word-spacing: 0.1em !important»; word-spacing: 7 !important">a</p>"#
    ),
    .inapplicable(#"<p style="display: none; word-spacing: 0 !important">a b</p>"#),
    .inapplicable(#"<p style="visibility: hidden; word-spacing: 0 !important">a b</p>"#),
    .inapplicable(
      #"<p style="position: absolute; top: -999em; word-spacing: 0 !important">a b</p>"#),
    .inapplicable(
      #"<style>p { word-spacing: 0 !important }</style><p style="color: inherit">a b</p>"#),
    .inapplicable("<p>a b</p>"),
  ]
}
