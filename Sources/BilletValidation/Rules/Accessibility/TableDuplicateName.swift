import BilletCore
import BilletTree

/// A table says once what it is about.
struct TableDuplicateName: Rule {
  static let description = RuleDescription(
    id: "table-duplicate-name", category: .accessibility, severity: .note,
    summary: "The table has a summary attribute",
    rationale: "The attribute is obsolete: only some screen readers read it, and nobody sees it.",
    help: "Say it in a <caption>, and remove the summary.",
    references: [.wcag("1.3.1"), .axe("table-duplicate-name")], examples: examples)

  static let interest: Interest = .elements(.table)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    var hasReported = false
    for table in tree.elements(named: .table) {
      guard !context.names.isProgrammaticallyHidden(table) else { continue }
      let summary = tree.attribute(.summary, of: table)
      let caption = tree.children(of: table).first { tree.nodes[$0.index].name == .caption }
      guard summary != nil || caption != nil else { continue }
      sink.applies()
      guard let summary, !tree.bytes(of: summary).isBlank, !hasReported else { continue }
      hasReported = true
      let text = tree.bytes(of: summary).trimmed
      if let caption, tree.textBytes(of: caption)[...].trimmed.elementsEqual(text) {
        sink.report(
          summary.span, message: "The table's summary repeats its caption.",
          help: "Remove the summary.")
      } else {
        sink.report(summary.span)
      }
    }
  }
}

extension TableDuplicateName {
  fileprivate static let examples: [Example] = [
    .passed("<table><caption>Prices</caption><tr><th>a</th></tr></table>"),
    .passed(#"<table summary=""><tr><td>a</td></tr></table>"#),
    .failed(#"<table «summary="Prices"»><caption> Prices </caption><tr><td>a</td></tr></table>"#),
    .failed(#"<table «summary=Prices»><tr><td>a</td></tr></table>"#),
    .failed(#"<table «summary="a"»><tr><td>a</td></tr></table><table summary="b"></table>"#),
    .inapplicable(#"<table hidden summary="a"><tr><td>a</td></tr></table>"#),
    .inapplicable("<table><tr><td>a</td></tr></table>"),
  ]
}
