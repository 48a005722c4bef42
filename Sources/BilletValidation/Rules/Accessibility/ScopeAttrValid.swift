import BilletCore
import BilletTree

/// The scope attribute stands on header cells and says where they point.
struct ScopeAttrValid: Rule {
  static let description = RuleDescription(
    id: "scope-attr-valid", category: .accessibility, severity: .error,
    summary: "The scope attribute is not valid",
    rationale: "Browsers ignore it, so the cells lack the header that the author meant.",
    help: "Write scope=\"col\" or scope=\"row\" on the <th>.",
    references: [.wcag("1.3.1"), .axe("scope-attr-valid")], examples: examples)

  static let interest: Interest = .attributes(.scope)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard tree.attributes.contains(where: { $0.name == .scope }) else { return }
    for id in tree.elements where !context.names.isProgrammaticallyHidden(id) {
      guard let attribute = tree.attribute(.scope, of: id) else { continue }
      sink.applies()
      let name = tree.nodes[id.index].name
      let value = tree.bytes(of: attribute)
      if name != .th {
        sink.report(
          attribute.span,
          message: "<\(tree.writtenName(of: id))> has a scope, which only <th> can have.",
          help: "Write <th> if the cell is a header, or remove the scope.")
      } else if !value.spells("col"), !value.spells("row"), !value.spells("colgroup"),
        !value.spells("rowgroup")
      {
        sink.report(attribute.span, message: "“\(value.string)” is no scope.")
      }
    }
  }
}

extension ScopeAttrValid {
  fileprivate static let examples: [Example] = [
    .passed(#"<table><tr><th scope="col">a</th></tr><tr><td>1</td></tr></table>"#),
    .passed(
      #"<table><tr><th SCOPE=Row>a</th><th scope="colgroup">b</th><th scope="rowgroup">c</th></tr></table>"#
    ),
    .failed(#"<table><tr><th «scope="column"»>a</th></tr></table>"#),
    .failed(#"<table><tr><td «scope="row"»>a</td></tr></table>"#),
    .failed(#"<table><tr><th «scope»>a</th><th «scope=""»>b</th></tr></table>"#),
    .failed(#"<table><tr «scope="row"»><th>a</th></tr></table>"#),
    .inapplicable(#"<table hidden><tr><td scope="row">a</td></tr></table>"#),
    .inapplicable("<table><tr><th>a</th></tr></table>"),
  ]
}
