import BilletCore
import BilletMessage
import BilletTree

/// A whole document says its language.
struct HtmlHasLang: Rule {
  static let description = RuleDescription(
    id: "html-has-lang", category: .accessibility, severity: .error,
    summary: "The document does not say its language",
    rationale: "A screen reader picks its voice by the language, and reads with the wrong one.",
    help: "Write the language into the html tag, such as <html lang=\"en-US\">.",
    references: [.wcag("3.1.1"), .act("b5c3f8"), .axe("html-has-lang")], examples: examples)

  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.isFragment, let html = tree.elements(named: .html).first else { return }
    sink.applies()
    let span = tree.nodes[html.index].span
    if let lang = tree.attribute(.lang, of: html) {
      guard tree.bytes(of: lang).isCollapsible else { return }
      sink.report(
        span, message: "The document's lang attribute is empty.",
        fix: context.certainLanguage(tree).map {
          .replacing(lang, with: "lang=\"\($0.rawValue)\"", "Write the language", safety: .safe)
        })
    } else if tree.attribute(.xmlLang, of: html) != nil {
      sink.report(
        span, message: "The document has xml:lang, which HTML does not read, and no lang.",
        fix: fix(html, tree, context))
    } else {
      sink.report(span, fix: fix(html, tree, context))
    }
  }

  private func fix(
    _ html: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> DiagnosticSink.HTMLFix? {
    // A tag that nobody wrote takes no attribute.
    guard !tree.nodes[html.index].isImplied else { return nil }
    return context.certainLanguage(tree).flatMap {
      .adding(
        "lang=\"\($0.rawValue)\"", to: html, in: tree, "Write the language", safety: .safe)
    }
  }
}

extension HtmlHasLang {
  fileprivate static let examples: [Example] = [
    .passed(#"<html lang="en"><p>Hello</p></html>"#),
    .passed(#"<!DOCTYPE html><html lang="xx-nonsense"><p>Hello</p></html>"#),
    .passed(#"<html LANG=de-DE xml:lang="en"><p>Hallo</p></html>"#),
    .failed("«<html>»<p>Hello</p></html>"),
    .failed(#"<!DOCTYPE html>«<html lang="">»<p>Hello</p></html>"#),
    .failed("«<html lang>»<p>Hello</p></html>"),
    .failed("«<html lang=' \t\n'>»<p>Hello</p></html>"),
    .failed(#"«<html xml:lang="en">»<p>Hello</p></html>"#),
    .failed(#"«<html>»<body lang="en"><p lang="en">Hello</p></body></html>"#),
    .inapplicable("<p>Hello</p>"),
    .inapplicable("<body><p>Hello</p></body>"),
    .inapplicable("<html><p>Hello</p></html>", facts: fragment),
  ]

  private static var fragment: MessageFacts {
    var facts = MessageFacts()
    facts.fragment = true
    return facts
  }
}
