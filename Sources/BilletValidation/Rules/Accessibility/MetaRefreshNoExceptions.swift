import BilletCore
import BilletTree

/// Nothing takes the page away, however late.
struct MetaRefreshNoExceptions: Rule {
  static let description = RuleDescription(
    id: "meta-refresh-no-exceptions", category: .accessibility, severity: .note,
    summary: "The page changes without being asked",
    rationale: "At level AAA only the reader may change the page.",
    help: "Remove the meta element, and give a link instead.",
    references: [
      .wcag("2.2.4", .aaa), .wcag("3.2.5", .aaa), .act("bisz58"),
      .axe("meta-refresh-no-exceptions"),
    ], severityAtAAA: .error, examples: examples)

  static let interest: Interest = .elements(.meta)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard let refresh = RefreshPragma.first(in: tree) else { return }
    sink.applies()
    if refresh.delay > 0 { sink.report(tree.nodes[refresh.id.index].span) }
  }
}

extension MetaRefreshNoExceptions {
  fileprivate static let examples: [Example] = [
    .passed(#"<meta http-equiv="refresh" content="0; URL='https://a.example'"><p>Hi</p>"#),
    .passed(#"<meta http-equiv=refresh content=0><meta http-equiv=refresh content=5>"#),
    .failed(#"<html><head>«<meta http-equiv="refresh" content="30">»</head></html>"#),
    .failed(#"«<meta http-equiv="Refresh" content="72001; url=https://a.example">»"#),
    .failed(#"«<meta http-equiv="refresh" content="99999999999999999999999">»"#),
    .inapplicable(#"<meta http-equiv="refresh" content="five"><p>Hi</p>"#),
    .inapplicable(#"<meta http-equiv="default-style" content="5"><p>Hi</p>"#),
  ]
}
