import BilletCore
import BilletTree

/// The reader can enlarge the page to twice its size.
struct MetaViewport: Rule {
  static let description = RuleDescription(
    id: "meta-viewport", category: .accessibility, severity: .error,
    summary: "The page cannot be enlarged",
    rationale: "People with low vision need text at twice its size or more.",
    help: "Remove user-scalable and maximum-scale; width=device-width, initial-scale=1 is enough.",
    references: [.wcag("1.4.4", .aa), .act("b4f0c3"), .axe("meta-viewport")], examples: examples)

  static let interest: Interest = .elements(.meta)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for zoom in ViewportZoom.all(in: tree) {
      sink.applies()
      if zoom.forbidsZoom {
        sink.report(zoom.span, message: "user-scalable keeps the reader from enlarging the page.")
      } else if let limit = zoom.limit, limit < 2 {
        sink.report(
          zoom.span,
          message: "maximum-scale lets the page grow to \(Figure(limit)) times, not to 2.")
      }
    }
  }
}

extension MetaViewport {
  fileprivate static let examples: [Example] = [
    .passed(#"<meta name="viewport" content="user-scalable=yes"><p>Hi</p>"#),
    .passed(#"<meta name="viewport" content="width=device-width, maximum-scale=2.0"><p>Hi</p>"#),
    .passed(#"<meta name="viewport" content="maximum-scale=-1"><p>Hi</p>"#),
    .passed(#"<meta name="viewport" content="maximum-scale=device-width"><p>Hi</p>"#),
    .passed(#"<meta name="viewport" content="user-scalable=5; maximum-scale=10"><p>Hi</p>"#),
    .passed(#"<meta name="viewport" content="user-scalable=-2"><p>Hi</p>"#),
    .passed(#"<meta name="viewport" content="user-scalable=no, user-scalable=yes"><p>Hi</p>"#),
    .passed(#"<meta name="viewport" content="maximum-scale=1e1, user-scalable=1yes"><p>Hi</p>"#),
    .failed(#"<meta name="viewport" «content="maximum-scale=20e-1x, user-scalable=1e-1"»>"#),
    .failed(#"<html><head><meta name="viewport" «content="user-scalable=no"»></head></html>"#),
    .failed(#"<meta name="Viewport" «content="width=device-width,USER-SCALABLE = 0"»>"#),
    .failed(#"<meta name="viewport" «content="user-scalable=0.9"»>"#),
    .failed(#"<meta name="viewport" «content="user-scalable=maybe"»>"#),
    .failed(#"<meta name="viewport" «content="initial-scale=1;maximum-scale=1.99"»>"#),
    .failed(#"<meta name="viewport" «content="maximum-scale=yes"»>"#),
    .failed(#"<meta name="viewport" «content="maximum-scale=0"»>"#),
    .failed(#"<meta name="viewport" «content="maximum-scale=1, user-scalable=yes"»>"#),
    .inapplicable(#"<meta name="viewport" content="width=device-width"><p>Hi</p>"#),
    .inapplicable(#"<meta name="viewport"><p>Hi</p>"#),
    .inapplicable(#"<meta name="view" content="user-scalable=no"><p>Hi</p>"#),
    .inapplicable(#"<meta name="viewport" content="minimum-scale=3"><p>Hi</p>"#),
  ]
}
