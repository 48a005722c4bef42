import BilletCore
import BilletMessage
import BilletTree

/// A whole document has a title with text in it.
struct DocumentTitle: Rule {
  static let description = RuleDescription(
    id: "document-title", category: .accessibility, severity: .error,
    summary: "The document has no title",
    rationale: "The title is what a screen reader says first, and what tells windows apart.",
    help:
      "Write a title into the head, such as <title>Your return</title>; the subject serves well.",
    references: [.wcag("2.4.2"), .act("2779a5"), .axe("document-title")], examples: examples)

  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.isFragment, let html = tree.elements(named: .html).first else { return }
    sink.applies()
    // An svg has titles of its own, and what stands in a template is no part of the document.
    let titles = tree.elements(named: .title)
    let title = titles.first { title in
      !tree.isInSVG(title)
        && !tree.ancestors(of: title).contains { tree.nodes[$0.index].name == .template }
    }
    guard let title else {
      return sink.report(tree.nodes[html.index].span)
    }
    let hasText = tree.children(of: title).contains {
      tree.nodes[$0.index].isText && !tree.bytes(of: $0).isBlank
    }
    if !hasText {
      sink.report(
        tree.nodes[title.index].span,
        message: "The document's title is empty; only the first title counts.")
    }
  }
}

extension DocumentTitle {
  fileprivate static let examples: [Example] = [
    .passed(#"<html lang="en"><head><title>Your return</title></head><p>Hello</p></html>"#),
    .passed("<html><body><p>Hello</p><title>Your return</title></body></html>"),
    .passed("<html><title>Your return</title><title></title><p>Hello</p></html>"),
    .passed("<html><title>&eacute;</title><p>Hello</p></html>"),
    .passed(
      "<html><body><svg><title></title></svg><title>Your return</title></body></html>"),
    .failed(#"«<html lang="en">»<head></head><body><h1>Your return</h1></body></html>"#),
    .failed("<html><head>«<title>»</title></head><p>Hello</p></html>"),
    .failed("<html><head>«<title>» \n &nbsp;&#8195;</title></head><p>Hello</p></html>"),
    .failed("<html><head>«<title>»</title><title>Second</title></head><p>Hello</p></html>"),
    .failed("«<html>»<body><svg><title>A picture's title</title></svg></body></html>"),
    .failed("«<html>»<template><title>Your return</title></template><p>Hello</p></html>"),
    .inapplicable("<p>Hello</p>"),
    .inapplicable("<body><h1>Hello</h1></body>"),
    .inapplicable("<html><p>Hello</p></html>", facts: fragment),
  ]

  private static var fragment: MessageFacts {
    var facts = MessageFacts()
    facts.fragment = true
    return facts
  }
}
