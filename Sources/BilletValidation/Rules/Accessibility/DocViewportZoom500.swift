import BilletCore
import BilletTree

/// The reader can enlarge the page to five times its size.
struct DocViewportZoom500: Rule {
  static let description = RuleDescription(
    id: "doc-viewport-zoom-500", category: .accessibility, severity: .note,
    summary: "The page can be enlarged less than five times",
    rationale: "Some people with low vision need text at five times its size.",
    help: "Remove maximum-scale.",
    references: [.wcag("1.4.4", .aa), .axe("meta-viewport-large")], examples: examples)

  static let interest: Interest = .elements(.meta)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for zoom in ViewportZoom.all(in: tree) {
      sink.applies()
      // Below 2 the page breaks the rule `meta-viewport`.
      guard !zoom.forbidsZoom, let limit = zoom.limit, limit >= 2, limit < 5 else { continue }
      sink.report(zoom.span)
    }
  }
}

extension DocViewportZoom500 {
  fileprivate static let examples: [Example] = [
    .passed(#"<meta name="viewport" content="maximum-scale=5"><p>Hi</p>"#),
    .passed(#"<meta name="viewport" content="maximum-scale=1"><p>Hi</p>"#),
    .passed(#"<meta name="viewport" content="user-scalable=yes"><p>Hi</p>"#),
    .failed(#"<meta name="viewport" «content="width=device-width, maximum-scale=4.9"»>"#),
    .failed(#"<html><head><meta name="viewport" «content="maximum-scale=2"»></head></html>"#),
    .inapplicable(#"<meta name="viewport" content="width=device-width"><p>Hi</p>"#),
    .inapplicable("<p>Hi</p>"),
  ]
}
