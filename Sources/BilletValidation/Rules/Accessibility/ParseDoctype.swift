import BilletCore
import BilletTree

/// A whole document begins with the doctype of HTML.
struct ParseDoctype: Rule {
  static let description = RuleDescription(
    id: "parse-doctype", category: .accessibility, severity: .note,
    summary: "The document has no doctype",
    rationale: "Browsers then imitate those of 1998: tables take over no font size, for one.",
    help: "Begin the document with <!DOCTYPE html>.",
    references: [Reference(.html, "13.1.1")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.isFragment, let html = tree.elements(named: .html).first else { return }
    sink.applies()
    guard !tree.nodes.contains(where: { $0.kind == .doctype }) else { return }
    let span = tree.nodes[html.index].span
    sink.report(
      span,
      fix: DiagnosticSink.HTMLFix(
        "Begin with <!DOCTYPE html>",
        [(span: span.lowerBound..<span.lowerBound, replacement: "<!DOCTYPE html>\n")],
        safety: .unsafe))
  }
}

extension ParseDoctype {
  fileprivate static let examples: [Example] = [
    .passed("<!DOCTYPE html><html><p>Hi</p></html>"),
    .passed("<!doctype HTML SYSTEM 'about:legacy-compat'><html><p>Hi</p></html>"),
    .failed("«<html>»<p>Hi</p></html>"),
    .inapplicable("<p>Hi</p>"),
  ]
}
