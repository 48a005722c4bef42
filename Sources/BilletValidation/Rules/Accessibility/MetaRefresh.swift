import BilletCore
import BilletTree

/// Nothing takes the page away while it is read.
struct MetaRefresh: Rule {
  static let description = RuleDescription(
    id: "meta-refresh", category: .accessibility, severity: .error,
    summary: "The page reloads or leads on by itself after a time",
    rationale: "People who read slowly lose their place, and cannot stop it.",
    help: "Remove the meta element, and give a link instead.",
    references: [
      .wcag("2.2.1"), .wcag("2.2.4", .aaa), .wcag("3.2.5", .aaa), .act("bc659a"),
      .axe("meta-refresh"),
    ], examples: examples)

  /// Whoever stays longer than 20 hours is not hurried (WCAG 2.2.1), in seconds.
  private static let longest = 72_000

  static let interest: Interest = .elements(.meta)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard let refresh = RefreshPragma.first(in: tree) else { return }
    sink.applies()
    guard refresh.delay > 0, refresh.delay <= Self.longest else { return }
    sink.report(
      tree.nodes[refresh.id.index].span,
      message: "The page reloads or leads on by itself after \(refresh.delay) seconds.")
  }
}

extension MetaRefresh {
  fileprivate static let examples: [Example] = [
    .passed(#"<meta http-equiv="refresh" content="0; URL='https://a.example'"><p>Hi</p>"#),
    .passed(#"<html><head><meta http-equiv="refresh" content="72001"></head></html>"#),
    .passed(#"<meta http-equiv=refresh content=0><meta http-equiv=refresh content=5>"#),
    .passed(#"<meta http-equiv="refresh" content=".5">"#),
    .failed(#"<html><head>«<meta http-equiv="refresh" content="30">»</head></html>"#),
    .failed(#"<body>«<meta http-equiv="REFRESH" content=" 5;url=https://a.example">»</body>"#),
    .failed(#"«<meta content="72000, https://a.example" http-equiv="refresh">»"#),
    .failed(#"<meta http-equiv=refresh content="x">«<meta http-equiv=refresh content="2.9 x">»"#),
    .inapplicable(#"<meta http-equiv="refresh"><p>Hi</p>"#),
    .inapplicable(#"<meta http-equiv="refresh" content="-5"><p>Hi</p>"#),
    .inapplicable(#"<meta http-equiv="refresh" content="+5; https://a.example"><p>Hi</p>"#),
    .inapplicable(#"<meta http-equiv="refresh" content="5: https://a.example"><p>Hi</p>"#),
    .inapplicable(#"<meta http-equiv="refresh" content="; 5"><p>Hi</p>"#),
    .inapplicable(#"<meta name="refresh" content="5"><p>Hi</p>"#),
    .inapplicable(#"<template><meta http-equiv="refresh" content="5"></template><p>Hi</p>"#),
  ]
}
